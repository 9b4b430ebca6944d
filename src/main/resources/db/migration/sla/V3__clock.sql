-- A calendar as it was from one change to the next: what a promise was counted by stays what it was.
create table sla_calendar_edition (
    calendar_id uuid   not null,
    rev         bigint not null,
    zone        text   not null,
    week        jsonb  not null,
    days        jsonb  not null,
    ends_on     date,
    primary key (calendar_id, rev)
);
insert into sla_calendar_edition select id, rev, zone, week, days, ends_on from sla_calendar;
create trigger sla_calendar_edition_immutable before update or delete on sla_calendar_edition
    for each row execute function refuse_change();

-- What a ticket was promised, as its history tells it (Reckoning), and what has been done about it. Each one that runs is an instance
-- of the engine's under the same id.
create table sla_clock (
    id           uuid        primary key,
    ticket_id    uuid        not null,
    metric       text        not null check (metric in ('first_response', 'next_response', 'resolution')),
    version_id   uuid        not null references sla_policy_version,
    calendar_id  uuid,
    calendar_rev bigint,
    process      text        not null, -- the engine's id of the definition it runs by
    started_at   timestamptz not null,
    warn_at      timestamptz,          -- null: paused before that
    due_at       timestamptz,          -- null: paused before that
    met_at       timestamptz,
    breached_at  timestamptz,          -- due_at, not when somebody noticed
    warned_at    timestamptz,          -- when somebody was told
    unique (ticket_id, metric, started_at)
);
create index sla_clock_due on sla_clock (due_at) where met_at is null;
create index sla_clock_version on sla_clock (version_id) where met_at is null;
create index sla_clock_calendar on sla_clock (calendar_id) where met_at is null;

-- By which definition of each drawn process new tickets are served.
create table sla_process (
    key        text primary key,
    definition text not null
);

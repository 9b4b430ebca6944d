-- Somebody has the open tickets of a policy moved to what held in that moment: what is left of it goes on after a restart.
create table sla_migration (
    id          uuid        primary key,
    policy_id   uuid        not null references sla_policy,
    number      int         not null, -- of the policy's version
    target      jsonb       not null, -- the agreement, as history writes it
    author      uuid,
    started_at  timestamptz not null,
    finished_at timestamptz
);
create unique index sla_migration_running on sla_migration (policy_id) where finished_at is null;

create table sla_migration_ticket (
    migration_id uuid     not null references sla_migration on delete cascade,
    ticket_id    uuid     not null,
    number       bigint   not null,
    -- left: it stood under something else when its turn came, or nothing was promised to it any more
    state        text     not null default 'waiting' check (state in ('waiting', 'moved', 'left', 'failed')),
    tries        smallint not null default 0,
    primary key (migration_id, ticket_id)
);
create index sla_migration_ticket_waiting on sla_migration_ticket (migration_id, tries, number) where state = 'waiting';

-- One row a ticket, everything a queue shows. A projection: refreshed by one statement, can be rebuilt at any time.
create table queue_row (
    ticket_id        uuid        primary key references ticket on delete cascade,
    number           bigint      not null unique,
    subject          text        not null,
    status           text        not null,
    priority         text        not null,
    priority_rank    smallint    not null,
    channel          text        not null,
    customer_id      uuid        not null,
    customer_name    text,
    customer_address text        not null,
    assignee_id      uuid,
    team_id          uuid,
    shared_teams     uuid[]      not null,
    mentioned        uuid[]      not null,
    category         text,
    outcome          text,
    tags             text[]      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    rev              bigint      not null,
    merged_into      bigint,
    lang             text,
    preview          text,
    last_message_at  timestamptz,
    message_count    int         not null default 0,
    sla              jsonb       not null default '[]',
    next_due_at      timestamptz,
    sla_state        text
);
create index queue_row_team on queue_row (team_id, updated_at desc, number desc);
create index queue_row_assignee on queue_row (assignee_id, updated_at desc) where assignee_id is not null;
create index queue_row_updated on queue_row (updated_at desc, number desc);
create index queue_row_created on queue_row (created_at desc, number desc);
create index queue_row_due on queue_row (next_due_at) where next_due_at is not null;
create index queue_row_shared on queue_row using gin (shared_teams) where shared_teams <> '{}';
create index queue_row_mentioned on queue_row using gin (mentioned) where mentioned <> '{}';

-- What happened, in the transaction of what happened, with seq null. One sequencer stamps seq after commit (ADR 0004).
-- The audience columns are who could see the ticket before and after, so that losing sight is told only to those who had it.
create table feed (
    event     uuid        primary key,
    seq       bigint      unique,
    type      text        not null,
    ticket_id uuid        not null,
    number    bigint      not null,
    rev       bigint      not null,
    teams     uuid[]      not null,
    agents    uuid[]      not null,
    teamless  boolean     not null,
    at        timestamptz not null
);
create index feed_unstamped on feed (event) where seq is null;
create index feed_number on feed (number, seq);
create index feed_teams on feed using gin (teams);

-- The last seq given out. One row; its lock is the sequencer's order of commit.
create table feed_head (
    one boolean primary key default true check (one),
    seq bigint  not null
);
insert into feed_head (seq) values (0);

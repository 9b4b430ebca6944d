-- An instance of a connector: one mailbox, one bot. Secrets are encrypted; the YAML holds none.
create table channel_account (
    key        text        primary key,
    connector  text        not null,
    name       text        not null,
    address    text        not null,
    team_id    uuid        references team,
    settings   jsonb       not null default '{}',
    secret     bytea,
    enabled    boolean     not null default true,
    created_at timestamptz not null
);
create unique index channel_account_address on channel_account (lower(address));

-- Raw first: the row is committed before anything is acknowledged. Raw over 64 kB lies in the blob store.
create table inbox (
    id           uuid        primary key,
    account      text        not null,
    media_type   text        not null,
    dedupe_key   bytea       not null unique,
    lane         bigint      not null,
    raw          bytea,
    raw_sha256   bytea       references blob,
    headers      jsonb       not null default '{}',
    also_at      text[]      not null default '{}',
    state        text        not null default 'accepted' check (state in ('accepted', 'processed', 'parked', 'quarantined')),
    error        text,
    attempts     int         not null default 0,
    not_before   timestamptz,
    message_id   uuid,
    received_at  timestamptz not null,
    processed_at timestamptz,
    check ((raw is null) <> (raw_sha256 is null))
);
create index inbox_waiting on inbox (lane, id) where state = 'accepted';
create index inbox_oldest on inbox (id) where state = 'accepted';
create index inbox_state on inbox (state, id) where state <> 'processed';
create index inbox_message on inbox (message_id);

-- What must leave the house, in order per ticket; every retry carries the same Message-ID.
create table outbox (
    id         uuid        primary key,
    message_id uuid        not null unique,
    ticket_id  uuid        not null,
    account    text        not null,
    state      text        not null default 'queued' check (state in ('held', 'queued', 'sent', 'failed')),
    not_before timestamptz not null,
    give_up_at timestamptz not null,
    attempts   int         not null default 0,
    error      text,
    changed_at timestamptz not null,
    created_at timestamptz not null
);
create index outbox_due on outbox (not_before) where state in ('held', 'queued');
create index outbox_ticket on outbox (ticket_id, id) where state in ('held', 'queued');

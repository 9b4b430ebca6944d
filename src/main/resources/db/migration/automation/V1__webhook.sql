-- Other systems that want to be told.
create table webhook (
    id               uuid        primary key,
    name             text        not null,
    url              text        not null,
    events           text[]      not null,
    active           boolean     not null,
    -- Encrypted. The old one signs beside the new one for a while.
    secret           bytea       not null,
    old_secret       bytea,
    old_secret_until timestamptz,
    created_at       timestamptz not null,
    -- It has answered that it wants no more of them; switched off by that.
    gone_at          timestamptz,
    last_success_at  timestamptz,
    -- Since its last success; null while all is well.
    failing_since    timestamptz,
    last_failure_at  timestamptz,
    last_code        text,
    last_status      int,
    -- In trouble it rests, longer each time, and one delivery at a time tries.
    tries            int         not null default 0,
    rest_until       timestamptz
);

-- What one of them is told, written in the transaction in which it happens.
create table webhook_delivery (
    webhook_id  uuid        not null references webhook on delete cascade,
    -- The same for every webhook that is told of it.
    id          uuid        not null,
    type        text        not null,
    ticket      bigint      not null,
    at          timestamptz not null,
    -- The same bytes on every try.
    body        text        not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up')),
    attempts    int         not null default 0,
    not_before  timestamptz not null,
    give_up_at  timestamptz not null,
    lease_owner text,
    tried_at    timestamptz,
    status      int,
    code        text,
    millis      int,
    answer      text,
    primary key (webhook_id, id)
);
create index webhook_delivery_due on webhook_delivery (not_before) where state = 'waiting';
create index webhook_delivery_old on webhook_delivery (at) where state <> 'waiting';

-- Everyone a message goes to has a fate of their own: [{address, state (waiting|sent|failed), code, hard, reason, at}], so that a retry
-- reaches only those who have not got it. The bytes are made once, at the first try; larger ones lie in the blob store.
alter table outbox
    alter column message_id drop not null,
    add column kind          text  not null default 'reply' check (kind in ('reply', 'acknowledgement')),
    add column recipients    jsonb not null default '[]',
    add column code          text,
    add column unsure        int   not null default 0,
    add column lease_owner   text,
    add column envelope_from text,
    add column raw           bytea,
    add column raw_sha256    bytea references blob,
    add check (message_id is not null or kind = 'acknowledgement');
create index outbox_leased on outbox (lease_owner) where lease_owner is not null;
create index outbox_acknowledgements on outbox (id) where message_id is null;

-- An account whose way out is blocked (no connection, refused sign-in): its messages wait together, one of them tries now and then.
create table outgoing_trouble (
    account    text        primary key,
    since      timestamptz not null,
    tries      int         not null,
    not_before timestamptz not null,
    code       text,
    error      text        not null
);

-- What every module stands on: statement statistics, sign-in sessions, keys, blobs, remembered POSTs.
-- A database that is not ours may not let us, and works without.
do $$ begin
    create extension if not exists pg_stat_statements;
exception when others then
    raise notice 'no statement statistics: %', sqlerrm;
end $$;

create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- Keys that sign what leaves the house (Message-IDs, reply addresses). The newest signs, every one not retired verifies.
create table signing_key (
    id         smallint generated always as identity primary key,
    secret     bytea       not null,
    created_at timestamptz not null,
    retired_at timestamptz
);

-- Content-addressed files: raw mails over 64 kB and attachments. The bytes lie in the blob store under their SHA-256.
create table blob (
    sha256     bytea       primary key,
    size       bigint      not null,
    refs       int         not null default 0,
    created_at timestamptz not null,
    touched_at timestamptz not null
);
create index blob_orphan on blob (touched_at) where refs = 0;

-- Answers to POSTs that carried an Idempotency-Key; written in the transaction of the effect they stand for.
create table idempotency (
    principal    text        not null,
    path         text        not null,
    key          text        not null,
    body_sha256  bytea       not null,
    status       int,
    headers      jsonb,
    body         bytea,
    created_at   timestamptz not null,
    primary key (principal, path, key)
);
create index idempotency_age on idempotency (created_at);

-- A secret shared with an authenticator app (RFC 6238), encrypted. It counts once a first code has proved that the app has it.
create table one_time_code (
    agent_id     uuid        primary key references agent on delete cascade,
    secret       bytea       not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint      not null default 0 -- a code works once: of the same or an earlier step none is taken again
);

-- For the day the phone is gone; each works once. 80 random bits need no slow hash.
create table recovery_code (
    agent_id uuid        not null references agent on delete cascade,
    sha256   bytea       not null,
    used_at  timestamptz,
    primary key (agent_id, sha256)
);

-- Passkeys, in the columns that Spring Security's JdbcUserCredentialRepository writes.
create table user_credentials (
    credential_id                varchar(1400) primary key, -- WebAuthn Level 3: at most 1,023 bytes
    user_entity_user_id          varchar(64)   not null,    -- base64url of the agent's id
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(200)  not null
);
create index user_credentials_owner on user_credentials (user_entity_user_id);

-- Who an agent is at a sign-in provider: issuer and subject, the only pair OpenID Connect promises to be stable.
create table provider_identity (
    issuer    text        not null,
    subject   text        not null,
    agent_id  uuid        not null references agent on delete cascade,
    linked_at timestamptz not null,
    primary key (issuer, subject)
);

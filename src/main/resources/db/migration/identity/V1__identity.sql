create table agent (
    id            uuid        primary key,
    email         text        not null,
    name          text        not null,
    password_hash text        not null,
    role          text        not null check (role in ('agent', 'supervisor', 'admin')),
    locale        text        not null default 'en' check (locale in ('en', 'zh-CN')),
    theme         text        not null default 'system' check (theme in ('system', 'light', 'dark')),
    active        boolean     not null default true,
    created_at    timestamptz not null
);
create unique index agent_email on agent (lower(email));

create table team (
    id         uuid        primary key,
    name       text        not null unique,
    parent_id  uuid        references team,
    created_at timestamptz not null
);

create table team_member (
    team_id  uuid    not null references team on delete cascade,
    agent_id uuid    not null references agent on delete cascade,
    lead     boolean not null default false,
    primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

-- Only the SHA-256 of a token is kept: 256 random bits need no slow hash.
create table api_token (
    id           uuid        primary key,
    agent_id     uuid        not null references agent on delete cascade,
    name         text        not null,
    sha256       bytea       not null unique,
    scopes       text[],     -- null: every right of its owner
    created_at   timestamptz not null,
    revoked_at   timestamptz
);

-- The one-time link a first start prints. Used once, it creates the first admin.
create table setup_link (
    sha256     bytea       primary key,
    created_at timestamptz not null,
    used_at    timestamptz
);

create table audit (
    id     uuid        primary key,
    at     timestamptz not null,
    actor  uuid,
    action text        not null,
    object text,
    detail jsonb       not null default '{}'
);
create index audit_at on audit (at desc);

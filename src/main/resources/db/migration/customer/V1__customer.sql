create table tier (
    key  text primary key,
    name text not null,
    rank int  not null
);
insert into tier (key, name, rank) values ('standard', 'Standard', 0), ('vip', 'VIP', 10);

create table organisation (
    id         uuid        primary key,
    name       text        not null,
    domains    text[]      not null default '{}',
    tier       text        references tier,
    -- A colleague who answers in a thread may join it without an agent's word.
    auto_join  boolean     not null default false,
    created_at timestamptz not null
);
create index organisation_domains on organisation using gin (domains);

create table customer (
    id              uuid        primary key,
    name            text,
    organisation_id uuid        references organisation,
    tier            text        not null default 'standard' references tier,
    lang            text,
    consent         jsonb       not null default '{}',
    merged_into     uuid        references customer,
    created_at      timestamptz not null
);
create index customer_organisation on customer (organisation_id);

-- Who a person is on every channel. The normalised value is unique per kind; how sure we are and why stands beside it.
create table customer_address (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    kind        text        not null,
    value       text        not null,
    display     text        not null,
    source      text        not null,
    confidence  smallint    not null check (confidence between 0 and 100),
    verified    boolean     not null default false,
    created_at  timestamptz not null,
    unique (kind, value)
);
create index customer_address_customer on customer_address (customer_id);

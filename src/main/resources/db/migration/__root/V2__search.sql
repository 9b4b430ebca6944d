-- Hibernate Search's own two tables, as its outbox-polling strategy names them: what has yet to be indexed, and who does it.
create table hsearch_outbox_event (
    id             uuid         primary key,
    entity_name    varchar(256) not null,
    entity_id      varchar(256) not null,
    entity_id_hash int          not null,
    payload        bytea        not null,
    retries        int          not null,
    process_after  timestamptz  not null,
    status         varchar(255) not null,
    tenant_id      varchar(255)
);
create index hsearch_outbox_event_hash on hsearch_outbox_event (entity_id_hash);
create index hsearch_outbox_event_due on hsearch_outbox_event (process_after);

create table hsearch_agent (
    id                   uuid         primary key,
    type                 varchar(255) not null,
    name                 varchar(255) not null,
    expiration           timestamptz  not null,
    state                varchar(255) not null,
    total_shard_count    int,
    assigned_shard_index int,
    payload              bytea,
    tenant_id            varchar(255)
);

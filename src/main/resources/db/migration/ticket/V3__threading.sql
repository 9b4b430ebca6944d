-- A quarantined message is in no conversation until it is released.
alter table message alter column conversation_id drop not null;

-- Since when a resolved ticket waits for an objection: a late one opens a ticket of its own.
alter table ticket add column resolved_at timestamptz;

-- Replies that came before what they answer, by the Message-ID they wait for.
create table awaited_parent (
    external_id text        not null,
    message_id  uuid        not null references message on delete cascade,
    at          timestamptz not null,
    primary key (external_id, message_id)
);
create index operation_undoes on operation (undoes) where undoes is not null;
create index awaited_parent_age on awaited_parent (at);

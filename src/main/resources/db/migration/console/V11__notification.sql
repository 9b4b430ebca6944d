-- What an agent is told of. Written in the ticket's transaction; the unique key lets a listener run twice. Kept thirty days.
create table notification (
    id        bigint      generated always as identity primary key,
    agent_id  uuid        not null,
    kind      text        not null,
    ticket_id uuid        not null references ticket on delete cascade,
    source    uuid        not null,
    actor     text,
    at        timestamptz not null,
    read_at   timestamptz,
    unique (agent_id, kind, source)
);
create index notification_agent on notification (agent_id, id desc);
create index notification_unread on notification (agent_id, ticket_id) where read_at is null;
create index notification_ticket on notification (ticket_id);
create index notification_at on notification using brin (at);

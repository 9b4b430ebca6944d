-- Up to which message somebody has read a ticket. What was there before they were is not new to them and needs no row.
create table ticket_seen (
    agent_id  uuid        not null references agent on delete cascade,
    ticket_id uuid        not null references ticket on delete cascade,
    at        timestamptz not null,
    marked    boolean     not null default false, -- they want to read it once more
    primary key (agent_id, ticket_id)
);
create index ticket_seen_ticket on ticket_seen (ticket_id);

create sequence ticket_number start 100000;

create table category (
    key  text primary key,
    name text not null,
    parent text references category
);

-- Columns team_id, assignee_id, shared_teams and mentioned are what the visibility predicate reads (ADR 0003).
create table ticket (
    id              uuid        primary key,
    number          bigint      not null unique,
    subject         text        not null,
    status          text        not null check (status in ('new', 'open', 'pending', 'on_hold', 'resolved', 'closed')),
    priority        text        not null check (priority in ('low', 'normal', 'high', 'urgent')),
    channel         text        not null,
    customer_id     uuid        not null,
    organisation_id uuid,
    tier            text        not null default 'standard',
    assignee_id     uuid,
    team_id         uuid,
    shared_teams    uuid[]      not null default '{}',
    mentioned       uuid[]      not null default '{}',
    category        text        references category,
    outcome         text,
    tags            text[]      not null default '{}',
    spam            boolean     not null default false,
    merged_into     uuid        references ticket,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    rev             bigint      not null,
    -- The rev at which each field last changed: a PATCH conflicts only with a change of the same field.
    field_revs      jsonb       not null default '{}'
);
create index ticket_customer on ticket (customer_id);

-- Tickets that point at each other without being one: a possible or certain follow-up.
create table ticket_link (
    ticket_id uuid        not null references ticket,
    other_id  uuid        not null references ticket,
    kind      text        not null check (kind in ('possible_follow_up', 'follow_up', 'split')),
    evidence  jsonb       not null default '{}',
    at        timestamptz not null,
    primary key (ticket_id, other_id, kind)
);
create index ticket_link_other on ticket_link (other_id);

-- One person, one channel account, one thread. Never changes: merge and split move placements, not conversations.
create table conversation (
    id          uuid        primary key,
    customer_id uuid        not null,
    channel     text        not null,
    created_at  timestamptz not null
);
create index conversation_customer on conversation (customer_id);

-- Every external id (for mail: each Message-ID, without brackets) that names a conversation.
create table conversation_alias (
    external_id     text not null,
    conversation_id uuid not null references conversation,
    message_id      uuid,
    primary key (external_id, conversation_id)
);

create table message (
    id                uuid        primary key,
    conversation_id   uuid        not null references conversation,
    kind              text        not null check (kind in ('customer', 'reply', 'note', 'event')),
    direction         text        not null check (direction in ('in', 'out', 'internal')),
    author_name       text,
    author_address    text,
    author_agent      uuid,
    author_customer   uuid,
    to_addresses      jsonb       not null default '[]',
    cc_addresses      jsonb       not null default '[]',
    channel           text        not null,
    lang              text,
    external_id       text,
    subject           text        not null,
    text              text        not null,
    quoted            text,
    html              text,
    automatic         boolean     not null default false,
    quarantined       boolean     not null default false,
    evidence          jsonb       not null default '{}',
    inbox_id          uuid,
    parser_version    int         not null default 0,
    sanitizer_version int         not null default 0,
    created_at        timestamptz not null
);
create index message_external_id on message (external_id) where external_id is not null;
create index message_conversation on message (conversation_id);

create table attachment (
    id          uuid        primary key,
    message_id  uuid        references message,
    uploaded_by uuid,
    name        text        not null,
    type        text        not null,
    size        bigint      not null,
    inline      boolean     not null default false,
    content_id  text,
    position    int         not null default 0,
    sha256      bytea       not null references blob,
    created_at  timestamptz not null
);
create index attachment_message on attachment (message_id);
create index attachment_sha256 on attachment (sha256);

-- Who did what, so that it can be undone. kind: receive, reply, open, patch, merge, split, bulk, undo.
create table operation (
    id     uuid        primary key,
    kind   text        not null,
    actor  jsonb       not null,
    at     timestamptz not null,
    undoes uuid        references operation,
    detail jsonb       not null default '{}'
);

-- Which ticket shows a message. The row without removed_by is the present; the others are how it came there.
create table placement (
    message_id   uuid        not null references message,
    ticket_id    uuid        not null references ticket,
    operation_id uuid        not null references operation,
    removed_by   uuid        references operation,
    at           timestamptz not null,
    primary key (message_id, operation_id)
);
create unique index placement_now on placement (message_id) where removed_by is null;
create index placement_ticket on placement (ticket_id, message_id) where removed_by is null;

-- Who may write into the ticket: they wrote on it, or were put in To or Cc by the customer or an agent.
create table participant (
    ticket_id uuid        not null references ticket,
    kind      text        not null,
    value     text        not null,
    display   text        not null,
    name      text,
    source    text        not null check (source in ('wrote', 'customer', 'agent')),
    at        timestamptz not null,
    primary key (ticket_id, kind, value)
);

-- History, append-only, in the transaction of what it tells. Holds every input of the service-level clocks.
create table ticket_event (
    id           uuid        primary key,
    ticket_id    uuid        not null references ticket,
    at           timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    actor        jsonb       not null,
    cause        text,
    operation_id uuid        references operation
);
create index ticket_event_ticket on ticket_event (ticket_id, id);
create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger ticket_event_append_only before update or delete on ticket_event
    for each row execute function refuse_change();

-- What lets a customer say how it went: /csat/<token>. The token is the id and our signature of it.
create table survey (
    id          bytea       primary key, -- 128 random bits
    ticket_id   uuid        not null references ticket on delete cascade,
    customer_id uuid        not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    score       smallint    check (score between 1 and 5),
    word        text,
    rated_at    timestamptz
);
create index survey_ticket on survey (ticket_id);
create index survey_customer on survey (customer_id, asked_at);

-- Somebody has to call a customer back who was not content. One at a time a ticket.
create table callback (
    id        uuid        primary key,
    ticket_id uuid        not null references ticket on delete cascade,
    opened_at timestamptz not null,
    taken_by  uuid,
    taken_at  timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    outcome   text        check (outcome in ('satisfied', 'unresolved', 'unreachable')),
    note      text,
    check ((closed_at is null) = (outcome is null))
);
create unique index callback_open on callback (ticket_id) where closed_at is null;
create index callback_ticket on callback (ticket_id, opened_at);

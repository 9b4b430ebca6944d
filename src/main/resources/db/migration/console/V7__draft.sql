-- What somebody is writing. The row stays when its text has been sent or thrown away: by it a late save is told from a new text.
create table draft (
    id        uuid        primary key,
    agent_id  uuid        not null references agent on delete cascade,
    ticket_id uuid        not null references ticket on delete cascade,
    kind      text        not null check (kind in ('reply', 'note')),
    rev       bigint      not null,
    writer    text        not null, -- the browser that saved last, and when by its own clock
    turn      bigint      not null,
    content   jsonb,                -- null: nothing is written
    other     jsonb,                -- what another browser had written meanwhile
    sent      text,                 -- the text that left from here last
    saved_at  timestamptz not null,
    unique (agent_id, ticket_id, kind)
);
create index draft_ticket on draft (ticket_id);

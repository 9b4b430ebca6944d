-- What there is to count of a ticket, told from its history (ADR 0022). No key to ticket: a fact outlives what it tells of.
create table ticket_fact (
    ticket_id   uuid        primary key,
    number      bigint      not null unique,
    channel     text        not null,
    team_id     uuid,
    category    text,
    tier        text        not null,
    assignee_id uuid,
    counted     boolean     not null, -- neither spam nor part of another ticket
    arrived_at  timestamptz not null,
    resolved_at timestamptz,          -- the last time, if it has not been opened again since
    replies     int         not null, -- of humans
    reopened    int         not null
);

-- One row for each thing that happened to it and matters. "position" is its place among them.
create table happening_fact (
    ticket_id uuid        not null references ticket_fact on delete cascade,
    position  int         not null,
    kind      text        not null check (kind in ('arrived', 'reply', 'first_reply', 'next_reply', 'resolved', 'reopened', 'reassigned', 'kept', 'broken', 'scored')),
    at        timestamptz not null,
    agent_id  uuid,                   -- who did it; of kept, broken and scored who had the ticket then
    team_id   uuid,                   -- whose it was then
    metric    text,                   -- of kept and broken
    seconds   bigint,                 -- since what it answers; of resolved since arrived; of kept since it was promised
    worked    bigint,                 -- the same in working time, where something was promised
    score     smallint,
    lasting   boolean     not null,   -- false for a resolution after which it was opened again
    primary key (ticket_id, position)
);
create index happening_fact_at on happening_fact (at);

-- How far the feed has been followed, and up to which ticket all of them are gone through. One row; its lock is the follower's turn.
create table insight_position (
    one   boolean primary key default true check (one),
    seq   bigint,
    sweep uuid
);
insert into insight_position (seq) values (null);

-- A ticket's parts are looked for whenever it is told.
create index ticket_merged_into on ticket (merged_into) where merged_into is not null;

-- For programs that read figures: what stands here is documented in src/docs/reporting.md and stays as it is.
create schema reporting;

create view reporting.ticket as
select f.ticket_id, f.number, f.channel, f.team_id, t.name as team, f.category, f.tier, f.assignee_id, a.name as assignee, f.arrived_at, f.resolved_at, f.replies, f.reopened
from ticket_fact f left join team t on t.id = f.team_id left join agent a on a.id = f.assignee_id
where f.counted;

create view reporting.happening as
select h.ticket_id, f.number, h.position, h.kind, h.at, h.agent_id, a.name as agent, h.team_id, t.name as team, h.metric, h.seconds, h.worked as working_seconds, h.score, h.lasting
from happening_fact h join ticket_fact f using (ticket_id) left join team t on t.id = h.team_id left join agent a on a.id = h.agent_id
where f.counted;

-- A row for everything a figure counts, "hit" for what it counts as done well (or, of reopened, as not).
create view reporting.figure as
select c.figure, c.hit, h.ticket_id, f.number, h.at, h.agent_id, f.team_id, f.channel, f.category, f.tier, h.metric, h.seconds, h.worked as working_seconds, h.score
from happening_fact h join ticket_fact f using (ticket_id)
cross join lateral (values
    ('arrived', h.kind = 'arrived', true),
    ('first_response', h.kind = 'first_reply', true),
    ('next_response', h.kind = 'next_reply', true),
    ('resolution', h.kind = 'resolved' and h.lasting, true),
    ('sla', h.kind in ('kept', 'broken'), h.kind = 'kept'),
    ('first_contact', h.kind = 'resolved' and h.lasting, f.replies = 1 and f.reopened = 0),
    ('satisfaction', h.kind = 'scored', h.score >= 4),
    ('reopened', h.kind = 'resolved', not h.lasting),
    ('answered', h.kind = 'reply', true)) as c (figure, belongs, hit)
where f.counted and c.belongs;

-- A list somebody keeps: for themselves, or for everybody who looks into a team. The filter is the query parameters of the queue.
create table saved_view (
    id         uuid        primary key,
    owner_id   uuid        not null references agent on delete cascade,
    team_id    uuid        references team on delete cascade,
    name       text        not null,
    filter     jsonb       not null,
    sort       text        not null,
    position   int         not null,
    created_at timestamptz not null
);
create index saved_view_owner on saved_view (owner_id);
create index saved_view_team on saved_view (team_id) where team_id is not null;

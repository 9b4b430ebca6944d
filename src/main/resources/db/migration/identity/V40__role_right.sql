-- Which rights a role has, and where. Where no row stands, everybody may what they could before there were any.
create table role_right (
    standing text   not null check (standing in ('agent', 'lead', 'supervisor')), -- an admin has every right, always
    scope    text   not null check (scope in ('desk', 'every', 'none', 'assigned', 'mentioned', 'team')),
    team_id  uuid   references team on delete cascade,
    rights   text[] not null,
    check ((scope = 'team') = (team_id is not null)),
    unique nulls not distinct (standing, scope, team_id)
);
create index role_right_team on role_right (team_id);

-- What we promise to whom: of those with a rank, the first that applies to a ticket holds. Without one it has been put away.
create table sla_policy (
    id     uuid primary key,
    number int  not null, -- of its present version
    rank   int
);

-- A version never changes: tickets keep theirs.
create table sla_policy_version (
    id          uuid        primary key,
    policy_id   uuid        not null references sla_policy,
    number      int         not null,
    sheet       jsonb       not null, -- name, active, conditions, targets, chatTargets, warnAt, pauses, calendar
    calendar_id uuid        references sla_calendar,
    at          timestamptz not null,
    author      uuid,
    unique (policy_id, number)
);
create index sla_policy_version_calendar on sla_policy_version (calendar_id);
create trigger sla_policy_version_immutable before update or delete on sla_policy_version
    for each row execute function refuse_change();

-- Something to begin with, switched off until somebody has looked at it.
insert into sla_policy (id, number, rank) values ('01900000-0000-7000-8000-000000000001', 1, 1);
insert into sla_policy_version (id, policy_id, number, sheet, at) values
    ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 1, '{
        "name": "Everybody · 所有人", "active": false, "conditions": {},
        "targets": {
            "urgent": {"first_response": 3600, "next_response": 7200, "resolution": 28800},
            "high": {"first_response": 14400, "next_response": 14400, "resolution": 86400},
            "normal": {"first_response": 28800, "next_response": 28800, "resolution": 259200},
            "low": {"first_response": 86400, "next_response": 86400, "resolution": 432000}},
        "chatTargets": {
            "urgent": {"first_response": 60, "next_response": 120, "resolution": 3600},
            "high": {"first_response": 120, "next_response": 180, "resolution": 7200},
            "normal": {"first_response": 180, "next_response": 300, "resolution": 14400},
            "low": {"first_response": 300, "next_response": 600, "resolution": 28800}},
        "warnAt": 80, "pauses": {"resolution": ["pending", "on_hold"]}, "calendar": null}', now());

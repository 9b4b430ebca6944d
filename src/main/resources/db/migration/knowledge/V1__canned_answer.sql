-- What is said again and again, in each language under one id.
create table canned_answer (
    id         uuid        primary key,
    scope      text        not null check (scope in ('personal', 'team', 'everyone')),
    owner_id   uuid        references agent on delete cascade,
    team_id    uuid        references team on delete cascade,
    tags       text[]      not null,
    texts      jsonb       not null, -- {"en": {"title", "body"}, "zh-CN": …}, at least one of them
    updated_at timestamptz not null,
    check ((scope = 'personal') = (owner_id is not null)),
    check ((scope = 'team') = (team_id is not null))
);

create table canned_answer_use (
    answer_id uuid        not null references canned_answer on delete cascade,
    agent_id  uuid        not null references agent on delete cascade,
    uses      int         not null,
    last_at   timestamptz not null,
    primary key (answer_id, agent_id)
);

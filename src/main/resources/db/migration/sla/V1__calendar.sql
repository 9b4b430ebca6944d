-- When people work. A calendar is read as a whole, inside every ticket's transaction, so its hours and days lie in one row.
create table sla_calendar (
    id         uuid        primary key,
    name       text        not null,
    -- Which shipped one it is, until somebody gives it a name of their own: its name is in the reader's language.
    preset     text        check (preset in ('always', 'weekdays', 'china')),
    zone       text        not null,
    week       jsonb       not null, -- [{day, from, to}], in the order of the week
    days       jsonb       not null, -- [{date, isOffDay, name, like}], in the order of time
    ends_on    date,                 -- the last day these days are known for; null: always
    source     text,                 -- who says so
    rev        bigint      not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index sla_calendar_name on sla_calendar (lower(name));

-- What was handed out once does not come again when somebody has removed it.
create table sla_shipped (
    preset text        primary key,
    at     timestamptz not null
);

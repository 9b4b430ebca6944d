-- Whose working time counts for this customer; null: their organisation's, or else the policy's.
alter table organisation add calendar_id uuid, add rev bigint not null default 1;
alter table customer add calendar_id uuid, add rev bigint not null default 1;
create unique index organisation_name on organisation (lower(name));
create index organisation_calendar on organisation (calendar_id) where calendar_id is not null;
create index customer_calendar on customer (calendar_id) where calendar_id is not null;

alter table ticket add calendar_id uuid;

-- Customers whose open tickets do not know yet what has become of them.
create table standing_change (
    customer_id uuid        primary key references customer,
    actor       jsonb       not null,
    at          timestamptz not null
);

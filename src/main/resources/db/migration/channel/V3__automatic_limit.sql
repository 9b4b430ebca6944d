-- When the last two automatic messages went to an address, or out on a ticket: the third within an hour is not written.
create table automatic_limit (
    key  text          primary key,
    at   timestamptz[] not null
);

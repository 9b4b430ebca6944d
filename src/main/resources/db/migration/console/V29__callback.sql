-- Whose customer has to be called back: 'open' until somebody has taken that, then 'taken'; null once it has an outcome.
alter table queue_row add column callback text;
create index queue_row_callback on queue_row (updated_at desc, number desc) where callback is not null;

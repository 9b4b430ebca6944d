alter table queue_row add column snoozed_until timestamptz;
create index queue_row_snoozed on queue_row (snoozed_until) where snoozed_until is not null;
-- For the tags used lately.
create index queue_row_tagged on queue_row (updated_at desc) where tags <> '{}';

-- The order by priority, which would otherwise read and sort every ticket for each page.
create index queue_row_priority on queue_row (priority_rank, number);
create index queue_row_waiting_priority on queue_row (priority_rank, number) where status not in ('resolved', 'closed');

-- What is not done yet, which is what nearly every view shows and counts: a fraction of all there is.
create index queue_row_waiting on queue_row (updated_at desc, number desc) where status not in ('resolved', 'closed');
create index queue_row_waiting_assignee on queue_row (assignee_id, updated_at desc, number desc) where status not in ('resolved', 'closed');

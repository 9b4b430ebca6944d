-- The order by what is due next, and what is or soon will be overdue.
drop index queue_row_due;
create index queue_row_waiting_due on queue_row (coalesce(next_due_at, '9999-12-31T00:00:00Z'::timestamptz), number) where status not in ('resolved', 'closed');
create index queue_row_pressing on queue_row (sla_state, team_id) where sla_state in ('overdue', 'due_soon') and status not in ('resolved', 'closed');

-- What waits in a team, and what of it nobody has: an agent's list goes along these, team by team.
create index queue_row_waiting_team on queue_row (team_id, updated_at desc, number desc) where status not in ('resolved', 'closed');
create index queue_row_waiting_unassigned on queue_row (team_id, updated_at desc, number desc)
    where status not in ('resolved', 'closed') and assignee_id is null;
-- A team whose tickets are nearly all done has few that wait. Without this PostgreSQL would expect as many as in any other, and read
-- every ticket of the desk in the order of the list until it had found them.
create statistics queue_row_team_status (mcv) on team_id, status from queue_row;

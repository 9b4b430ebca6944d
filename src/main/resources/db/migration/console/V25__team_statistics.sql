-- Enough for fifty teams with each status: of what is missing from the list, PostgreSQL knows no more than before.
alter statistics queue_row_team_status set statistics 300;

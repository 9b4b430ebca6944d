create index sla_clock_open on sla_clock (id) where met_at is null;

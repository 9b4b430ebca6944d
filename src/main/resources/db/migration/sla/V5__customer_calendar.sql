alter table customer add foreign key (calendar_id) references sla_calendar;
alter table organisation add foreign key (calendar_id) references sla_calendar;

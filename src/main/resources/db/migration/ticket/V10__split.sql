-- In which order things were done, whatever a clock says: what touches one ticket takes turns.
alter table operation add column seq bigint generated always as identity;
-- What a message answers: it goes where that goes (ADR 0014).
alter table message add column answers uuid;
create index message_answers on message (answers) where answers is not null;
create index placement_ever on placement (ticket_id, operation_id);

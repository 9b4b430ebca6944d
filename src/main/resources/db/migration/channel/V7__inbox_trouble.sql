-- Why a row is parked or quarantined, and what its envelope tells of it: a mail nobody could read still has a sender.
-- error and reason are stable codes, detail is for people.
alter table inbox
    add reason       text,
    add detail       text,
    add from_name    text,
    add from_address text,
    add subject      text;

-- A deleted row keeps its dedupe key, so that the same mail fetched again stays away.
alter table inbox drop constraint inbox_state_check;
alter table inbox add constraint inbox_state_check check (state in ('accepted', 'processed', 'parked', 'quarantined', 'deleted'));
alter table inbox drop constraint inbox_check;
alter table inbox add constraint inbox_raw_check check ((raw is null) <> (raw_sha256 is null) or state = 'deleted');

-- Rows pass through "accepted" in a second: what they leave in its indexes must go as fast.
alter table inbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);

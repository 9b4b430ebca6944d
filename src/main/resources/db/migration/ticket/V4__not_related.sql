-- Somebody has said that the two do not belong together: what made us think so does not bring it up again.
alter table ticket_link add column dismissed_at timestamptz;

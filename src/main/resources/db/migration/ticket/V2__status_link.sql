-- Where the sender of a mail wants its answers, if not at the address it came from.
alter table message add column reply_to jsonb not null default '[]';

-- What lets a customer see one ticket without an account: /s/<token>. The token is the id and our signature of it.
create table status_link (
    id         bytea       primary key, -- 128 random bits
    ticket_id  uuid        not null references ticket,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create unique index status_link_live on status_link (ticket_id) where revoked_at is null;

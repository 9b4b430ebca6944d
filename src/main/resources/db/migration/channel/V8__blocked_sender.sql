-- Whose mail is kept out of every ticket: one address, or a domain with all below it. It holds for every mailbox; those who see the
-- one it was said in may take it back.
create table blocked_sender (
    id      uuid        primary key,
    kind    text        not null check (kind in ('address', 'domain')),
    value   text        not null,
    account text        not null,
    actor   uuid,
    at      timestamptz not null,
    reason  text,
    unique (kind, value)
);

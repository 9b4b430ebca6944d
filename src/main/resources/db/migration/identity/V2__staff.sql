-- Somebody invited who has not come yet: no password, not active. "mail": what became of the letter with their link.
alter table agent
    add column invited_at timestamptz,
    add column mail       text check (mail in ('waiting', 'sent', 'failed'));

-- A link with which somebody sets a password, once: of an invitation, or because the old one is forgotten. Only its hash is kept.
create table entry_link (
    sha256     bytea       primary key,
    agent_id   uuid        not null references agent on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index entry_link_agent on entry_link (agent_id);

create index audit_actor on audit (actor, at desc);
create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_audit_change();
create trigger audit_not_emptied before truncate on audit
    for each statement execute function refuse_audit_change();

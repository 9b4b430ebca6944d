-- Every category has its name in both languages; one that is in use is put away, never deleted.
alter table category rename column name to name_en;
alter table category add column name_zh text;
update category set name_zh = name_en;
alter table category alter column name_zh set not null;
alter table category add column archived_at timestamptz;
create index ticket_category on ticket (category) where category is not null;

-- Out of the working views until then, or until the customer writes; woken_by says which of the two it was.
alter table ticket add column snoozed_until timestamptz;
alter table ticket add column woken_by text check (woken_by in ('time', 'customer'));
create index ticket_snoozed on ticket (snoozed_until) where snoozed_until is not null;

-- Who is told of a ticket without having it. Following gives no sight: whoever loses sight hears nothing more.
create table follower (
    ticket_id uuid        not null references ticket on delete cascade,
    agent_id  uuid        not null,
    at        timestamptz not null,
    primary key (ticket_id, agent_id)
);
create index follower_agent on follower (agent_id);

-- Whom an internal note calls by name. ticket.mentioned is who sees the ticket because of it.
create table message_mention (
    message_id uuid not null references message on delete cascade,
    agent_id   uuid not null,
    primary key (message_id, agent_id)
);

alter table ticket_link drop constraint ticket_link_kind_check;
alter table ticket_link add constraint ticket_link_kind_check check (kind in ('possible_follow_up', 'follow_up', 'split', 'related'));

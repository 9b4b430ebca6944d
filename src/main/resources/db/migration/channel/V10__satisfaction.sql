-- How it went is asked by mails that, like receipts, are written only when they can leave.
alter table outbox
    drop constraint outbox_kind_check,
    drop constraint outbox_check,
    add constraint outbox_kind_check check (kind in ('reply', 'acknowledgement', 'satisfaction')),
    add constraint outbox_written_later check (message_id is not null or kind <> 'reply');

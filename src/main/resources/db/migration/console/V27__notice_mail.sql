-- What its reader wants by mail as well: when it is to leave, or to be tried again. Null: it is not to, or has left.
alter table notification add column mail_due timestamptz, add column mail_tries int not null default 0;
create index notification_mail on notification (mail_due) where mail_due is not null;

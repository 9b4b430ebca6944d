-- How somebody likes their desk, key by key; what may be in it is said by the Preference type.
alter table agent add preferences jsonb not null default '{}';

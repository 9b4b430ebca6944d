-- What a mailbox says of itself, whom it trusts, and where its mail begins.
alter table channel_account
    add aliases        text[]  not null default '{}',
    add signature      jsonb   not null default '{}',
    add acknowledge    boolean not null default true,
    add signed_address boolean not null default false,
    add authserv_id    text,
    add start_mode     text    not null default 'now' check (start_mode in ('now', 'days', 'archive')),
    add start_days     int,
    add sign_in        jsonb   not null default '{"kind": "password"}',
    -- Client secret and refresh token, encrypted; a password lies in "secret".
    add oauth          bytea,
    -- Made through the API: reaches public mail servers alone. Who writes rows by hand holds the database anyway.
    add guarded        boolean not null default false;

-- How far a mailbox is read. Tracks: what comes, what came between the account's start and our first look, what is older.
create table mailbox_position (
    account      text        not null references channel_account on delete cascade,
    track        text        not null check (track in ('new', 'recent', 'older')),
    uid_validity bigint      not null,
    next_uid     bigint      not null,
    until_uid    bigint,
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    last_mail_at timestamptz,
    primary key (account, track)
);

-- Mail the server did not hand out, or that is too large to take: tried again, then left with the reason.
create table mailbox_trouble (
    account      text        not null references channel_account on delete cascade,
    uid_validity bigint      not null,
    uid          bigint      not null,
    track        text        not null,
    attempts     int         not null,
    reason       text        not null,
    not_before   timestamptz,
    at           timestamptz not null,
    primary key (account, uid_validity, uid)
);

-- POP3 knows no position: these are the ids (RFC 1939 UIDL) we have dealt with.
create table mailbox_uidl (
    account text        not null references channel_account on delete cascade,
    uidl    text        not null,
    at      timestamptz not null,
    taken   boolean     not null,
    primary key (account, uidl)
);

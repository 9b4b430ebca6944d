-- last_used_at is only as exact as an hour: no call of the API waits for a row to be written.
alter table api_token
    add column expires_at   timestamptz,
    add column last_used_at timestamptz;

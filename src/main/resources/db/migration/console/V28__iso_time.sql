-- As the API writes moments, whatever zone the session has.
create function iso(moment timestamptz) returns text language sql immutable parallel safe
    return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

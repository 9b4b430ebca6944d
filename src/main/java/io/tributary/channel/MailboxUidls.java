package io.tributary.channel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ids (RFC 1939 UIDL) of mail we have dealt with, of mailboxes read by POP3. */
@Component
class MailboxUidls {

    private final JdbcClient jdbc;
    private final Clock clock;

    MailboxUidls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When each was taken; of those that were not wanted, the end of time: they are not ours to delete. */
    Map<String, Instant> known(String account) {
        Map<String, Instant> known = new HashMap<>();
        jdbc.sql("select uidl, at, taken from mailbox_uidl where account = ?").param(account).query(row -> {
            known.put(row.getString("uidl"), row.getBoolean("taken") ? row.getTimestamp("at").toInstant() : Instant.MAX);
        });
        return known;
    }

    void remember(String account, Collection<String> uidls, boolean taken) {
        jdbc.sql("insert into mailbox_uidl (account, uidl, at, taken) select ?, uidl, ?, ? from unnest(?::text[]) uidl on conflict do nothing")
                .params(account, Timestamp.from(clock.instant()), taken, uidls.toArray(String[]::new))
                .update();
    }
}

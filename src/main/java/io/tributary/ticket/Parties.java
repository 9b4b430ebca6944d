package io.tributary.ticket;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes part, when messages go from one ticket to another: nobody stays with what they were never part of. */
@Component
class Parties {

    /** Addresses the messages {@code m} for which the condition holds name: who wrote them, and to whom. */
    private static final String NAMED = """
            (select coalesce(lower(m.author_address), '') from %1$s where %2$s and m.kind = 'customer'
             union all
             select coalesce(lower(r ->> 'address'), '') from %1$s, jsonb_array_elements(m.to_addresses || m.cc_addresses || m.reply_to) r where %2$s)""";

    private static final String MOVED = NAMED.formatted("message m", "m.id in (:messages)");
    private static final String HERE = NAMED.formatted("placement h join message m on m.id = h.message_id", "h.ticket_id = :from and h.removed_by is null");

    private final JdbcClient jdbc;

    Parties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the addresses that were new there, as {@code kind:value}. */
    List<String> carryAll(UUID from, UUID to, Instant at) {
        return jdbc.sql("""
                insert into participant (ticket_id, kind, value, display, name, source, at)
                select ?, kind, value, display, name, source, ? from participant where ticket_id = ? on conflict do nothing
                returning kind || ':' || value""")
                .params(to, Timestamp.from(at), from)
                .query(String.class)
                .list();
    }

    /** Whoever the messages name and took part where they were takes part where they are. */
    void carry(Collection<UUID> messages, UUID from, UUID to, Instant at) {
        if (messages.isEmpty()) return;
        jdbc.sql("""
                insert into participant (ticket_id, kind, value, display, name, source, at)
                select :to, p.kind, p.value, p.display, p.name, p.source, :at from participant p
                where p.ticket_id = :from and lower(p.display) in %s on conflict do nothing""".formatted(MOVED))
                .param("messages", messages)
                .param("from", from)
                .param("to", to)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whom only messages named that have gone goes too, unless one of us had put them there before {@code since}. */
    void leave(Collection<UUID> gone, UUID from, Instant since) {
        if (gone.isEmpty()) return;
        jdbc.sql("""
                delete from participant p where p.ticket_id = :from and (p.at >= :since or p.source <> 'agent')
                  and lower(p.display) in %s and lower(p.display) not in %s"""
                .formatted(MOVED, HERE))
                .param("messages", gone)
                .param("from", from)
                .param("since", Timestamp.from(since))
                .update();
    }

    /**
     * Who came with these messages, or after, and is still named here: only by what was here already, or came by another merge. Counted from
     * now, so that undoing that one takes them along.
     */
    void stay(Collection<UUID> gone, UUID from, Instant since, Instant now) {
        if (gone.isEmpty()) return;
        jdbc.sql("update participant p set at = :now where p.ticket_id = :from and p.at >= :since and lower(p.display) in " + MOVED)
                .param("messages", gone)
                .param("from", from)
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes participants out that a merge had brought, unless they have become a part of the ticket by themselves. */
    void drop(UUID from, List<String> brought) {
        jdbc.sql("delete from participant p where p.ticket_id = :from and p.kind || ':' || p.value = any(:brought) and lower(p.display) not in "
                        + HERE)
                .param("from", from)
                .param("brought", brought.toArray(String[]::new))
                .update();
    }
}

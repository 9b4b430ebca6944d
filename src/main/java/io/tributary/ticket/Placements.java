package io.tributary.ticket;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which ticket shows which message, and the operations that changed it. */
@Component
class Placements {

    /** What {@code operation} moved to {@code ticket}, and whatever was first said afterwards as an answer to that, or to such an answer. */
    static final String BROUGHT = """
            with recursive brought (id) as (
                select p.message_id from placement p where p.operation_id = :operation and p.ticket_id = :ticket
                union
                select m.id from brought b join message m on m.answers = b.id
                where (select min(o.seq) from placement p join operation o on o.id = p.operation_id where p.message_id = m.id)
                    > (select seq from operation where id = :operation))
            """;

    private final JdbcClient jdbc;

    Placements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> ticketOf(UUID message) {
        return jdbc.sql("select ticket_id from placement where message_id = ? and removed_by is null").param(message).query(UUID.class).optional();
    }

    /** Whether the writer of this message is a participant of the ticket. */
    boolean takesPart(UUID ticket, UUID message) {
        return jdbc.sql("""
                select exists (select 1 from participant theirs join placement p on p.message_id = :message and p.removed_by is null
                    join participant mine on mine.ticket_id = p.ticket_id and mine.source = 'wrote'
                        and mine.kind = theirs.kind and mine.value = theirs.value
                    where theirs.ticket_id = :ticket)""")
                .param("message", message)
                .param("ticket", ticket)
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody of ours has said anything in the ticket, and everything in it is of one conversation. */
    boolean untouched(UUID ticket) {
        return jdbc.sql("""
                select count(distinct m.conversation_id) = 1 and bool_and(m.kind = 'customer' or m.automatic)
                from placement p join message m on m.id = p.message_id where p.ticket_id = ? and p.removed_by is null""")
                .param(ticket)
                .query(Boolean.class)
                .single();
    }

    void link(UUID ticket, UUID other, Instant at) {
        jdbc.sql("""
                insert into ticket_link (ticket_id, other_id, kind, at)
                select :ticket, :other, 'possible_follow_up', :at where not exists (
                    select 1 from ticket_link where ticket_id = :other and other_id = :ticket and dismissed_at is not null)
                on conflict do nothing""")
                .param("ticket", ticket)
                .param("other", other)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether the two are marked as perhaps belonging together, in either direction; {@code dismissed}: or were, until somebody knew better. */
    boolean linked(UUID ticket, UUID other, boolean dismissed) {
        return jdbc.sql("""
                select exists (select 1 from ticket_link where kind = 'possible_follow_up' and (dismissed_at is null or :dismissed)
                    and (ticket_id = :ticket and other_id = :other or ticket_id = :other and other_id = :ticket))""")
                .param("ticket", ticket)
                .param("other", other)
                .param("dismissed", dismissed)
                .query(Boolean.class)
                .single();
    }

    void dismiss(UUID ticket, UUID other, Instant at) {
        jdbc.sql("""
                update ticket_link set dismissed_at = :at where kind = 'possible_follow_up' and dismissed_at is null
                    and (ticket_id = :ticket and other_id = :other or ticket_id = :other and other_id = :ticket)""")
                .param("at", Timestamp.from(at))
                .param("ticket", ticket)
                .param("other", other)
                .update();
    }

    /** Everything; returns which. */
    List<UUID> moveAll(UUID from, UUID to, UUID operation, Instant at) {
        return move("", "p.ticket_id = :ticket", from, null, to, operation, at);
    }

    /** These, of which it shows every one; returns which. */
    List<UUID> moveThese(Collection<UUID> messages, UUID from, UUID to, UUID operation, Instant at) {
        return move("", "p.ticket_id = :ticket and p.message_id in (:messages)", from, messages, to, operation, at);
    }

    /** What the undone operation moved, and what has come since as an answer to it; returns which. */
    List<UUID> moveBack(UUID undone, UUID to, UUID from, UUID operation, Instant at) {
        return move(BROUGHT, "p.ticket_id = :ticket and p.message_id in (select id from brought)", from, undone, to, operation, at);
    }

    private List<UUID> move(String with, String which, UUID from, @Nullable Object what, UUID to, UUID operation, Instant at) {
        var removed = jdbc.sql(with + "update placement p set removed_by = :by where p.removed_by is null and " + which + " returning p.message_id")
                .param("by", operation)
                .param("ticket", from)
                .param(with.isEmpty() ? "messages" : "operation", what)
                .query(UUID.class)
                .list();
        jdbc.sql("insert into placement (message_id, ticket_id, operation_id, at) select unnest(?::uuid[]), ?, ?, ?")
                .params(removed.toArray(UUID[]::new), to, operation, Timestamp.from(at))
                .update();
        return removed;
    }

    /** Both say that the one was split off the other. */
    void linkSplit(UUID part, UUID whole, Instant at) {
        jdbc.sql("insert into ticket_link (ticket_id, other_id, kind, at) values (?, ?, 'split', ?)").params(part, whole, Timestamp.from(at)).update();
    }

    /** Whether a customer has said something in the ticket since it was split off. */
    boolean heardSince(UUID part, UUID split) {
        return jdbc.sql("""
                select exists (select 1 from placement p join message m on m.id = p.message_id
                    where p.ticket_id = ? and p.removed_by is null and p.operation_id <> ? and m.kind = 'customer')""")
                .params(part, split)
                .query(Boolean.class)
                .single();
    }

    /** What a message answers that came before it did. */
    void answers(UUID message, UUID parent) {
        jdbc.sql("update message set answers = ? where id = ? and answers is null").params(parent, message).update();
    }
}

package io.tributary.ticket;

import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which ticket shows which message, and the operations that changed it. */
@Component
class Placements {

    private final JdbcClient jdbc;

    Placements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An operation as it was recorded; {@code detail} is JSON. */
    record Operation(UUID id, String detail) {}

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

    void begin(UUID operation, String kind, Actor actor, Instant at, Map<String, ?> detail) {
        jdbc.sql("insert into operation (id, kind, actor, at, detail) values (?, ?, ?::jsonb, ?, ?::jsonb)")
                .params(operation, kind, Json.write(actor), Timestamp.from(at), Json.write(detail))
                .update();
    }

    void beginUndo(UUID operation, UUID undoes, Actor actor, Instant at) {
        jdbc.sql("insert into operation (id, kind, actor, at, undoes) values (?, 'undo', ?::jsonb, ?, ?)")
                .params(operation, Json.write(actor), Timestamp.from(at), undoes)
                .update();
    }

    /** Returns how many. */
    int moveAll(UUID from, UUID to, UUID operation, Instant at) {
        return move("p.ticket_id = :from", from, to, null, operation, at);
    }

    /** What the merge moved, and what has come since on conversations that came with it. */
    int moveBack(UUID merge, UUID to, UUID from, UUID operation, Instant at) {
        return move("""
                p.ticket_id = :from and (p.operation_id = :merge or exists (
                    select 1 from message m join message moved on moved.conversation_id = m.conversation_id
                    join placement there on there.message_id = moved.id and there.operation_id = :merge
                    where m.id = p.message_id and m.created_at >= (select o.at from operation o where o.id = :merge)))""",
                from, to, merge, operation, at);
    }

    private int move(String which, UUID from, UUID to, @Nullable UUID merge, UUID operation, Instant at) {
        var removed = jdbc.sql("update placement p set removed_by = :operation where p.removed_by is null and " + which + " returning p.message_id")
                .param("operation", operation)
                .param("from", from)
                .param("merge", merge)
                .query(UUID.class)
                .list();
        jdbc.sql("insert into placement (message_id, ticket_id, operation_id, at) select unnest(?::uuid[]), ?, ?, ?")
                .params(removed.toArray(UUID[]::new), to, operation, Timestamp.from(at))
                .update();
        return removed.size();
    }

    /** Returns the addresses that were new there, as {@code kind:value}. */
    List<String> carryParticipants(UUID from, UUID to, Instant at) {
        return jdbc.sql("""
                insert into participant (ticket_id, kind, value, display, name, source, at)
                select ?, kind, value, display, name, source, ? from participant where ticket_id = ? on conflict do nothing
                returning kind || ':' || value""")
                .params(to, Timestamp.from(at), from)
                .query(String.class)
                .list();
    }

    /** Takes participants out that a merge had brought, unless they have become a part of the ticket by themselves. */
    void dropParticipants(UUID ticket, List<String> people) {
        jdbc.sql("""
                delete from participant p where p.ticket_id = :ticket and p.kind || ':' || p.value = any(:people) and not exists (
                    select 1 from placement here join message m on m.id = here.message_id
                    where here.ticket_id = :ticket and here.removed_by is null and lower(m.author_address) = p.value)""")
                .param("ticket", ticket)
                .param("people", people.toArray(String[]::new))
                .update();
    }

    /** The last merge that took this ticket's messages away and has not been undone. */
    Optional<Operation> lastMerge(UUID source, @Nullable UUID operation) {
        return jdbc.sql("""
                select o.id, o.detail::text as detail from ticket_event e join operation o on o.id = e.operation_id
                where e.ticket_id = :source and o.kind in ('join', 'merge', 'rethread') and o.detail ->> 'source' = :source::text
                  and (:operation::uuid is null or o.id = :operation::uuid) and not exists (select 1 from operation u where u.undoes = o.id)
                order by o.at desc, o.id desc limit 1""")
                .param("source", source)
                .param("operation", operation)
                .query(Operation.class)
                .optional();
    }
}

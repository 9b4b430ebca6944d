package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.platform.Page;
import io.tributary.ticket.Visibility;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What happened to a ticket, and why its messages are in it. */
@Service
public class TicketHistory {

    private final JdbcClient jdbc;
    private final Teams teams;

    TicketHistory(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /**
     * One thing that happened.
     *
     * @param operation what it was part of; null for what is told, not done
     * @param undoable whether that moved messages and stands, so that {@code /undo} may take it back
     */
    public record Entry(UUID id, Instant at, String type, JsonNode payload, JsonNode actor, @Nullable UUID operation, boolean undoable) {}

    /** Why a message is where it is. */
    public record Evidence(UUID message, Instant at, JsonNode evidence) {}

    /** Oldest first. */
    public Page<Entry> of(Caller caller, long ticket, @Nullable UUID cursor, int limit) {
        var query = jdbc.sql("""
                select e.id, e.at, e.type, e.payload - 'moved' as payload, e.actor, e.operation_id, e.type = 'moved' and e.payload ->> 'kind' <> 'undo' and not exists (
                    select 1 from operation u where u.undoes = e.operation_id) as undoable
                from ticket_event e join ticket t on t.id = e.ticket_id
                where t.number = :ticket and (:cursor::uuid is null or e.id > :cursor) and %s
                order by e.id limit :limit""".formatted(Visibility.sql("t")))
                .param("ticket", ticket)
                .param("cursor", cursor)
                .param("limit", limit + 1);
        var rows = Visibility.params(query, teams.sight(caller))
                .query((row, n) -> new Entry(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("type"),
                        Json.read(row.getString("payload")), Json.read(row.getString("actor")), row.getObject("operation_id", UUID.class),
                        row.getBoolean("undoable")))
                .list();
        return Page.of(rows, limit, Entry::id);
    }

    public Page<Evidence> evidence(Caller caller, long ticket) {
        var query = jdbc.sql("""
                select m.id, m.created_at, m.evidence from message m join placement p on p.message_id = m.id and p.removed_by is null
                join ticket t on t.id = p.ticket_id where t.number = :ticket and %s order by m.created_at, m.id"""
                .formatted(Visibility.sql("t"))).param("ticket", ticket);
        return Page.of(Visibility.params(query, teams.sight(caller))
                .query((row, n) -> new Evidence(row.getObject("id", UUID.class), row.getTimestamp("created_at").toInstant(),
                        Json.read(row.getString("evidence"))))
                .list());
    }
}

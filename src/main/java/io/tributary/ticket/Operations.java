package io.tributary.ticket;

import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What can be taken back, and what moved messages from one ticket to another in the order in which it was done. One that is not undone stands. */
@Component
class Operations {

    /** Of {@code o}: it moves messages and has not been taken back. */
    private static final String STANDS = """
            o.kind in ('join', 'merge', 'rethread', 'split') and not exists (select 1 from operation u where u.undoes = o.id)""";

    private final JdbcClient jdbc;

    Operations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code detail}: source, into, the source's status before, whom it brought along. */
    record Operation(UUID id, String kind, Instant at, JsonNode detail) {

        boolean split() {
            return kind.equals("split");
        }

        UUID source() {
            return UUID.fromString(detail.path("source").asString());
        }

        UUID into() {
            return UUID.fromString(detail.path("into").asString());
        }
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

    /**
     * The last one that took this ticket's messages away or brought it some, and stands.
     *
     * @param operation this one, if it is one; null for any
     */
    Optional<Operation> lastStanding(UUID ticket, @Nullable UUID operation) {
        return one("", """
                from ticket_event e join operation o on o.id = e.operation_id
                where e.ticket_id = :ticket and e.type = 'moved' and (:operation::uuid is null or o.id = :operation::uuid) and %s
                order by o.seq desc limit 1""".formatted(STANDS), ticket, operation);
    }

    /** The last that stands, came after this one and took away or brought messages of the ticket: all of it is a part of what this one made. */
    Optional<Operation> newerOf(UUID ticket, UUID operation) {
        return one("", """
                from ticket_event e join operation o on o.id = e.operation_id
                where e.ticket_id = :ticket and e.type = 'moved' and o.seq > (select seq from operation where id = :operation) and %s
                order by o.seq desc limit 1""".formatted(STANDS), ticket, operation);
    }

    /** The last that stands, came after this one and moved again what this one had moved, or what came of that. */
    Optional<Operation> newerOnItsMessages(UUID into, UUID operation) {
        return one(Placements.BROUGHT, """
                from brought b join placement p on p.message_id = b.id join operation o on o.id = p.operation_id
                where o.seq > (select seq from operation where id = :operation) and %s
                order by o.seq desc limit 1""".formatted(STANDS), into, operation);
    }

    private Optional<Operation> one(String with, String which, UUID ticket, @Nullable UUID operation) {
        return jdbc.sql(with + "select o.id, o.kind, o.at, o.detail::text as detail " + which)
                .param("ticket", ticket)
                .param("operation", operation)
                .query((row, n) -> new Operation(row.getObject("id", UUID.class), row.getString("kind"), row.getTimestamp("at").toInstant(),
                        Json.read(row.getString("detail"))))
                .optional();
    }
}

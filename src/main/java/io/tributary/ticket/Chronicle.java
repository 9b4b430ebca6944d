package io.tributary.ticket;

import io.tributary.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Everything that ever happened to a ticket, as {@link History} wrote it down. */
@Component
public class Chronicle {

    private final JdbcClient jdbc;

    Chronicle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param payload what is said of such an event, by name */
    public record Entry(Instant at, String type, @Nullable UUID operation, JsonNode payload) {}

    /** Oldest first, with what the running transaction has just written. */
    public List<Entry> of(UUID ticket) {
        return jdbc.sql("select at, type, operation_id, payload::text as payload from ticket_event where ticket_id = ? order by id")
                .param(ticket)
                .query((row, n) -> new Entry(row.getTimestamp("at").toInstant(), row.getString("type"), row.getObject("operation_id", UUID.class),
                        Json.read(row.getString("payload"))))
                .list();
    }
}

package io.tributary.console;

import io.tributary.platform.Problem;
import io.tributary.ticket.Priority;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The orders of a queue. Each goes on from the last row shown, whatever has come and gone above it meanwhile. */
enum QueueSort {
    LATEST("-updated", "q.updated_at", true, row -> row.updatedAt().toString()),
    STALEST("updated", "q.updated_at", false, row -> row.updatedAt().toString()),
    NEWEST("-created", "q.created_at", true, row -> row.createdAt().toString()),
    OLDEST("created", "q.created_at", false, row -> row.createdAt().toString()),
    PRIORITY("priority", "q.priority_rank", false, row -> String.valueOf(Priority.values().length - Priority.of(row.priority()).ordinal())),
    /** What is overdue for longest comes first; what nothing is due of, last. */
    DUE("due", "coalesce(q.next_due_at, '" + QueueSort.NEVER + "'::timestamptz)", false, row -> row.nextDueAt() == null ? QueueSort.NEVER : row.nextDueAt().toString());

    private static final String NEVER = "9999-12-31T00:00:00Z";

    private final String key;
    private final String column;
    private final boolean descending;
    private final Function<QueueRow, String> place;

    QueueSort(String key, String column, boolean descending, Function<QueueRow, String> place) {
        this.key = key;
        this.column = column;
        this.descending = descending;
        this.place = place;
    }

    /** @throws Problem {@code invalid} for an order there is not */
    static QueueSort of(@Nullable String key) {
        if (key == null) return LATEST;
        return Stream.of(values()).filter(sort -> sort.key.equals(key)).findFirst().orElseThrow(() -> Problem.invalid("sort", "unknown"));
    }

    String key() {
        return key;
    }

    String sql() {
        return descending ? column + " desc, q.number desc" : column + ", q.number";
    }

    /** What comes after a cursor; {@link #params} has the values. */
    String after() {
        return "(%s, q.number) %s (:cursorKey, :cursorNumber)".formatted(column, descending ? "<" : ">");
    }

    StatementSpec params(StatementSpec statement, String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            var key = this == PRIORITY ? (Object) Integer.valueOf(parts[0]) : Timestamp.from(Instant.parse(parts[0]));
            return statement.param("cursorKey", key).param("cursorNumber", Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw Problem.invalid("cursor", "value");
        }
    }

    String cursor(QueueRow last) {
        var written = place.apply(last) + ' ' + last.number();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written.getBytes(StandardCharsets.UTF_8));
    }
}

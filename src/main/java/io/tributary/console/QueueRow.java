package io.tributary.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tributary.ticket.Visibility.Audience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A ticket as a queue shows it, and as a live frame carries it: never a word of a message.
 *
 * @param callbackState {@code open} or {@code taken} while its customer has to be called back
 */
public record QueueRow(long number, String subject, String status, String priority, String channel, CustomerRef customer,
        @Nullable Ref assignee, @Nullable Ref team, @Nullable String category, @Nullable String outcome, List<String> tags,
        Instant createdAt, Instant updatedAt, long rev, JsonNode sla, @Nullable Instant lastMessageAt, int messageCount,
        @Nullable String lang, @Nullable Long mergedInto, @Nullable Instant snoozedUntil, @Nullable String callbackState,
        @JsonIgnore @Nullable Instant nextDueAt, @JsonIgnore Audience audience) {

    /** Columns {@link #read} wants, from queue_row q, agent a and team m. */
    static final String COLUMNS = "q.*, a.name as assignee_name, m.name as team_name";

    static final String JOINS = " left join agent a on a.id = q.assignee_id left join team m on m.id = q.team_id ";

    /** Somebody or something with a name. */
    public record Ref(UUID id, @Nullable String name) {}

    /** The person the ticket is for. */
    public record CustomerRef(UUID id, @Nullable String name, String address) {}

    static QueueRow read(ResultSet row) throws SQLException {
        var assignee = row.getObject("assignee_id", UUID.class);
        var team = row.getObject("team_id", UUID.class);
        return new QueueRow(row.getLong("number"), row.getString("subject"), row.getString("status"), row.getString("priority"),
                row.getString("channel"),
                new CustomerRef(row.getObject("customer_id", UUID.class), row.getString("customer_name"), row.getString("customer_address")),
                assignee == null ? null : new Ref(assignee, row.getString("assignee_name")),
                team == null ? null : new Ref(team, row.getString("team_name")),
                row.getString("category"), row.getString("outcome"), List.of((String[]) row.getArray("tags").getArray()),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant(), row.getLong("rev"),
                io.tributary.platform.Json.read(row.getString("sla")), instant(row, "last_message_at"), row.getInt("message_count"),
                row.getString("lang"), row.getObject("merged_into", Long.class), instant(row, "snoozed_until"), row.getString("callback"),
                instant(row, "next_due_at"),
                new Audience(team, assignee, uuids(row, "shared_teams"), uuids(row, "mentioned")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}

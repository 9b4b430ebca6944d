package io.tributary.console;

import io.tributary.console.QueueRow.Ref;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Outcome;
import io.tributary.ticket.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers said of how it went, and who calls back those who were not content. */
@Service
@Transactional(readOnly = true)
public class FollowUpViews {

    /** Of a callback: open until somebody has taken it, and closed once it has an outcome. */
    private static final String STATE = "case when b.closed_at is not null then 'closed' when b.taken_by is not null then 'taken' else 'open' end";

    private static final String COLUMNS = STATE + """
             as state, b.id, b.opened_at, b.taken_at, b.closed_at, b.outcome, b.note, taker.id as taker_id, taker.name as taker_name,
            closer.id as closer_id, closer.name as closer_name""";

    private static final String FROM = " from callback b left join agent taker on taker.id = b.taken_by left join agent closer on closer.id = b.closed_by ";

    private final JdbcClient jdbc;
    private final Teams teams;

    FollowUpViews(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /** The last thing its customer said of how it went; {@code score} of 5. */
    public record Satisfaction(int score, @Nullable String word, Instant at) {}

    /** @param state {@code open}, {@code taken} or {@code closed} */
    public record Callback(UUID id, String state, Instant openedAt, @Nullable Ref takenBy, @Nullable Instant takenAt, @Nullable Ref closedBy,
            @Nullable Instant closedAt, @Nullable Outcome outcome, @Nullable String note) {}

    /** A callback with the ticket it is about, as a list of them shows it. */
    public record Listed(long ticket, String subject, @Nullable String customer, @Nullable Satisfaction satisfaction, Callback callback) {}

    @Nullable Satisfaction satisfaction(UUID ticket) {
        return jdbc.sql("select score, word, rated_at as at from survey where ticket_id = ? and score is not null order by rated_at desc limit 1")
                .param(ticket)
                .query(Satisfaction.class)
                .optional()
                .orElse(null);
    }

    /** The last one of the ticket. */
    @Nullable Callback callback(UUID ticket) {
        return jdbc.sql("select " + COLUMNS + FROM + "where b.ticket_id = ? order by b.opened_at desc, b.id desc limit 1")
                .param(ticket)
                .query((row, n) -> callback(row))
                .optional()
                .orElse(null);
    }

    /**
     * Those of the tickets the caller sees, the oldest first.
     *
     * @param state one of its states, null for all that are not closed
     * @throws Problem {@code invalid} for a state there is not
     */
    public Page<Listed> list(Caller caller, @Nullable String state, @Nullable UUID cursor, int limit) {
        var query = jdbc.sql("select " + COLUMNS + """
                , q.number, q.subject, coalesce(q.customer_name, q.customer_address) as customer, q.ticket_id""" + FROM + """
                join queue_row q on q.ticket_id = b.ticket_id
                where (:cursor::uuid is null or b.id > :cursor) and %s and %s order by b.id limit :limit""".formatted(condition(state), Visibility.sql("q")))
                .param("cursor", cursor)
                .param("limit", limit + 1);
        var rows = Visibility.params(query, teams.sight(caller))
                .query((row, n) -> new Listed(row.getLong("number"), row.getString("subject"), row.getString("customer"),
                        satisfaction(row.getObject("ticket_id", UUID.class)), callback(row)))
                .list();
        return Page.of(rows, limit, listed -> listed.callback.id);
    }

    private static String condition(@Nullable String state) {
        return switch (state) {
            case null -> "b.closed_at is null";
            case "open" -> "b.closed_at is null and b.taken_by is null";
            case "taken" -> "b.closed_at is null and b.taken_by is not null";
            case "closed" -> "b.closed_at is not null";
            default -> throw Problem.invalid("state", "unknown");
        };
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(row.getObject("id", UUID.class), row.getString("state"), row.getTimestamp("opened_at").toInstant(), ref(row, "taker"),
                instant(row, "taken_at"), ref(row, "closer"), instant(row, "closed_at"), Optional.ofNullable(row.getString("outcome")).map(Outcome::of).orElse(null),
                row.getString("note"));
    }

    private static @Nullable Ref ref(ResultSet row, String who) throws SQLException {
        var id = row.getObject(who + "_id", UUID.class);
        return id == null ? null : new Ref(id, row.getString(who + "_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

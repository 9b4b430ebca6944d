package io.tributary.console;

import io.tributary.console.ConsoleFeed.Frame;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What one has missed. Kept seven days. */
@Service
public class Feed {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String SINCE = """
            select f.seq as feed_seq, f.type as feed_type, %1$s as visible, %2$s
            from feed f join queue_row q on q.ticket_id = f.ticket_id %3$s
            where f.seq > :since
              and (%1$s or f.teams && :seesTeams or f.agents @> array[:seesAs]::uuid[] or f.teamless)
            order by f.seq limit :limit""".formatted(Visibility.sql("q"), QueueRow.COLUMNS, QueueRow.JOINS);

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Clock clock;

    Feed(JdbcClient jdbc, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * @param next where to go on asking, null if this is all
     * @param seq everything up to here has been told
     */
    public record CatchUp(List<?> items, @Nullable Long next, long seq) {}

    /**
     * What happened after {@code since} to tickets the caller sees, each with the row as it is now; {@code gone} for those they saw
     * then and see no more.
     *
     * @throws Problem {@code feed-expired} if that was more than seven days ago
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CatchUp since(Caller caller, long since, int limit) {
        record Ends(long head, long oldest) {}
        var ends = jdbc.sql("""
                select h.seq as head, coalesce((select min(seq) from feed), h.seq + 1) as oldest from feed_head h""")
                .query(Ends.class)
                .single();
        if (since > ends.head || since < ends.oldest - 1) throw new Problem(HttpStatus.GONE, "feed-expired");
        var frames = Visibility.params(jdbc.sql(SINCE).param("since", since).param("limit", limit + 1), teams.sight(caller))
                .query((row, n) -> {
                    var seq = row.getLong("feed_seq");
                    var ticket = QueueRow.read(row);
                    return row.getBoolean("visible")
                            ? new Frame(seq, null, row.getString("feed_type"), ticket.number(), ticket.rev(), ticket)
                            : Frame.gone(seq, null, ticket.number());
                })
                .list();
        if (frames.size() <= limit) return new CatchUp(frames, null, ends.head);
        var told = List.copyOf(frames.subList(0, limit));
        return new CatchUp(told, told.getLast().seq(), told.getLast().seq());
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from feed where seq is not null and at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}

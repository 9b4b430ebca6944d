package io.tributary.insight;

import io.tributary.sla.Retellings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the facts as the histories have them. Whatever happened to a ticket left a row in the feed, in the same transaction; every round
 * goes on in the feed where the last one ended and tells the tickets named there anew. Where it ended is written with the facts, so
 * whoever is killed begins again at the same place. A desk that has no facts yet, or whose feed was cut meanwhile, is gone through
 * from its first ticket on.
 */
@Component
class FactFollower {

    private static final Logger LOG = LoggerFactory.getLogger(FactFollower.class);
    private static final int FRAMES = 500;
    private static final int TICKETS = 200;
    private static final UUID START = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Stories stories;
    private final Retellings retellings;
    private final FactRows rows;
    private final Clock clock;

    FactFollower(JdbcClient jdbc, Stories stories, Retellings retellings, FactRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.stories = stories;
        this.retellings = retellings;
        this.rows = rows;
        this.clock = clock;
    }

    /** @param sweep the last ticket gone through; null if all are */
    private record Position(@Nullable Long seq, @Nullable UUID sweep, long head, @Nullable Long oldest) {

        /** Whether the feed no longer tells what came next. */
        boolean lost() {
            return seq == null || seq > head || oldest != null && seq < oldest - 1 || oldest == null && seq < head;
        }
    }

    /**
     * Since when something may be missing.
     *
     * @param asOf everything up to then is in the facts
     * @param filling whether tickets of before are still being gone through
     */
    public record Reach(Instant asOf, boolean filling) {}

    Reach reach() {
        var now = clock.instant();
        return jdbc.sql("""
                select coalesce(least((select min(f.at) from feed f where f.seq > p.seq), (select min(f.at) from feed f where f.seq is null)), :now) as as_of,
                    p.seq is null or p.sweep is not null as filling
                from insight_position p""")
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Reach(row.getTimestamp("as_of").toInstant(), row.getBoolean("filling")))
                .single();
    }

    /** One round; whether there is more to do at once. Only one node follows at a time. */
    @Transactional
    boolean round() {
        var found = jdbc.sql("""
                select p.seq, p.sweep, h.seq as head, (select min(f.seq) from feed f) as oldest from insight_position p cross join feed_head h for update of p skip locked""")
                .query(Position.class).optional();
        if (found.isEmpty()) return false;
        var position = found.get();
        if (position.lost()) {
            move(position.head, START);
            return true;
        }
        var seq = follow(position);
        var sweep = position.sweep == null ? null : sweep(position.sweep);
        if (position.seq == null || seq != position.seq || position.sweep != null) move(seq, sweep);
        return sweep != null || seq < position.head;
    }

    private void move(long seq, @Nullable UUID sweep) {
        jdbc.sql("update insight_position set seq = :seq, sweep = :sweep::uuid").param("seq", seq).param("sweep", sweep == null ? null : sweep.toString(), java.sql.Types.VARCHAR)
                .update();
    }

    private long follow(Position position) {
        var from = position.seq == null ? 0 : position.seq;
        if (from >= position.head) return from;
        record Frame(long seq, UUID ticket) {}
        var frames = jdbc.sql("select seq, ticket_id as ticket from feed where seq > ? order by seq limit ?").params(from, FRAMES).query(Frame.class).list();
        var touched = new LinkedHashSet<UUID>();
        frames.forEach(frame -> touched.add(frame.ticket));
        retell(touched);
        return frames.isEmpty() ? from : frames.getLast().seq;
    }

    private @Nullable UUID sweep(UUID after) {
        var tickets = jdbc.sql("select id from ticket where id > ? order by id limit ?").params(after, TICKETS).query(UUID.class).list();
        retell(tickets);
        return tickets.size() < TICKETS ? null : tickets.getLast();
    }

    private void retell(Collection<UUID> tickets) {
        if (!tickets.isEmpty()) rows.write(tell(tickets));
    }

    /** The facts of these tickets as their histories have them now. */
    List<Facts> tell(Collection<UUID> tickets) {
        var now = clock.instant();
        var all = new ArrayList<Facts>();
        for (var story : stories.of(tickets)) {
            try {
                all.add(FactTeller.of(story, retellings.of(story.lines().stream().map(TicketStory.Line::entry).toList(), now)));
            } catch (RuntimeException e) {
                // One that cannot be told must not keep all others from being told.
                LOG.warn("The facts of ticket {} stay as they were", story.head().number(), e);
            }
        }
        return all;
    }
}

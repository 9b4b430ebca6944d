package io.tributary.console;

import io.tributary.platform.FeedPosition;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every committed feed row its place: one sequencer in the cluster at a time, gap-free, after commit. An identity column
 * would number rows before they commit, and a reader who has seen 8 never asks for the 7 that commits later (ADR 0004).
 */
@Component
class FeedSequencer implements SmartLifecycle, FeedPosition {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSequencer.class);
    private static final long LOCK = 0x74726962L; // "trib"
    private static final int BATCH = 500;
    /** Nobody sees ten milliseconds, and under load they let several mails share one stamp. */
    private static final int GATHERING_MILLIS = 10;

    /** {@code max(seq + 0)} reads a ticket's few rows; plain {@code max(seq)} may be planned as a walk back through the whole feed. */
    private static final String STAMP = """
            with mine as materialized (select pg_try_advisory_xact_lock(:lock) as held),
            head as materialized (select seq from feed_head where (select held from mine) for update),
            fresh as materialized (select event from feed where seq is null order by event limit :batch),
            stamped as (
                update feed f set seq = head.seq + n.n
                from head, (select event, row_number() over (order by event) as n from fresh) n
                where f.event = n.event returning f.seq, f.type, f.ticket_id, f.teams, f.agents, f.teamless),
            moved as (update feed_head set seq = feed_head.seq + (select count(*) from stamped) where exists (select 1 from stamped))
            select s.seq as feed_seq, s.type as feed_type, s.teams as feed_teams, s.agents as feed_agents, s.teamless as feed_teamless,
                   (select max(p.seq + 0) from feed p where p.number = q.number and p.seq < s.seq) as ticket_prev, %s
            from stamped s join queue_row q on q.ticket_id = s.ticket_id %s
            order by s.seq""".formatted(QueueRow.COLUMNS, QueueRow.JOINS);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ConsoleFeed feed;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @org.jspecify.annotations.Nullable Thread thread;

    FeedSequencer(JdbcClient jdbc, TransactionTemplate transaction, ConsoleFeed feed) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.feed = feed;
    }

    /**
     * A feed row with its place.
     *
     * @param teams whose topics hear of it: the ticket's teams before and after
     * @param agents whom it concerned by name, before and after
     * @param ticketPrev the last seq of this ticket before this batch, 0 if none
     */
    record Stamped(long seq, String type, List<UUID> teams, List<UUID> agents, boolean teamless, long ticketPrev, QueueRow row) {}

    void wake() {
        if (work.availablePermits() == 0) work.release();
    }

    @Override
    public long now() {
        return jdbc.sql("select seq from feed_head").query(Long.class).single();
    }

    /** Stamps what has committed and publishes it; returns how many. */
    int stamp() {
        var stamped = transaction.execute(tx -> jdbc.sql(STAMP)
                .param("lock", LOCK)
                .param("batch", BATCH)
                .query((row, n) -> new Stamped(row.getLong("feed_seq"), row.getString("feed_type"), QueueRow.uuids(row, "feed_teams"),
                        QueueRow.uuids(row, "feed_agents"), row.getBoolean("feed_teamless"), row.getLong("ticket_prev"), QueueRow.read(row)))
                .list());
        feed.publish(stamped == null ? List.of() : stamped);
        return stamped == null ? 0 : stamped.size();
    }

    private void loop() {
        while (running) {
            try {
                // The half second finds what another node committed, or what a crash left unstamped.
                if (work.tryAcquire(500, TimeUnit.MILLISECONDS)) Thread.sleep(GATHERING_MILLIS);
                work.drainPermits();
                while (running && stamp() == BATCH) {}
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The feed pauses: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("feed-sequencer").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

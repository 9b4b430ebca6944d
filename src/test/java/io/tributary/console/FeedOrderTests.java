package io.tributary.console;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever follows the feed misses nothing, in whatever order transactions commit. */
@WholeDesk
class FeedOrderTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Tickets tickets;

    @Autowired
    Agents agents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QueueRows rows;

    Client client;

    @BeforeEach
    void signIn() {
        client = new Client(url).signIn("agent@tributary.example");
    }

    /**
     * The first transaction writes its feed row, then waits; the second writes and commits; a reader reads and remembers where it was;
     * then the first commits. With numbers drawn before commit the first row would stand before the reader's place and be lost.
     */
    @Test
    void tellsBothOfTwoTransactionsThatCommitInTheOppositeOrder() throws Exception {
        var early = client.processed(quiet("early@example.com").raw()).path("ticket").asLong();
        var late = client.processed(quiet("late@example.com").raw()).path("ticket").asLong();
        var place = settled();
        var written = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> transaction.executeWithoutResult(tx -> {
                urgent(early);
                writeFeedNow();
                written.countDown();
                await(release);
            }));
            written.await();
            urgent(late);
            var seen = follow(place, late);
            release.countDown();
            first.get();

            assertThat(seen.tickets()).contains(late).doesNotContain(early);
            assertThat(follow(seen.seq(), early).tickets()).contains(early);
        }
        var ids = jdbc.sql("select number from feed where seq > ? and number in (?, ?) order by event").params(place, early, late)
                .query(Long.class).list();
        assertThat(ids).as("the ids were drawn in the other order").containsExactly(early, late);
    }

    @Test
    void givesEverySeqOnceWithoutGaps() throws Exception {
        var place = settled();
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) numbers.add(client.processed(Mail.from("gap" + i + "@example.com").raw()).path("ticket").asLong());
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var number : numbers) threads.submit(() -> urgent(number));
        }
        settled();

        var seqs = jdbc.sql("select seq from feed where seq > ? order by seq").param(place).query(Long.class).list();
        for (int i = 0; i < seqs.size(); i++) assertThat(seqs.get(i)).isEqualTo(place + 1 + i);
        assertThat(seqs).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void answersGoneForWhatItNoLongerKeeps() {
        assertThat(client.get("/api/v1/feed?since=99999999").status()).isEqualTo(410);
        assertThat(client.get("/api/v1/feed?since=99999999").code()).isEqualTo("feed-expired");
    }

    @Test
    void rebuildsTheSameQueueRows() {
        client.processed(Mail.from("rebuild@example.com").raw());
        transaction.executeWithoutResult(tx -> {
            // The desk goes on meanwhile, and acknowledges what came in. It locks a ticket before its row; the other way round, each would wait for the other.
            jdbc.sql("lock table ticket in exclusive mode").update();
            jdbc.sql("lock table queue_row in share row exclusive mode").update();
            var before = everyRow();
            jdbc.sql("update queue_row set subject = 'x', message_count = 0, preview = null").update();

            rows.rebuild();

            assertThat(everyRow()).isEqualTo(before);
        });
    }

    /** A mail that nobody acknowledges: nothing more happens to its ticket by itself. */
    private static Mail quiet(String from) {
        return Mail.from(from).header("Auto-Submitted", "auto-generated");
    }

    private String everyRow() {
        return jdbc.sql("select json_agg(q order by number)::text from queue_row q").query(String.class).single();
    }

    private record Told(List<Long> tickets, long seq) {}

    /** Reads on from the place until the ticket is told. */
    private Told follow(long since, long ticket) {
        return eventually(() -> {
            var answer = client.get("/api/v1/feed?since=" + since).json();
            var told = answer.path("items").valueStream().map(frame -> frame.path("ticket").asLong()).toList();
            return told.contains(ticket) ? new Told(told, answer.path("seq").asLong()) : null;
        });
    }

    /** Everything committed so far has its place. */
    private long settled() {
        return eventually(() -> {
            var open = jdbc.sql("select count(*) from feed where seq is null").query(Long.class).single();
            return open == 0 ? jdbc.sql("select seq from feed_head").query(Long.class).single() : null;
        });
    }

    private void urgent(long number) {
        var agent = agents.byEmail("agent@tributary.example").orElseThrow();
        Map<String, Object> fields = new HashMap<>(Map.of("priority", "urgent"));
        tickets.patch(number, new TicketPatch(fields), null, new Caller(agent.id(), agent.name(), agent.role(), null));
    }

    /** What would happen at commit, now: the row is written, and the transaction goes on. */
    private void writeFeedNow() {
        org.springframework.transaction.support.TransactionSynchronizationUtils.triggerBeforeCommit(false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thousand mails and four hundred answers, while the desk is killed ten times, its database twice, IMAP is cut at random and SMTP is
 * away for a while: nothing lost, doubled, misfiled or out of order.
 */
@Tag("full")
@Timeout(2_400)
class MailChaosTests {

    private static final Logger LOG = LoggerFactory.getLogger(MailChaosTests.class);
    private static final int CONVERSATIONS = 200; // of five mails each
    private static final int SPEAKERS = 8;
    private static final int APPLICATION_KILLS = 10;
    private static final int DATABASE_KILLS = 2;

    MailDesk desk;
    Client agent;
    final long seed = System.nanoTime();
    final Random random = new Random(seed);
    final AtomicInteger ended = new AtomicInteger();
    final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        desk = new MailDesk("support@tributary.example");
        agent = desk.signedIn();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void nothingIsLostDoubledMisfiledOrOutOfOrder() throws Exception {
        var waiting = new ConcurrentLinkedQueue<ChaosConversation>();
        for (int i = 0; i < CONVERSATIONS; i++) waiting.add(new ChaosConversation(desk, agent, i, i % 2 == 0));
        var all = List.copyOf(waiting);
        var speakers = new ArrayList<Thread>();
        for (int i = 0; i < SPEAKERS; i++) speakers.add(Thread.ofPlatform().daemon().start(() -> speak(waiting)));
        var nibbler = Thread.ofPlatform().daemon().start(this::cutImapNowAndThen);

        havoc();

        for (var speaker : speakers) speaker.join();
        nibbler.interrupt();
        nibbler.join();
        int twice = 0;
        for (var conversation : all) twice += conversation.verify();
        assertThat(surprises).as("seed %d", seed).isEmpty();
        assertThat(desk.count("ticket")).as("tickets, seed %d", seed).isEqualTo(CONVERSATIONS);
        assertThat(desk.count("inbox where state <> 'processed'")).isZero();
        // An acknowledgement of SMTP can be lost once a kill, for as many mails as leave at once.
        assertThat(twice).as("mails that left twice, under one Message-ID; seed %d", seed).isLessThanOrEqualTo((APPLICATION_KILLS + DATABASE_KILLS) * 4);
        LOG.info("Chaos with seed {}: {} conversations of 5 mails and 2 answers; {} mails left twice under the same Message-ID", seed,
                CONVERSATIONS, twice);
    }

    private void speak(Queue<ChaosConversation> waiting) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                next.play();
            } catch (Throwable e) {
                surprises.add(e);
            }
            ended.incrementAndGet();
        }
    }

    /** The kills are spread over the conversations; between them SMTP is away for a while. */
    private void havoc() throws Exception {
        int blows = APPLICATION_KILLS + DATABASE_KILLS;
        for (int blow = 1; blow <= blows; blow++) {
            int from = blow * CONVERSATIONS / (blows + 2);
            while (ended.get() < from && surprises.isEmpty()) Thread.sleep(50);
            Thread.sleep(random.nextInt(1_500));
            LOG.info("Blow {} of {} after {} conversations", blow, blows, ended.get());
            if (blow == 3) desk.smtp.pull();
            if (blow == 5) desk.smtp.putBack();
            if (blow % 6 == 0) {
                killDatabase();
            } else {
                desk.product.kill();
                desk.product.start();
            }
        }
    }

    private void killDatabase() throws Exception {
        var killed = desk.product.postmaster().pid();
        desk.product.killDatabase();
        desk.product.await("the database's return", () -> desk.product.reborn(killed) && desk.product.health() == 200);
    }

    private void cutImapNowAndThen() {
        try {
            while (true) {
                Thread.sleep(300 + new Random().nextInt(2_500));
                desk.imap.cut();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (java.io.IOException e) {
            surprises.add(e);
        }
    }
}

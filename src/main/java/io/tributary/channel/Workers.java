package io.tributary.channel;

import io.tributary.platform.Problem;
import io.tributary.platform.StorageFailure;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** The hands that empty the inbox and the outbox. */
@Component
class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int LONGEST_REASON = 500;

    private final Inbox inbox;
    private final OutboxDelivery outbox;
    private final WorkSignal work;
    private final int hands;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Workers(Inbox inbox, OutboxDelivery outbox, WorkSignal work, @Value("${tributary.inbox-workers:4}") int hands) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.work = work;
        this.hands = hands;
    }

    private interface Step {
        boolean more() throws Exception;
    }

    private interface Pause {
        void await() throws InterruptedException;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= hands; i++) launch("inbox-" + i, this::processOne, work::awaitInbox);
        launch("outbox-1", outbox::deliverNext, work::awaitOutbox);
        launch("outbox-2", outbox::deliverNext, work::awaitOutbox);
    }

    private void launch(String name, Step step, Pause pause) {
        threads.add(Thread.ofPlatform().name(name).start(() -> loop(step, pause)));
    }

    private void loop(Step step, Pause pause) {
        while (running) {
            try {
                if (!step.more()) pause.await();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.warn("{} pauses: {}", Thread.currentThread().getName(), reason(e));
                sleep();
            }
        }
    }

    private boolean processOne() throws Exception {
        var taken = new AtomicReference<UUID>();
        try {
            return inbox.processNext(taken::set);
        } catch (Exception e) {
            var id = taken.get();
            // Nothing of the row's doing: the database is away, or two first mails of one person met.
            if (id == null || StorageFailure.in(e)) throw e;
            LOG.warn("Inbox row {} could not be processed", id, e);
            inbox.failed(id, reason(e), e instanceof MessagingException || e instanceof Problem);
            return true;
        }
    }

    static String reason(Exception e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

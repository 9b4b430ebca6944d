package io.tributary.channel;

import io.tributary.channel.Lanes.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The hands that empty the inbox and the outbox. */
@Component
class Workers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final InboxWork inbox;
    private final Lanes lanes;
    private final OutboxDelivery outbox;
    private final WorkSignal work;
    private final int hands;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Workers(InboxWork inbox, Lanes lanes, OutboxDelivery outbox, WorkSignal work, @Value("${tributary.inbox-workers:4}") int hands) {
        this.inbox = inbox;
        this.lanes = lanes;
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

    /** A worker ends when it is told to, and of nothing else. */
    private void loop(Step step, Pause pause) {
        while (running) {
            try {
                if (!step.more()) pause.await();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                rest(e);
            }
        }
    }

    private static void rest(Throwable error) {
        try {
            LOG.warn("{} pauses: {}", Thread.currentThread().getName(), Trouble.of(error).detail());
        } catch (Throwable again) {
            // No memory even for that.
        }
        sleep();
    }

    private boolean processOne() throws Exception {
        var taken = new AtomicReference<Taken>();
        try {
            var step = inbox.next(taken::set);
            if (step.suspect() != null) inbox.retry(step.suspect(), taken::set);
            return step.found();
        } catch (Throwable e) {
            var row = taken.get();
            // Interrupted by our own end it is none of the row's doing.
            if (row == null || !running) throw e;
            var trouble = Trouble.of(e);
            LOG.warn("Inbox row {} could not be processed ({})", row.id(), trouble.code(), e);
            lanes.troubled(row, trouble, inbox.envelope(row));
            return true;
        }
    }

    static String reason(Exception e) {
        return Trouble.detail(e);
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

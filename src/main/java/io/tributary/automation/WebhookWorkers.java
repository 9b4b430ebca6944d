package io.tributary.automation;

import io.tributary.automation.DeliveryRows.Due;
import io.tributary.platform.StorageFailure;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The hands that tell other systems: at least once each thing, under an id that stays, in no promised order. A receiver that is slow
 * holds up a few of them and never all.
 */
@Component
class WebhookWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorkers.class);
    private static final int HANDS = 16;
    private static final int HANDS_FOR_ONE = 4;
    private static final long POLL_MILLIS = 1_000;

    private final DeliveryRows rows;
    private final WebhookRows webhooks;
    private final WebhookSender sender;
    private final Clock clock;
    private final Semaphore hands = new Semaphore(HANDS);
    private final Semaphore news = new Semaphore(0);
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();
    private volatile boolean running;
    private Thread thread = new Thread();
    private boolean freed;

    WebhookWorkers(DeliveryRows rows, WebhookRows webhooks, WebhookSender sender, Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.sender = sender;
        this.clock = clock;
    }

    /** Once what there is to tell can be seen. */
    void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private void wake() {
        if (news.availablePermits() == 0) news.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("webhooks").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                if (!freed) rows.free();
                freed = true;
                if (!next()) news.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                LOG.warn("Webhooks pause: {}", e.toString());
                pause();
            }
        }
    }

    /** Whether there was one to tell. */
    private boolean next() throws InterruptedException {
        hands.acquire();
        var given = false;
        try {
            var due = rows.claim(busy.entrySet().stream().filter(each -> each.getValue() >= HANDS_FOR_ONE).map(Map.Entry::getKey).toList());
            due.ifPresent(this::give);
            given = due.isPresent();
            return given;
        } finally {
            if (!given) hands.release();
        }
    }

    private void give(Due due) {
        busy.merge(due.webhook(), 1, Integer::sum);
        Thread.ofPlatform().name("webhook").daemon().start(() -> {
            try {
                tell(due);
            } catch (Throwable e) {
                // Its lease runs out, and it is tried again.
                LOG.warn("What came of webhook delivery {} is not known: {}", due.id(), e.toString());
            } finally {
                busy.computeIfPresent(due.webhook(), (id, count) -> count == 1 ? null : count - 1);
                hands.release();
                wake();
            }
        });
    }

    private void tell(Due due) {
        var answer = due.active() ? answer(due) : WebhookAnswer.failed("switched-off", 0);
        if (!answer.taken()) LOG.info("Webhook {} did not take {} (try {}): {} {}", due.webhook(), due.id(), due.attempts(), answer.code(), answer.status());
        write(() -> rows.record(due, answer));
    }

    /** A fault of ours is a failure like any other, so that it shows, and has an end. */
    private WebhookAnswer answer(Due due) {
        try {
            return sender.post(WebhookUrl.read(due.url()), due.id().toString(), due.body(), webhooks.secrets(due.webhook(), clock.instant()));
        } catch (RuntimeException e) {
            if (StorageFailure.in(e)) throw e;
            LOG.warn("Webhook delivery {} could not be sent", due.id(), e);
            return WebhookAnswer.failed("failed", 0);
        }
    }

    /** It has arrived, or has not, and nobody knows but us: while the database is away this waits for it. */
    private void write(Runnable outcome) {
        for (int tries = 0; ; tries++) {
            try {
                outcome.run();
                return;
            } catch (RuntimeException e) {
                if (!StorageFailure.in(e) || !running || tries > 240) throw e;
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
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
            // What is on its way is waited for: else it would be told twice.
            if (hands.tryAcquire(HANDS, 16, TimeUnit.SECONDS)) hands.release(HANDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.tributary.channel;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the workers of this process when there is something to do. Losing a signal costs one polling interval, nothing else. */
@Component
class WorkSignal {

    private static final int ENOUGH = 64;

    private final Semaphore inbox = new Semaphore(0);
    private final Semaphore outbox = new Semaphore(0);

    void inbox() {
        if (inbox.availablePermits() < ENOUGH) inbox.release();
    }

    void outbox() {
        if (outbox.availablePermits() < ENOUGH) outbox.release();
    }

    void awaitInbox() throws InterruptedException {
        inbox.tryAcquire(500, TimeUnit.MILLISECONDS);
    }

    void awaitOutbox() throws InterruptedException {
        outbox.tryAcquire(500, TimeUnit.MILLISECONDS);
    }
}

package io.tributary.channel;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the workers of this process when there is something to do. Losing a signal costs one polling interval, nothing else. */
@Component
class WorkSignal {

    private static final int ENOUGH = 64;

    private final Semaphore inbox = new Semaphore(0);
    private final Semaphore outbox = new Semaphore(0);

    void inbox() {
        if (inbox.availablePermits() < ENOUGH) inbox.release();
    }

    /** Once what there is to do can be seen; at once outside a transaction. */
    void inboxAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            inbox();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                inbox();
            }
        });
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

package io.tributary.sla;

import io.tributary.sla.MigrationRows.Running;
import io.tributary.ticket.Tickets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the tickets of every migration that goes on, each in a transaction of its own: whoever is killed in between has moved it or has
 * not, and what is left is found after the next start, or by another node.
 */
@Component
class MigrationWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWorker.class);
    private static final long POLL_MILLIS = 1_000;

    private final MigrationRows rows;
    private final Clocks clocks;
    private final Agreements agreements;
    private final Policies policies;
    private final Tickets tickets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    MigrationWorker(MigrationRows rows, Clocks clocks, Agreements agreements, Policies policies, Tickets tickets, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.clocks = clocks;
        this.agreements = agreements;
        this.policies = policies;
        this.tickets = tickets;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Begun(UUID migration) {}

    @TransactionalEventListener
    void on(Begun migration) {
        if (news.availablePermits() == 0) news.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sla-migration").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                if (!round()) news.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                LOG.warn("Moving tickets pauses: {}", e.toString());
                pause();
            }
        }
    }

    /** One ticket of each; whether there was any. */
    private boolean round() {
        var more = false;
        for (var migration : rows.running()) more |= moveOne(migration) || finish(migration);
        return more;
    }

    private boolean moveOne(Running migration) {
        var taken = new AtomicReference<UUID>();
        try {
            transaction.executeWithoutResult(tx -> rows.take(migration.id()).ifPresent(ticket -> {
                taken.set(ticket);
                rows.done(migration.id(), ticket, move(migration, ticket));
            }));
        } catch (RuntimeException e) {
            if (taken.get() == null || !running) throw e;
            LOG.warn("Ticket {} could not be moved", taken.get(), e);
            rows.failed(migration.id(), taken.get());
        }
        return taken.get() != null;
    }

    /** By its calendar as it is by now; whether it still stood under something older. */
    private boolean move(Running migration, UUID ticket) {
        tickets.lock(ticket);
        if (!rows.isOlder(ticket, migration.target())) return false;
        clocks.renew(ticket, held -> agreements.withCalendarOfToday(migration.target().agreement()));
        return true;
    }

    /** Unless tickets have come in between that another node, or a moment ago we, put under what held before; whether they have. */
    private boolean finish(Running migration) {
        return Boolean.TRUE.equals(transaction.execute(tx -> {
            if (!rows.last(migration.id())) return false;
            if (holds(migration.target()) && rows.gather(migration.id(), migration.target()) > 0) return true;
            rows.finish(migration.id(), clock.instant());
            return false;
        }));
    }

    private boolean holds(MigrationRows.Target target) {
        return policies.find(target.policy()).map(agreements::agreement)
                .filter(now -> now.version().equals(target.agreement().version()) && now.process().equals(target.agreement().process())).isPresent();
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

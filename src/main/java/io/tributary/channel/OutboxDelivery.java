package io.tributary.channel;

import io.tributary.channel.OutboxRows.Composed;
import io.tributary.channel.OutboxRows.Due;
import io.tributary.platform.StorageFailure;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands messages to their connector and writes down what came of it. */
@Component
class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    /** Between two mails of our own while mail waits to come in: they shall not cost it its speed. */
    private static final long BREATHER_MILLIS = 50;

    private final OutboxRows rows;
    private final OwnMail own;
    private final MailComposer composer;
    private final Connectors connectors;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean freed;

    OutboxDelivery(OutboxRows rows, OwnMail own, MailComposer composer, Connectors connectors, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.own = own;
        this.composer = composer;
        this.connectors = connectors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether there was one to deliver. */
    boolean deliverNext() {
        if (!freed) free();
        // One worker at a time looks after them, so that replies do not wait.
        if (writing.compareAndSet(false, true)) {
            try {
                if (writeOwn()) return true;
            } finally {
                writing.set(false);
            }
        }
        var due = rows.claim(inFlight);
        due.ifPresent(this::deliver);
        return due.isPresent();
    }

    private boolean writeOwn() {
        var taken = new AtomicReference<UUID>();
        try {
            var step = own.next(taken::set);
            if (step.isEmpty()) return false;
            if (step.get().due() != null) deliver(step.get().due());
            if (step.get().busy()) pause(BREATHER_MILLIS);
            return true;
        } catch (RuntimeException e) {
            if (taken.get() == null || StorageFailure.in(e)) throw e;
            LOG.warn("Our own mail {} could not be written", taken.get(), e);
            own.failed(taken.get(), 5);
            return true;
        }
    }

    private synchronized void free() {
        if (!freed) rows.free();
        freed = true;
    }

    private void deliver(Due due) {
        inFlight.add(due.id());
        try {
            if (due.orphaned()) {
                write(() -> rows.abandon(due));
                return;
            }
            var mail = due.mail() == null ? compose(due) : due.mail();
            var handover = hand(due, mail);
            if (handover.trouble() != null || handover.unsure()) {
                LOG.warn("Message {} did not leave (attempt {}): {}", due.messageId(), due.attempts(),
                        handover.trouble() == null ? "no answer" : handover.trouble().reason());
            }
            write(() -> rows.record(due, mail, handover));
        } catch (NotWritten e) {
            LOG.warn("Message {} could not be written (attempt {})", due.messageId(), due.attempts(), e.getCause());
            write(() -> rows.broken(due, String.valueOf(e.getMessage())));
        } finally {
            inFlight.remove(due.id());
        }
    }

    private Composed compose(Due due) throws NotWritten {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(tx -> {
                var mail = composer.compose(due.messageId());
                rows.settle(due.id(), mail);
                return mail;
            }));
        } catch (RuntimeException e) {
            if (StorageFailure.in(e)) throw e;
            throw new NotWritten(e);
        }
    }

    /** Whatever stands between us and the mail server is the account's trouble, not the message's. */
    private Handover hand(Due due, Composed mail) {
        if (mail.waiting().isEmpty()) return Handover.of(List.of());
        try {
            var answer = connectors.send(due.account(), new OutgoingMail(mail.bytes(), mail.envelopeFrom(), mail.waiting()));
            if (answer instanceof Handover handover) return handover;
            // A way out of somebody's own making, that throws or has sent it.
            return Handover.of(mail.waiting().stream().map(one -> one.sent(clock.instant())).toList());
        } catch (Exception e) {
            return Handover.trouble(mail.waiting(), SmtpReply.of(0, Workers.reason(e)));
        }
    }

    /**
     * It has left, or has not, and nobody knows but us: while the database is away this waits for it, and a stop of the process does
     * not cut it short.
     */
    private static void write(Runnable outcome) {
        var stopping = false;
        try {
            for (int tries = 0; ; tries++) {
                stopping |= Thread.interrupted();
                try {
                    outcome.run();
                    return;
                } catch (RuntimeException e) {
                    if (!StorageFailure.in(e) || stopping || tries > 240) throw e;
                    pause(500);
                }
            }
        } finally {
            if (stopping) Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(fixedRate = 20_000)
    void renew() {
        if (!inFlight.isEmpty()) rows.renew(inFlight);
    }

    /** A message that cannot be made into a mail. */
    private static final class NotWritten extends Exception {

        NotWritten(RuntimeException cause) {
            super(Workers.reason(cause), cause);
        }
    }
}

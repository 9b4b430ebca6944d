package io.tributary.sla;

import io.tributary.platform.OfTransaction;
import io.tributary.ticket.TicketEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears what happens to tickets and has their clocks settled once, at the end of the transaction that did it. */
@Component
public class ClockListener {

    /** Before everybody who shows what clocks say. */
    private static final int FIRST = -1_000;

    private final Clocks clocks;

    ClockListener(Clocks clocks) {
        this.clocks = clocks;
    }

    @EventListener
    void on(TicketEvent event) {
        Touched.by(event).ifPresent(touched -> Pending.ofThisTransaction(this).touched.merge(event.ticketId(), touched, Touched::and));
    }

    /** Settles now what would be settled at the end of the running transaction. */
    public void settle() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) Pending.ofThisTransaction(this).beforeCommit(false);
    }

    /** The tickets touched so far by the running transaction. */
    private static final class Pending implements TransactionSynchronization {

        private final Map<UUID, Touched> touched = new LinkedHashMap<>();
        private final ClockListener listener;

        private Pending(ClockListener listener) {
            this.listener = listener;
        }

        static Pending ofThisTransaction(ClockListener listener) {
            return OfTransaction.get(Pending.class, pending -> pending.listener == listener, () -> new Pending(listener));
        }

        @Override
        public int getOrder() {
            return FIRST;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var now = Map.copyOf(touched);
            touched.clear();
            now.forEach(listener.clocks::settle);
        }
    }
}

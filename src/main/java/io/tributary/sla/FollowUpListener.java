package io.tributary.sla;

import io.tributary.platform.OfTransaction;
import io.tributary.ticket.Outcome;
import io.tributary.ticket.Status;
import io.tributary.ticket.TicketEvent;
import io.tributary.ticket.TicketEvent.CallbackClosed;
import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.TicketChanged;
import io.tributary.ticket.TicketEvent.TicketRated;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Hears what becomes of resolved tickets. Whether one is followed up from now on, or no more, is settled once, at the end of the
 * transaction that did it; what the diagram waits for is said at once, for more comes of it.
 */
@Component
class FollowUpListener {

    private final FollowUpProcesses processes;

    FollowUpListener(FollowUpProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(TicketEvent event) {
        switch (event) {
            case TicketChanged e when e.changes().get("status") instanceof Change(var from, var to) ->
                Pending.ofThisTransaction(this).moved.merge(e.ticketId(), new Moved(from, to), (before, after) -> new Moved(before.from, after.to));
            case TicketRated e -> processes.rated(e.ticketId());
            // What was not resolved is opened again in the same breath, and that ends it.
            case CallbackClosed e when e.outcome() != Outcome.UNRESOLVED -> processes.called(e.ticketId());
            default -> {}
        }
    }

    /** What its status was before the transaction, and is now. */
    private record Moved(@Nullable Object from, @Nullable Object to) {

        void follow(UUID ticket, FollowUpProcesses processes) {
            var was = Status.RESOLVED.key().equals(from);
            var is = Status.RESOLVED.key().equals(to);
            if (is && !was) processes.start(ticket);
            else if (was && !is) processes.end(ticket, !Status.CLOSED.key().equals(to));
        }
    }

    private static final class Pending implements TransactionSynchronization {

        private final Map<UUID, Moved> moved = new LinkedHashMap<>();
        private final FollowUpListener listener;

        private Pending(FollowUpListener listener) {
            this.listener = listener;
        }

        static Pending ofThisTransaction(FollowUpListener listener) {
            return OfTransaction.get(Pending.class, pending -> pending.listener == listener, () -> new Pending(listener));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            moved.forEach((ticket, way) -> way.follow(ticket, listener.processes));
            moved.clear();
        }
    }
}

package io.tributary.sla;

import io.tributary.ticket.MessageKind;
import io.tributary.ticket.TicketEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a transaction bears on the promises of a ticket.
 *
 * @param choosing when something happened by which its policy is chosen; null if nothing did
 */
record Touched(boolean opened, @Nullable Instant choosing) {

    static final Touched ONLY = new Touched(false, null);

    static Optional<Touched> by(TicketEvent event) {
        return Optional.ofNullable(switch (event) {
            case TicketEvent.TicketOpened e -> new Touched(true, "closed".equals(e.facts().get("status")) ? null : e.at());
            case TicketEvent.TicketChanged e when !Collections.disjoint(e.changes().keySet(), Particulars.CHOOSING) -> new Touched(false, e.at());
            case TicketEvent.TicketChanged e when e.changes().containsKey("status") -> ONLY;
            case TicketEvent.MessageAdded e when !e.automatic() && e.kind() != MessageKind.NOTE -> ONLY;
            case TicketEvent.MessageWithdrawn e -> ONLY;
            case TicketEvent.DeliveryChanged e when !e.state().equals("sent") -> ONLY;
            case TicketEvent.MessagesMoved e -> ONLY;
            case TicketEvent.KeptSolved e -> ONLY;
            default -> null;
        });
    }

    Touched and(Touched other) {
        return new Touched(opened || other.opened, other.choosing == null ? choosing : other.choosing);
    }
}

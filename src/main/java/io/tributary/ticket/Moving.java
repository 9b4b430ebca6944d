package io.tributary.ticket;

import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.MessagesMoved;
import io.tributary.ticket.TicketEvent.TicketChanged;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of messages that went from one ticket to another, on both. */
@Component
class Moving {

    private final ApplicationEventPublisher events;

    Moving(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** One operation, and who did it when. */
    record Move(UUID operation, String kind, Actor actor, Instant at) {}

    void tell(Move move, Ticket from, Map<String, Change> there, Ticket to, Map<String, Change> here, int messages) {
        tell(move, from, "away", to.number(), messages, there);
        tell(move, to, "here", from.number(), messages, here);
    }

    private void tell(Move move, Ticket ticket, String direction, long other, int messages, Map<String, Change> changes) {
        events.publishEvent(new MessagesMoved(ticket.id(), move.operation, move.actor, move.at, move.kind, direction, other, messages));
        if (!changes.isEmpty()) events.publishEvent(new TicketChanged(ticket.id(), move.operation, move.actor, move.at, changes));
    }
}

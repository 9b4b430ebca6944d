package io.tributary.console;

import io.tributary.ticket.TicketEvent;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.hibernate.search.mapper.orm.Search;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says, in the transaction that changed a ticket, that its document is to be made anew: one outbox row, which outlives a crash. Tickets
 * and messages are written past Hibernate, so it cannot see for itself.
 */
@Component
class TicketIndexing {

    private final EntityManager entities;

    TicketIndexing(EntityManager entities) {
        this.entities = entities;
    }

    @EventListener
    void on(TicketEvent event) {
        if (changesDocument(event)) anew(event.ticketId());
    }

    void anew(UUID ticket) {
        Search.session(entities).indexingPlan().addOrUpdate(new IndexedTicket(ticket));
    }

    /** What became of a mail on its way, and what was not done, nobody looks for. */
    private static boolean changesDocument(TicketEvent event) {
        return !(event instanceof TicketEvent.DeliveryChanged || event instanceof TicketEvent.AutomaticWithheld
                || event instanceof TicketEvent.NotRelated || event instanceof TicketEvent.TicketsLinked || event instanceof TicketEvent.TicketsUnlinked
                || event instanceof TicketEvent.TicketGoverned || event instanceof TicketEvent.PromiseEndangered || event instanceof TicketEvent.Escalated);
    }
}

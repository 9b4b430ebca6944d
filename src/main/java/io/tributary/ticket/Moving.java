package io.tributary.ticket;

import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.MessagesMoved;
import io.tributary.ticket.TicketEvent.Moved;
import io.tributary.ticket.TicketEvent.TicketChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of messages that went from one ticket to another, on both. */
@Component
class Moving {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Moving(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** One operation, and who did it when. */
    record Move(UUID operation, String kind, Actor actor, Instant at) {}

    void tell(Move move, Ticket from, Map<String, Change> there, Ticket to, Map<String, Change> here, List<UUID> messages) {
        var moved = moved(from, messages);
        tell(move, from, "away", to.number(), moved, there);
        tell(move, to, "here", from.number(), moved, here);
    }

    /** In the order in which they were said. */
    private List<Moved> moved(Ticket from, List<UUID> messages) {
        return jdbc.sql("""
                with fate as (
                    select distinct on (e.payload ->> 'message') e.payload ->> 'message' as message, e.payload ->> 'state' as state
                    from ticket_event e where e.ticket_id = :from and e.type = 'delivery' order by e.payload ->> 'message', e.id desc)
                select m.id as message, m.created_at as at, upper(m.kind) as kind, m.automatic, coalesce(f.state = 'failed', false) as failed
                from message m left join fate f on f.message = m.id::text where m.id = any(:messages) order by m.created_at, m.id""")
                .param("from", from.id())
                .param("messages", messages.toArray(UUID[]::new))
                .query(Moved.class)
                .list();
    }

    private void tell(Move move, Ticket ticket, String direction, long other, List<Moved> messages, Map<String, Change> changes) {
        events.publishEvent(new MessagesMoved(ticket.id(), move.operation, move.actor, move.at, move.kind, direction, other, messages));
        if (!changes.isEmpty()) events.publishEvent(new TicketChanged(ticket.id(), move.operation, move.actor, move.at, changes));
    }
}

package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketEvent.ParticipantChanged;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may write into a ticket, as far as agents decide it. */
@Service
@Transactional
public class Participants {

    private final TicketDoor door;
    private final MessageStore messages;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Participants(TicketDoor door, MessageStore messages, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.door = door;
        this.messages = messages;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody may write from now on; who could already still may. @throws Problem {@code not-found}, {@code no-right} */
    public void add(long number, Address address, Caller caller) {
        var ticket = door.open(number, Right.CHANGE, caller);
        var added = jdbc.sql("""
                insert into participant (ticket_id, kind, value, display, name, source, at) values (?, ?, ?, ?, ?, 'agent', ?)
                on conflict do nothing""")
                .params(Arrays.asList(ticket.id(), address.kind(), address.normalised(), address.value(), address.name(),
                        Timestamp.from(clock.instant())))
                .update();
        if (added > 0) changed(ticket, address.value(), true, caller);
    }

    /** Somebody may write no more. What they wrote stays. @throws Problem {@code no-right}, {@code not-found} also if they take no part */
    public void remove(long number, Address address, Caller caller) {
        var ticket = door.open(number, Right.CHANGE, caller);
        var removed = jdbc.sql("delete from participant where ticket_id = ? and kind = ? and value = ?")
                .params(ticket.id(), address.kind(), address.normalised())
                .update();
        if (removed == 0) throw Problem.notFound();
        changed(ticket, address.value(), false, caller);
    }

    private void changed(Ticket ticket, String address, boolean added, Caller caller) {
        var operation = Ids.next();
        messages.operation(operation, "participant", Actor.of(caller), clock.instant());
        events.publishEvent(new ParticipantChanged(ticket.id(), operation, Actor.of(caller), clock.instant(), address, added));
    }
}

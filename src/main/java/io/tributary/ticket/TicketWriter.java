package io.tributary.ticket;

import io.tributary.customer.Customer;
import io.tributary.platform.Ids;
import io.tributary.ticket.MessageStore.NewMessage;
import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.MessageAdded;
import io.tributary.ticket.TicketEvent.TicketChanged;
import io.tributary.ticket.TicketEvent.TicketOpened;
import io.tributary.ticket.TicketEvent.TicketWoken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a ticket with its new message, and tells everybody in the same transaction. */
@Component
class TicketWriter {

    private final TicketRepository tickets;
    private final TicketRegister register;
    private final MessageStore messages;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    TicketWriter(TicketRepository tickets, TicketRegister register, MessageStore messages, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.register = register;
        this.messages = messages;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Opens the ticket with its first message; returns the messages that have waited for this one. */
    List<UUID> open(Ticket ticket, NewMessage message, @Nullable Origin origin, Duration hold) {
        register.enter(ticket);
        var waiting = messages.write(message);
        events.publishEvent(new TicketOpened(ticket.id(), message.operation(), message.actor(), message.at(), origin, ticket.facts()));
        publish(ticket, message, hold);
        return waiting;
    }

    /** Adds the message and the changes that come with it; returns the messages that have waited for this one. */
    List<UUID> add(Ticket ticket, NewMessage message, Map<String, Change> changes, Duration hold) {
        tickets.flush();
        var waiting = messages.write(message);
        publish(ticket, message, hold);
        if (!changes.isEmpty()) {
            events.publishEvent(new TicketChanged(ticket.id(), message.operation(), message.actor(), message.at(), changes));
            if (message.kind() == MessageKind.CUSTOMER && changes.containsKey("snoozedUntil")) {
                events.publishEvent(new TicketWoken(ticket.id(), message.operation(), message.actor(), message.at(), "customer"));
            }
        }
        return waiting;
    }

    private void publish(Ticket ticket, NewMessage message, Duration hold) {
        events.publishEvent(new MessageAdded(ticket.id(), message.operation(), message.actor(), message.at(), message.id(), message.kind(),
                message.automatic(), message.channel(), hold));
    }

    /** Saves changes that came without a message, as an operation of their own; none is no operation. */
    void change(Ticket ticket, String kind, Actor actor, Map<String, Change> changes, Instant now) {
        if (changes.isEmpty()) return;
        tickets.save(ticket);
        var operation = Ids.next();
        messages.operation(operation, kind, actor, now);
        events.publishEvent(new TicketChanged(ticket.id(), operation, actor, now, changes));
    }

    /** The thread an answer goes on with: the last one the customer wrote in. */
    UUID conversation(Ticket ticket) {
        return jdbc.sql("""
                select m.conversation_id from placement p join message m on m.id = p.message_id
                where p.ticket_id = ? and p.removed_by is null order by (m.kind = 'customer') desc, m.created_at desc limit 1""")
                .param(ticket.id())
                .query(UUID.class)
                .single();
    }

    /** The thread of this person in the ticket. */
    UUID conversation(Ticket ticket, Customer customer) {
        return jdbc.sql("""
                select m.conversation_id from placement p join message m on m.id = p.message_id join conversation c on c.id = m.conversation_id
                where p.ticket_id = ? and p.removed_by is null and c.customer_id = ? order by m.created_at desc limit 1""")
                .params(ticket.id(), customer.id())
                .query(UUID.class)
                .optional()
                .orElseGet(() -> conversation(ticket));
    }
}

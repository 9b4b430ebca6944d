package io.tributary.ticket;

import io.tributary.customer.Customers;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Moving.Move;
import io.tributary.ticket.TicketEvent.TicketOpened;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages of a ticket that are a matter of their own. What answers them later goes where they are (ADR 0014). */
@Service
@Transactional
public class Splits {

    private final TicketRepository tickets;
    private final TicketRegister register;
    private final Operations operations;
    private final Placements placements;
    private final Parties people;
    private final Customers customers;
    private final TicketDoor door;
    private final JdbcClient jdbc;
    private final Moving moving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Splits(TicketRepository tickets, TicketRegister register, Operations operations, Placements placements, Parties people, Customers customers,
            TicketDoor door, JdbcClient jdbc, Moving moving, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.register = register;
        this.operations = operations;
        this.placements = placements;
        this.people = people;
        this.customers = customers;
        this.door = door;
        this.jdbc = jdbc;
        this.moving = moving;
        this.events = events;
        this.clock = clock;
    }

    private record Said(UUID id, String kind, String channel, String subject, boolean automatic, UUID customer) {

        /** Part of what is said between a customer and us. */
        boolean spoken() {
            return kind.equals("customer") || kind.equals("reply") && !automatic;
        }
    }

    /**
     * Opens a ticket of these messages, its customer who wrote the first of them. Returns its number.
     *
     * @param subject null for that of the first message
     * @throws Problem {@code not-found}, {@code no-right}, {@code already-merged}, {@code invalid} if the ticket does not show each of them, {@code only-notes},
     *     {@code nothing-left} if nothing of its customer's would stay
     */
    @TakesTurns
    public long split(long number, Set<UUID> messages, @Nullable String subject, Caller caller) {
        var now = clock.instant();
        var source = door.open(number, Right.MERGE, caller);
        if (source.mergedInto() != null) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        var thread = thread(source);
        var chosen = thread.stream().filter(message -> messages.contains(message.id)).toList();
        if (chosen.isEmpty() || chosen.size() < messages.size()) throw Problem.invalid("messages", "unknown");
        var first = chosen.stream().filter(message -> message.kind.equals("customer")).findFirst()
                .or(() -> chosen.stream().filter(Said::spoken).findFirst())
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "only-notes"));
        var rest = thread.stream().filter(message -> !messages.contains(message.id));
        if (rest.noneMatch(message -> message.spoken() && message.customer.equals(source.customerId()))) {
            throw new Problem(HttpStatus.CONFLICT, "nothing-left");
        }
        var answered = chosen.stream().anyMatch(message -> message.kind.equals("reply") && !message.automatic);
        var part = source.splitOff(Ids.next(), subject == null ? first.subject : subject, first.channel, customers.get(first.customer), answered, now);
        register.enter(part);
        tickets.save(source);
        tickets.flush();
        move(source, part, new Move(Ids.next(), "split", Actor.of(caller), now), messages);
        return part.number();
    }

    private void move(Ticket source, Ticket part, Move split, Set<UUID> messages) {
        operations.begin(split.operation(), split.kind(), split.actor(), split.at(), Map.of("source", source.id(), "into", part.id()));
        events.publishEvent(new TicketOpened(part.id(), split.operation(), split.actor(), split.at(), null, part.facts()));
        var moved = placements.moveThese(messages, source.id(), part.id(), split.operation(), split.at());
        people.carry(moved, source.id(), part.id(), split.at());
        people.leave(moved, source.id(), Instant.EPOCH);
        placements.linkSplit(part.id(), source.id(), split.at());
        moving.tell(split, source, Map.of(), part, Map.of(), moved);
    }

    private List<Said> thread(Ticket ticket) {
        return jdbc.sql("""
                select m.id, m.kind, m.channel, m.subject, m.automatic, coalesce(m.author_customer, c.customer_id) as customer
                from placement p join message m on m.id = p.message_id join conversation c on c.id = m.conversation_id
                where p.ticket_id = ? and p.removed_by is null order by m.created_at, m.id""")
                .param(ticket.id())
                .query(Said.class)
                .list();
    }
}

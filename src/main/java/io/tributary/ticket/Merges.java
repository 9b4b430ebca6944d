package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Moving.Move;
import io.tributary.ticket.Pairs.Pair;
import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.NotRelated;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets that turn out to be one, and turn out not to be. Messages are placed anew by an operation that can be undone; neither they nor
 * their conversations change, so what comes later on such a conversation lands where it is placed then.
 */
@Service
@Transactional
public class Merges {

    private final TicketRepository tickets;
    private final Pairs pairs;
    private final Operations operations;
    private final Placements placements;
    private final Parties people;
    private final Reopening reopening;
    private final Moving moving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(TicketRepository tickets, Pairs pairs, Operations operations, Placements placements, Parties people, Reopening reopening,
            Moving moving, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.pairs = pairs;
        this.operations = operations;
        this.placements = placements;
        this.people = people;
        this.reopening = reopening;
        this.moving = moving;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Moves every message of one ticket to another; whoever took part in the one takes part in the other.
     *
     * @param kind {@code join} for a possible follow-up whose sender becomes a participant, else {@code merge}
     * @throws Problem {@code not-found} unless the caller sees both, {@code no-right}, {@code same-ticket}, {@code already-merged}, {@code ticket-closed} if the
     *     other takes nothing more
     */
    @TakesTurns
    public void merge(long number, long into, String kind, Caller caller) {
        if (number == into) throw new Problem(HttpStatus.CONFLICT, "same-ticket");
        var both = pairs.lock(pairs.id(number), pairs.id(into), caller);
        if (both.all().anyMatch(ticket -> ticket.mergedInto() != null)) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        if (both.into().status() == Status.CLOSED) throw new Problem(HttpStatus.CONFLICT, "ticket-closed");
        move(both, kind, Actor.of(caller));
    }

    /**
     * An answer's parent has landed: the ticket the answer opened joins the parent's, if that is what it had been from the start and nobody
     * has worked on it; else both are marked as perhaps belonging together.
     */
    void rethread(UUID message, UUID parent) {
        var from = placements.ticketOf(message).orElse(null);
        var into = placements.ticketOf(parent).orElse(null);
        if (from == null || into == null || from.equals(into)) return;
        var both = pairs.lock(from, into);
        var joins = both.all().allMatch(ticket -> ticket.mergedInto() == null)
                && placements.takesPart(both.into().id(), message)
                && placements.untouched(both.source().id())
                && (both.source().status() == Status.CLOSED || reopening.open(both.into(), clock.instant()));
        if (joins) {
            placements.answers(message, parent);
            move(both, "rethread", Actor.SYSTEM);
        } else {
            placements.link(both.source().id(), both.into().id(), clock.instant());
        }
    }

    private void move(Pair both, String kind, Actor actor) {
        var now = clock.instant();
        var operation = Ids.next();
        var before = both.source().status();
        // An archive's threads stay closed; else somebody still waits for an answer, and from now on here.
        Map<String, Change> woken = before.done() ? Map.of() : both.into().heardFromCustomer(reopening.assigneeAvailable(both.into()), now);
        var closed = both.source().mergeInto(both.into().id(), now);
        both.all().forEach(tickets::save);
        tickets.flush();
        var brought = people.carryAll(both.source().id(), both.into().id(), now);
        operations.begin(operation, kind, actor, now, Map.of("source", both.source().id(), "into", both.into().id(), "status", before.key(),
                "participants", brought));
        var moved = placements.moveAll(both.source().id(), both.into().id(), operation, now);
        moving.tell(new Move(operation, kind, actor, now), both.source(), closed, both.into(), woken, moved);
    }

    /**
     * A possible follow-up is none, whichever of the two is asked about. Both say so no more, nor again; said once more it changes nothing.
     *
     * @throws Problem {@code not-found} unless the caller sees both, {@code no-right}, {@code not-linked} if they were never marked so
     */
    @TakesTurns
    public void notRelated(long number, long other, Caller caller) {
        if (number == other) throw new Problem(HttpStatus.CONFLICT, "not-linked");
        var both = pairs.lock(pairs.id(number), pairs.id(other), caller);
        var one = both.source().id();
        var two = both.into().id();
        if (!placements.linked(one, two, true)) throw new Problem(HttpStatus.CONFLICT, "not-linked");
        if (!placements.linked(one, two, false)) return;
        var now = clock.instant();
        var actor = Actor.of(caller);
        var operation = Ids.next();
        placements.dismiss(one, two, now);
        operations.begin(operation, "not-related", actor, now, Map.of("ticket", one, "other", two));
        events.publishEvent(new NotRelated(one, operation, actor, now, both.into().number()));
        events.publishEvent(new NotRelated(two, operation, actor, now, both.source().number()));
    }
}

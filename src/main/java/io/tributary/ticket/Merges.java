package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketEvent.Change;
import io.tributary.ticket.TicketEvent.MessagesMoved;
import io.tributary.ticket.TicketEvent.NotRelated;
import io.tributary.ticket.TicketEvent.TicketChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final Placements placements;
    private final Reopening reopening;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(TicketRepository tickets, Placements placements, Reopening reopening, Teams teams, JdbcClient jdbc, ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.placements = placements;
        this.reopening = reopening;
        this.teams = teams;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Moves every message of one ticket to another; whoever took part in the one takes part in the other.
     *
     * @param kind {@code join} for a possible follow-up whose sender becomes a participant, else {@code merge}
     * @throws Problem {@code not-found} unless the caller sees both, {@code same-ticket}, {@code already-merged}, {@code ticket-closed} if the
     *     other takes nothing more
     */
    public void merge(long number, long into, String kind, Caller caller) {
        if (number == into) throw new Problem(HttpStatus.CONFLICT, "same-ticket");
        var both = lock(id(number), id(into));
        var sight = teams.sight(caller);
        if (both.all().anyMatch(ticket -> !Visibility.sees(sight, ticket.audience()))) throw Problem.notFound();
        if (both.all().anyMatch(ticket -> ticket.mergedInto() != null)) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        if (both.into.status() == Status.CLOSED) throw new Problem(HttpStatus.CONFLICT, "ticket-closed");
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
        var both = lock(from, into);
        var joins = both.all().allMatch(ticket -> ticket.mergedInto() == null)
                && placements.takesPart(both.into.id(), message)
                && placements.untouched(both.source.id())
                && (both.source.status() == Status.CLOSED || reopening.open(both.into, clock.instant()));
        if (joins) move(both, "rethread", Actor.SYSTEM);
        else placements.link(both.source.id(), both.into.id(), clock.instant());
    }

    private void move(Pair both, String kind, Actor actor) {
        var now = clock.instant();
        var operation = Ids.next();
        var before = both.source.status();
        // An archive's threads stay closed; else somebody still waits for an answer, and from now on here.
        Map<String, Change> woken = before.done() ? Map.of() : both.into.heardFromCustomer(reopening.assigneeAvailable(both.into), now);
        var closed = both.source.mergeInto(both.into.id(), now);
        both.all().forEach(tickets::save);
        tickets.flush();
        var people = placements.carryParticipants(both.source.id(), both.into.id(), now);
        placements.begin(operation, kind, actor, now, Map.of("source", both.source.id(), "into", both.into.id(), "status", before.key(),
                "participants", people));
        var moved = placements.moveAll(both.source.id(), both.into.id(), operation, now);
        publish(both.source, operation, actor, now, closed, new MessagesMoved(both.source.id(), operation, actor, now, kind, "away", both.into.number(), moved));
        publish(both.into, operation, actor, now, woken, new MessagesMoved(both.into.id(), operation, actor, now, kind, "here", both.source.number(), moved));
    }

    /**
     * Takes a merge back: what it moved returns, with what has come since on the same conversations.
     *
     * @param operation null for the last one that touched this ticket
     * @throws Problem {@code not-found}, {@code nothing-to-undo}
     */
    public void undo(long number, @Nullable UUID operation, Caller caller) {
        var merge = placements.lastMerge(id(number), operation).orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "nothing-to-undo"));
        var detail = Json.read(merge.detail());
        var both = lock(UUID.fromString(detail.path("source").asString()), UUID.fromString(detail.path("into").asString()));
        var sight = teams.sight(caller);
        if (both.all().anyMatch(ticket -> !Visibility.sees(sight, ticket.audience()))) throw Problem.notFound();
        if (!both.into.id().equals(both.source.mergedInto())) throw new Problem(HttpStatus.CONFLICT, "nothing-to-undo");
        var now = clock.instant();
        var actor = Actor.of(caller);
        var undoing = Ids.next();
        var restored = both.source.restore(Status.of(detail.path("status").asString()), now);
        both.all().forEach(tickets::save);
        tickets.flush();
        placements.beginUndo(undoing, merge.id(), actor, now);
        var moved = placements.moveBack(merge.id(), both.source.id(), both.into.id(), undoing, now);
        placements.dropParticipants(both.into.id(), detail.path("participants").valueStream().map(value -> value.asString()).toList());
        publish(both.source, undoing, actor, now, restored, new MessagesMoved(both.source.id(), undoing, actor, now, "undo", "here", both.into.number(), moved));
        publish(both.into, undoing, actor, now, Map.of(), new MessagesMoved(both.into.id(), undoing, actor, now, "undo", "away", both.source.number(), moved));
    }

    /**
     * A possible follow-up is none, whichever of the two is asked about. Both say so no more, nor again; said once more it changes nothing.
     *
     * @throws Problem {@code not-found} unless the caller sees both, {@code not-linked} if they were never marked so
     */
    public void notRelated(long number, long other, Caller caller) {
        if (number == other) throw new Problem(HttpStatus.CONFLICT, "not-linked");
        var both = lock(id(number), id(other));
        var sight = teams.sight(caller);
        if (both.all().anyMatch(ticket -> !Visibility.sees(sight, ticket.audience()))) throw Problem.notFound();
        var one = both.source.id();
        var two = both.into.id();
        if (!placements.linked(one, two, true)) throw new Problem(HttpStatus.CONFLICT, "not-linked");
        if (!placements.linked(one, two, false)) return;
        var now = clock.instant();
        var actor = Actor.of(caller);
        var operation = Ids.next();
        placements.dismiss(one, two, now);
        placements.begin(operation, "not-related", actor, now, Map.of("ticket", one, "other", two));
        events.publishEvent(new NotRelated(one, operation, actor, now, both.into.number()));
        events.publishEvent(new NotRelated(two, operation, actor, now, both.source.number()));
    }

    private void publish(Ticket ticket, UUID operation, Actor actor, Instant now, Map<String, Change> changes, MessagesMoved moved) {
        events.publishEvent(moved);
        if (!changes.isEmpty()) events.publishEvent(new TicketChanged(ticket.id(), operation, actor, now, changes));
    }

    private record Pair(Ticket source, Ticket into) {

        Stream<Ticket> all() {
            return Stream.of(source, into);
        }
    }

    /** Both at once and always in the same order, so that two merges the other way round do not wait for each other. */
    private Pair lock(UUID source, UUID into) {
        var first = source.compareTo(into) < 0 ? source : into;
        var one = tickets.lock(first).orElseThrow(Problem::notFound);
        var other = tickets.lock(first.equals(source) ? into : source).orElseThrow(Problem::notFound);
        return first.equals(source) ? new Pair(one, other) : new Pair(other, one);
    }

    private UUID id(long number) {
        return jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).optional().orElseThrow(Problem::notFound);
    }
}

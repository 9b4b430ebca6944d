package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Moving.Move;
import io.tributary.ticket.Operations.Operation;
import io.tributary.ticket.Pairs.Pair;
import io.tributary.ticket.TicketEvent.Change;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes merges and splits back: what they moved returns, with what has been said in answer to it since. */
@Service
@Transactional
public class Undoing {

    private final TicketRepository tickets;
    private final Pairs pairs;
    private final Operations operations;
    private final Placements placements;
    private final Parties people;
    private final Reopening reopening;
    private final Moving moving;
    private final Clock clock;

    Undoing(TicketRepository tickets, Pairs pairs, Operations operations, Placements placements, Parties people, Reopening reopening,
            Moving moving, Clock clock) {
        this.tickets = tickets;
        this.pairs = pairs;
        this.operations = operations;
        this.placements = placements;
        this.people = people;
        this.reopening = reopening;
        this.moving = moving;
        this.clock = clock;
    }

    /**
     * @param operation null for the last merge or split that touched this ticket
     * @throws Problem {@code not-found} unless the caller sees both tickets, {@code no-right}, {@code nothing-to-undo}, {@code undo-newer-first} if something
     *     newer moved the same messages again; {@code operation} names that
     */
    @TakesTurns
    public void undo(long number, @Nullable UUID operation, Caller caller) {
        var ticket = pairs.id(number);
        var found = standing(ticket, operation);
        var both = pairs.lock(found.source(), found.into(), caller);
        // Somebody else may have been quicker.
        standing(ticket, found.id());
        newer(found, both).ifPresent(newer -> {
            throw new Problem(HttpStatus.CONFLICT, "undo-newer-first", Map.of("operation", newer.id(), "kind", newer.kind(), "at", newer.at()));
        });
        var undoing = new Move(Ids.next(), "undo", Actor.of(caller), clock.instant());
        if (found.split()) rejoin(found, both, undoing);
        else part(found, both, undoing);
    }

    private Operation standing(UUID ticket, @Nullable UUID operation) {
        return operations.lastStanding(ticket, operation).orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "nothing-to-undo"));
    }

    private Optional<Operation> newer(Operation found, Pair both) {
        if (!found.split()) return operations.newerOnItsMessages(both.into().id(), found.id());
        var onPart = operations.newerOf(both.into().id(), found.id());
        if (onPart.isPresent() || both.source().mergedInto() == null) return onPart;
        return operations.newerOf(both.source().id(), found.id());
    }

    private void part(Operation merge, Pair both, Move undoing) {
        var source = both.source();
        var into = both.into();
        if (!into.id().equals(source.mergedInto())) throw new Problem(HttpStatus.CONFLICT, "nothing-to-undo");
        var restored = source.restore(Status.of(merge.detail().path("status").asString()), undoing.at());
        begin(merge, both, undoing);
        var moved = placements.moveBack(merge.id(), source.id(), into.id(), undoing.operation(), undoing.at());
        people.carry(moved, into.id(), source.id(), undoing.at());
        people.leave(moved, into.id(), merge.at());
        people.stay(moved, into.id(), merge.at(), undoing.at());
        people.drop(into.id(), merge.detail().path("participants").valueStream().map(value -> value.asString()).toList());
        moving.tell(undoing, into, Map.of(), source, restored, moved);
    }

    private void rejoin(Operation split, Pair both, Move undoing) {
        var source = both.source();
        var part = both.into();
        // Somebody who was heard there after it was split off still waits for an answer, and from now on here.
        var heard = !part.status().done() && placements.heardSince(part.id(), split.id());
        Map<String, Change> woken = heard ? source.heardFromCustomer(reopening.assigneeAvailable(source), undoing.at()) : Map.of();
        var closed = part.mergeInto(source.id(), undoing.at());
        begin(split, both, undoing);
        var moved = placements.moveAll(part.id(), source.id(), undoing.operation(), undoing.at());
        people.carryAll(part.id(), source.id(), undoing.at());
        moving.tell(undoing, part, closed, source, woken, moved);
    }

    private void begin(Operation undone, Pair both, Move undoing) {
        both.all().forEach(tickets::save);
        tickets.flush();
        operations.beginUndo(undoing.operation(), undone.id(), undoing.actor(), undoing.at());
    }
}

package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Problem;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two tickets between which messages move. */
@Component
class Pairs {

    private final TicketRepository tickets;
    private final TicketDoor door;
    private final JdbcClient jdbc;

    Pairs(TicketRepository tickets, TicketDoor door, JdbcClient jdbc) {
        this.tickets = tickets;
        this.door = door;
        this.jdbc = jdbc;
    }

    record Pair(Ticket source, Ticket into) {

        Stream<Ticket> all() {
            return Stream.of(source, into);
        }
    }

    /** Both at once and always in the same order, so that two merges the other way round do not wait for each other. */
    Pair lock(UUID source, UUID into) {
        var first = source.compareTo(into) < 0 ? source : into;
        var one = tickets.lock(first).orElseThrow(Problem::notFound);
        var other = tickets.lock(first.equals(source) ? into : source).orElseThrow(Problem::notFound);
        return first.equals(source) ? new Pair(one, other) : new Pair(other, one);
    }

    /** The two, locked, for somebody who may move messages of both. @throws Problem {@code not-found} unless they see both, {@code no-right} */
    Pair lock(UUID source, UUID into, Caller caller) {
        return lock(source, into, Right.MERGE, caller);
    }

    /** The two, locked, for somebody who may do that with both. @throws Problem {@code not-found} unless they see both, {@code no-right} */
    Pair lock(UUID source, UUID into, Right right, Caller caller) {
        var both = lock(source, into);
        if (both.all().anyMatch(ticket -> !door.sees(ticket, caller))) throw Problem.notFound();
        both.all().forEach(ticket -> door.require(ticket, right, caller));
        return both;
    }

    UUID id(long number) {
        return jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).optional().orElseThrow(Problem::notFound);
    }
}

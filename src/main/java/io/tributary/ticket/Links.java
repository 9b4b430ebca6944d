package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Pairs.Pair;
import io.tributary.ticket.TicketEvent.TicketsLinked;
import io.tributary.ticket.TicketEvent.TicketsUnlinked;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets that somebody has said belong beside each other without being one. */
@Service
@Transactional
public class Links {

    /** Beside how many others a ticket may stand; more nobody reads. */
    private static final int MOST = 20;

    private final Pairs pairs;
    private final Operations operations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Links(Pairs pairs, Operations operations, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.pairs = pairs;
        this.operations = operations;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Said once more it changes nothing.
     *
     * @throws Problem {@code not-found} unless the caller sees both, {@code no-right} unless they may change both, {@code linked-with-itself},
     *     {@code already-merged}, {@code too-many-links}
     */
    @TakesTurns
    public void link(long number, long other, Caller caller) {
        var both = both(number, other, caller);
        if (both.all().anyMatch(ticket -> ticket.mergedInto() != null)) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        if (linked(both)) return;
        if (both.all().anyMatch(ticket -> count(ticket.id()) >= MOST)) throw new Problem(HttpStatus.CONFLICT, "too-many-links");
        jdbc.sql("insert into ticket_link (ticket_id, other_id, kind, at) values (?, ?, 'related', ?)")
                .params(both.source().id(), both.into().id(), Timestamp.from(clock.instant()))
                .update();
        tell(both, "link", TicketsLinked::new, caller);
    }

    /**
     * What was linked by hand is no more; a split or a follow-up stays one.
     *
     * @throws Problem {@code not-found} unless the caller sees both, {@code no-right}, {@code linked-with-itself}
     */
    @TakesTurns
    public void unlink(long number, long other, Caller caller) {
        var both = both(number, other, caller);
        if (!linked(both)) return;
        jdbc.sql("delete from ticket_link where kind = 'related' and (ticket_id, other_id) in ((:one, :two), (:two, :one))")
                .param("one", both.source().id())
                .param("two", both.into().id())
                .update();
        tell(both, "unlink", TicketsUnlinked::new, caller);
    }

    private Pair both(long number, long other, Caller caller) {
        if (number == other) throw new Problem(HttpStatus.CONFLICT, "linked-with-itself");
        return pairs.lock(pairs.id(number), pairs.id(other), Right.CHANGE, caller);
    }

    private boolean linked(Pair both) {
        return jdbc.sql("select exists (select 1 from ticket_link where kind = 'related' and (ticket_id, other_id) in ((:one, :two), (:two, :one)))")
                .param("one", both.source().id())
                .param("two", both.into().id())
                .query(Boolean.class)
                .single();
    }

    private int count(UUID ticket) {
        return jdbc.sql("select count(*) from ticket_link where kind = 'related' and :ticket in (ticket_id, other_id)")
                .param("ticket", ticket)
                .query(Integer.class)
                .single();
    }

    private interface Told {
        TicketEvent of(UUID ticket, UUID operation, Actor actor, Instant at, long other);
    }

    private void tell(Pair both, String kind, Told event, Caller caller) {
        var now = clock.instant();
        var actor = Actor.of(caller);
        var operation = Ids.next();
        operations.begin(operation, kind, actor, now, Map.of("ticket", both.source().id(), "other", both.into().id()));
        events.publishEvent(event.of(both.source().id(), operation, actor, now, both.into().number()));
        events.publishEvent(event.of(both.into().id(), operation, actor, now, both.source().number()));
    }
}

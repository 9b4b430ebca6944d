package io.tributary.ticket;

import io.tributary.ticket.TicketEvent.AutomaticWithheld;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the desk does by itself about a ticket that is resolved (ADR 0021): it has its customer asked how it went, and closes it. */
@Service
@Transactional
public class FollowUps {

    /** Nobody is asked more often than that, however many tickets they have. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofDays(7);

    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowUps(TicketRepository tickets, TicketWriter writer, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.writer = writer;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Asking(boolean resolved, boolean answered, boolean lately) {

        /** Why their customer is not asked; null if nothing speaks against it. */
        @Nullable String against() {
            return !answered ? "unanswered" : lately ? "asked-lately" : null;
        }
    }

    /** Its customer shall be asked, unless that would only be a nuisance: nobody here has done anything for them, or they have just been asked. */
    public void satisfactionDue(UUID ticket) {
        var now = clock.instant();
        var asking = jdbc.sql("""
                select t.status = 'resolved' and not t.spam and t.merged_into is null as resolved,
                    exists (select 1 from placement p join message m on m.id = p.message_id
                            where p.ticket_id = t.id and p.removed_by is null and m.kind = 'reply' and not m.automatic) as answered,
                    exists (select 1 from survey s where s.customer_id = t.customer_id and s.asked_at > ?) as lately
                from ticket t where t.id = ?""")
                .params(Timestamp.from(now.minus(NOT_AGAIN_WITHIN)), ticket)
                .query(Asking.class)
                .single();
        if (!asking.resolved) return;
        var against = asking.against();
        if (against == null) events.publishEvent(new SatisfactionDue(ticket, now));
        else events.publishEvent(new AutomaticWithheld(ticket, null, Actor.SYSTEM, now, "satisfaction", "", against));
    }

    /** It is over. Not while somebody has to call its customer back, nor if it is not resolved any more. */
    public void close(UUID ticketId) {
        var now = clock.instant();
        var ticket = tickets.lock(ticketId).orElseThrow();
        if (ticket.status() != Status.RESOLVED || ticket.mergedInto() != null) return;
        var called = jdbc.sql("select exists (select 1 from callback where ticket_id = ? and closed_at is null)").param(ticketId).query(Boolean.class).single();
        if (called) return;
        writer.change(ticket, "rule", Actor.SYSTEM, ticket.set(TicketPatch.status(Status.CLOSED), now), now);
    }
}

package io.tributary.ticket;

import io.tributary.ticket.TicketEvent.TicketWoken;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings back every ticket whose time has come, the longest overdue first. What is due stands in the database, so a restart loses none. */
@Component
class Snoozes {

    private static final int AT_ONCE = 500;

    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Snoozes(TicketRepository tickets, TicketWriter writer, JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.writer = writer;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void wake() {
        for (int woken = 0; woken < AT_ONCE && Boolean.TRUE.equals(transaction.execute(tx -> wakeOne())); woken++) {}
    }

    /** One ticket a transaction; another node skips it while it is locked, and finds it awake afterwards. */
    private boolean wakeOne() {
        var now = clock.instant();
        var due = jdbc.sql("""
                select id from ticket where snoozed_until <= ? order by snoozed_until, number limit 1 for update skip locked""")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .optional();
        due.flatMap(tickets::lock).ifPresent(ticket -> {
            writer.change(ticket, "wake", Actor.SYSTEM, ticket.wake(now), now);
            events.publishEvent(new TicketWoken(ticket.id(), null, Actor.SYSTEM, now, "time"));
        });
        return due.isPresent();
    }
}

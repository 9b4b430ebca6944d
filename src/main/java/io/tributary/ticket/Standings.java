package io.tributary.ticket;

import io.tributary.customer.Customer;
import io.tributary.customer.Customers;
import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a customer is to us stands in each of their tickets, since by it promises are chosen. When it changes, their open tickets follow:
 * that they have to is written down with the change, so a restart forgets none.
 */
@Component
public class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    /** Of one customer in one transaction. */
    private static final int AT_ONCE = 50;

    private final Customers customers;
    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Standings(Customers customers, TicketRepository tickets, TicketWriter writer, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.customers = customers;
        this.tickets = tickets;
        this.writer = writer;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Something about these was decided, in the running transaction; {@link #follow} once it is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Collection<UUID> who, Actor by) {
        jdbc.sql("""
                insert into standing_change (customer_id, actor, at) select id, ?::jsonb, ? from unnest(?::uuid[]) id order by id
                on conflict (customer_id) do update set actor = excluded.actor, at = excluded.at""")
                .params(Json.write(by), Timestamp.from(clock.instant()), who.toArray(UUID[]::new))
                .update();
    }

    /** Until every open ticket of theirs knows. One customer's that cannot be written keep nobody else's waiting. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void follow() {
        var current = new AtomicReference<@Nullable UUID>();
        try {
            while (Boolean.TRUE.equals(transaction.execute(tx -> followOne(current)))) {}
        } catch (RuntimeException e) {
            var customer = current.get();
            if (customer == null) throw e;
            LOG.warn("Tickets of customer {} do not follow yet", customer, e);
            jdbc.sql("update standing_change set at = ? where customer_id = ?").params(Timestamp.from(clock.instant()), customer).update();
        }
    }

    /** A closed ticket stands as it did; one that comes back is like the others of its customer. */
    @EventListener
    void on(TicketEvent.TicketChanged event) {
        var status = event.changes().get("status");
        if (status == null || !"closed".equals(status.from())) return;
        jdbc.sql("insert into standing_change (customer_id, actor, at) select customer_id, ?::jsonb, ? from ticket where id = ? on conflict (customer_id) do nothing")
                .params(Json.write(event.actor()), Timestamp.from(event.at()), event.ticketId())
                .update();
    }

    private record Waiting(UUID customer, String kind, UUID id, String name) {}

    private boolean followOne(AtomicReference<@Nullable UUID> current) {
        var next = jdbc.sql("""
                select customer_id as customer, actor ->> 'kind' as kind, (actor ->> 'id')::uuid as id, actor ->> 'name' as name
                from standing_change order by at limit 1 for update skip locked""").query(Waiting.class).optional();
        if (next.isEmpty()) return false;
        current.set(next.get().customer);
        var now = clock.instant();
        var who = customers.get(next.get().customer);
        var behind = jdbc.sql("""
                select id from ticket where customer_id = :id and status <> 'closed' and merged_into is null
                  and (tier, organisation_id, calendar_id) is distinct from (:tier, :organisation::uuid, :calendar::uuid) order by id limit :most""")
                .param("id", who.id())
                .param("tier", who.tier())
                .param("organisation", who.organisation())
                .param("calendar", who.calendar())
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
        follow(behind, who, new Actor(next.get().kind, next.get().id, next.get().name), now);
        if (behind.size() < AT_ONCE) jdbc.sql("delete from standing_change where customer_id = ?").param(who.id()).update();
        return true;
    }

    private void follow(List<UUID> behind, Customer who, Actor by, Instant now) {
        for (var id : behind) tickets.lock(id).ifPresent(ticket -> writer.change(ticket, "customer", by, ticket.standBy(who), now));
    }
}

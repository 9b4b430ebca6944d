package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketEvent.TicketChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@link BulkChanges} does to one ticket after the other: each call is one transaction. */
@Component
@Transactional
class BulkSteps {

    private static final Problem NOTHING = new Problem(HttpStatus.CONFLICT, "nothing-to-undo");

    private final TicketRepository tickets;
    private final Tickets doors;
    private final Operations operations;
    private final TicketDoor door;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulkSteps(TicketRepository tickets, Tickets doors, Operations operations, TicketDoor door, JdbcClient jdbc, ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.doors = doors;
        this.operations = operations;
        this.door = door;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What an operation changed of a ticket, and the event that tells of it. */
    record Changed(UUID ticket, long number, UUID event, JsonNode changes) {}

    UUID begin(List<Long> numbers, BulkChange change, Caller caller) {
        doors.requireKnown(change.fields());
        var operation = Ids.next();
        operations.begin(operation, "bulk", Actor.of(caller), clock.instant(), Map.of("numbers", numbers));
        return operation;
    }

    void change(long number, BulkChange change, UUID operation, Caller caller) {
        var ticket = door.open(number, Right.CHANGE, caller);
        requireOwnMessages(ticket);
        Tickets.requireSnooze(ticket, change.fields(), clock.instant());
        publish(ticket, operation, caller, ticket.set(change, clock.instant()));
    }

    /** @throws Problem {@code not-found} unless it is the caller's own */
    List<Changed> changedBy(UUID operation, Caller caller) {
        var own = jdbc.sql("select detail::text from operation where id = ? and kind = 'bulk' and actor ->> 'id' = ?")
                .params(operation, caller.id().toString())
                .query(String.class)
                .optional()
                .orElseThrow(Problem::notFound);
        var numbers = Json.read(own).path("numbers").valueStream().map(JsonNode::asLong).toArray(Long[]::new);
        return jdbc.sql("""
                select t.id, t.number, e.id as event, e.payload::text as changes from ticket t join ticket_event e on e.ticket_id = t.id
                where t.number = any(?) and e.operation_id = ? and e.type = 'changed' order by t.number""")
                .params(numbers, operation)
                .query((row, n) -> new Changed(row.getObject("id", UUID.class), row.getLong("number"), row.getObject("event", UUID.class),
                        Json.read(row.getString("changes"))))
                .list();
    }

    /** Of two who undo at once, one does. */
    UUID beginUndo(UUID operation, Caller caller) {
        jdbc.sql("select id from operation where id = ? for update").param(operation).query(UUID.class).single();
        var undone = jdbc.sql("select exists (select 1 from operation where undoes = ?)").param(operation).query(Boolean.class).single();
        if (undone) throw NOTHING;
        var undoing = Ids.next();
        operations.beginUndo(undoing, operation, Actor.of(caller), clock.instant());
        return undoing;
    }

    /**
     * Puts the fields back that are still as the operation left them; returns the others. Whoever handed a ticket out of their own sight
     * takes it back only while nobody has done anything with it.
     */
    List<String> undo(Changed changed, UUID undoing, Caller caller) {
        var ticket = tickets.lock(changed.ticket()).orElseThrow(Problem::notFound);
        if (door.sees(ticket, caller)) door.require(ticket, Right.CHANGE, caller);
        else if (touchedSince(changed)) throw Problem.notFound();
        requireOwnMessages(ticket);
        var since = jdbc.sql("select distinct jsonb_object_keys(payload) from ticket_event where ticket_id = ? and id > ? and type = 'changed'")
                .params(changed.ticket(), changed.event())
                .query(String.class)
                .set();
        var before = JsonNodeFactory.instance.objectNode();
        changed.changes().properties().stream().filter(change -> !since.contains(change.getKey()))
                .forEach(change -> before.set(change.getKey(), change.getValue().get("from")));
        var now = clock.instant();
        var patch = TicketPatch.read(before);
        if (patch.fields().get("snoozedUntil") instanceof Instant until) {
            var done = patch.fields().get("status") instanceof String status ? Status.of(status).done() : ticket.status().done();
            // What is done meanwhile is not waited for, and what has come meanwhile need not be waited for any more.
            if (done || !until.isAfter(now)) patch = TicketPatch.read(before.without("snoozedUntil"));
            if (done) since.add("snoozedUntil");
        }
        publish(ticket, undoing, caller, ticket.set(patch, now));
        return changed.changes().propertyNames().stream().filter(since::contains).toList();
    }

    private boolean touchedSince(Changed changed) {
        return jdbc.sql("select exists (select 1 from ticket_event where ticket_id = ? and id > ?)")
                .params(changed.ticket(), changed.event())
                .query(Boolean.class)
                .single();
    }

    private static void requireOwnMessages(Ticket ticket) {
        if (ticket.mergedInto() != null) throw new Problem(HttpStatus.CONFLICT, "already-merged");
    }

    private void publish(Ticket ticket, UUID operation, Caller caller, Map<String, TicketEvent.Change> changes) {
        if (changes.isEmpty()) return;
        tickets.save(ticket);
        events.publishEvent(new TicketChanged(ticket.id(), operation, Actor.of(caller), clock.instant(), changes));
    }
}

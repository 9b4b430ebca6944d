package io.tributary.ticket;

import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes down everything that happens to a ticket, in the transaction in which it happens. Never changed afterwards. */
@Component
public class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param payload what is said of such an event, by name */
    public record Entry(Instant at, String type, @Nullable UUID operation, JsonNode payload) {}

    /** Everything that ever happened to a ticket, oldest first, with what the running transaction has just written. */
    public List<Entry> of(UUID ticket) {
        return jdbc.sql("select at, type, operation_id, payload::text as payload from ticket_event where ticket_id = ? order by id")
                .param(ticket)
                .query((row, n) -> new Entry(row.getTimestamp("at").toInstant(), row.getString("type"), row.getObject("operation_id", UUID.class),
                        Json.read(row.getString("payload"))))
                .list();
    }

    /** Before whoever acts on it: what comes of an event is written after it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TicketEvent event) {
        jdbc.sql("""
                insert into ticket_event (id, ticket_id, at, type, payload, actor, operation_id)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""")
                .params(Arrays.asList(Ids.next(), event.ticketId(), Timestamp.from(event.at()), type(event), Json.write(payload(event)),
                        Json.write(event.actor()), event.operation()))
                .update();
    }

    private static String type(TicketEvent event) {
        return switch (event) {
            case TicketEvent.TicketOpened e -> "opened";
            case TicketEvent.MessageAdded e -> "message";
            case TicketEvent.MessageWithdrawn e -> "withdrawn";
            case TicketEvent.TicketChanged e -> "changed";
            case TicketEvent.DeliveryChanged e -> "delivery";
            case TicketEvent.TicketShared e -> "shared";
            case TicketEvent.MessagesMoved e -> "moved";
            case TicketEvent.KeptSolved e -> "kept_solved";
            case TicketEvent.NotRelated e -> "not_related";
            case TicketEvent.ParticipantChanged e -> e.added() ? "participant_added" : "participant_removed";
            case TicketEvent.AutomaticWithheld e -> "withheld";
            case TicketEvent.TicketWoken e -> "woken";
            case TicketEvent.AgentMentioned e -> "mentioned";
            case TicketEvent.FollowerAdded e -> "follower_added";
            case TicketEvent.FollowerRemoved e -> "follower_removed";
            case TicketEvent.TicketsLinked e -> "linked";
            case TicketEvent.TicketsUnlinked e -> "unlinked";
            case TicketEvent.TicketGoverned e -> "governed";
            case TicketEvent.PromiseEndangered e -> e.broken() ? "promise_broken" : "promise_warned";
            case TicketEvent.Escalated e -> "escalated";
            case TicketEvent.SatisfactionAsked e -> "satisfaction_asked";
            case TicketEvent.TicketRated e -> "rated";
            case TicketEvent.CallbackOpened e -> "callback_opened";
            case TicketEvent.CallbackTaken e -> "callback_taken";
            case TicketEvent.CallbackClosed e -> "callback_closed";
        };
    }

    private static Map<String, ?> payload(TicketEvent event) {
        return switch (event) {
            case TicketEvent.TicketOpened e -> e.facts();
            case TicketEvent.MessageAdded e ->
                Map.of("message", e.messageId(), "kind", e.kind(), "automatic", e.automatic(), "channel", e.channel());
            case TicketEvent.MessageWithdrawn e -> Map.of("message", e.messageId());
            case TicketEvent.TicketChanged e -> e.changes();
            case TicketEvent.DeliveryChanged e -> delivery(e);
            case TicketEvent.TicketShared e -> Map.of("team", e.team());
            case TicketEvent.MessagesMoved e ->
                Map.of("kind", e.kind(), "direction", e.direction(), "other", e.other(), "messages", e.messages().size(), "moved", e.messages());
            case TicketEvent.KeptSolved e -> Map.of("message", e.messageId());
            case TicketEvent.NotRelated e -> Map.of("other", e.other());
            case TicketEvent.ParticipantChanged e -> Map.of("address", e.address());
            case TicketEvent.TicketWoken e -> Map.of("why", e.why());
            case TicketEvent.AgentMentioned e -> Map.of("agent", e.agent(), "message", e.messageId());
            case TicketEvent.FollowerAdded e -> Map.of("agent", e.agent());
            case TicketEvent.FollowerRemoved e -> Map.of("agent", e.agent());
            case TicketEvent.TicketsLinked e -> Map.of("other", e.other());
            case TicketEvent.TicketsUnlinked e -> Map.of("other", e.other());
            case TicketEvent.TicketGoverned e -> e.terms() == null ? Map.of() : e.terms();
            case TicketEvent.PromiseEndangered e -> Map.of("promise", e.promise(), "metric", e.metric(), "dueAt", e.dueAt());
            case TicketEvent.Escalated e ->
                Map.of("promise", e.promise(), "metric", e.metric(), "dueAt", e.dueAt(), "broken", e.broken(), "to", e.to(), "agents", e.agents());
            case TicketEvent.AutomaticWithheld e -> Map.of("what", e.what(), "to", e.to(), "reason", e.reason());
            case TicketEvent.SatisfactionAsked e -> Map.of("to", e.to());
            case TicketEvent.TicketRated e -> with(Map.of("score", e.score()), "word", e.word());
            case TicketEvent.CallbackOpened e -> with(Map.of("callback", e.callback(), "agents", e.agents()), "score", e.score());
            case TicketEvent.CallbackTaken e -> Map.of("callback", e.callback(), "agent", e.agent());
            case TicketEvent.CallbackClosed e -> with(Map.of("callback", e.callback(), "outcome", e.outcome()), "note", e.note());
        };
    }

    private static Map<String, ?> with(Map<String, ?> told, String name, @Nullable Object more) {
        if (more == null) return told;
        var payload = new LinkedHashMap<String, Object>(told);
        payload.put(name, more);
        return payload;
    }

    private static Map<String, ?> delivery(TicketEvent.DeliveryChanged event) {
        var payload = new LinkedHashMap<String, Object>(event.detail());
        payload.put("message", event.messageId());
        payload.put("state", event.state());
        return payload;
    }
}

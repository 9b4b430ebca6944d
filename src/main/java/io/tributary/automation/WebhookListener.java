package io.tributary.automation;

import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.TributarySettings;
import io.tributary.ticket.TicketEvent;
import io.tributary.ticket.TicketEvent.Escalated;
import io.tributary.ticket.TicketEvent.PromiseEndangered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down, in the transaction in which it happens, who is to be told of a promise in danger: one statement, and another for each that
 * wants to know. All else that happens to tickets costs nothing here.
 */
@Component
class WebhookListener {

    private final JdbcClient jdbc;
    private final DeliveryRows deliveries;
    private final WebhookWorkers workers;
    private final String publicUrl;

    WebhookListener(JdbcClient jdbc, DeliveryRows deliveries, WebhookWorkers workers, TributarySettings settings) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.workers = workers;
        this.publicUrl = settings.publicUrl();
    }

    @EventListener
    void on(TicketEvent event) {
        switch (event) {
            case PromiseEndangered e -> tell(e.broken() ? "promise.broken" : "promise.warned", e.ticketId(), e.at(),
                    new Promise(e.promise(), e.metric(), e.dueAt(), e.broken()));
            case Escalated e when e.to().equals("systems") -> tell("ticket.escalated", e.ticketId(), e.at(),
                    new Promise(e.promise(), e.metric(), e.dueAt(), e.broken()));
            default -> {}
        }
    }

    private record Promise(UUID id, String metric, Instant dueAt, boolean broken) {}

    private record Told(UUID webhook, long ticket) {}

    private void tell(String type, UUID ticket, Instant at, Promise promise) {
        // One that is being removed is waited for, or waits: its removal must not undo what happens to a ticket.
        var whom = jdbc.sql("""
                select w.id as webhook, t.number as ticket from webhook w cross join ticket t
                where w.active and ? = any(w.events) and t.id = ? order by w.id for key share of w""")
                .params(type, ticket)
                .query(Told.class)
                .list();
        if (whom.isEmpty()) return;
        var id = Ids.next();
        var body = Json.write(body(type, at, whom.getFirst().ticket, promise));
        whom.forEach(told -> deliveries.add(told.webhook, id, type, told.ticket, at, body));
        workers.wakeAfterCommit();
    }

    /**
     * What Standard Webhooks calls a thin payload: which ticket, which promise, and where to look. No word of the customer's leaves the
     * house, its subject included: who may read the ticket asks for it.
     */
    private Map<String, ?> body(String type, Instant at, long ticket, Promise promise) {
        var data = new LinkedHashMap<String, Object>();
        data.put("ticket", ticket);
        data.put("promise", promise.id);
        data.put("metric", promise.metric);
        data.put("dueAt", promise.dueAt);
        data.put("broken", promise.broken);
        data.put("url", publicUrl + "/t/" + ticket);
        return body(type, at, data);
    }

    static Map<String, ?> body(String type, Instant at, Map<String, ?> data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("timestamp", at);
        body.put("data", data);
        return body;
    }
}

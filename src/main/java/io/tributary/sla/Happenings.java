package io.tributary.sla;

import io.tributary.sla.Happening.Governed;
import io.tributary.sla.Happening.KeptSolved;
import io.tributary.sla.Happening.Moved;
import io.tributary.sla.Happening.Opened;
import io.tributary.sla.Happening.PriorityChanged;
import io.tributary.sla.Happening.Said;
import io.tributary.sla.Happening.SaidAgain;
import io.tributary.sla.Happening.StatusChanged;
import io.tributary.sla.Happening.Unsaid;
import io.tributary.sla.Happening.Word;
import io.tributary.ticket.History;
import io.tributary.ticket.History.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a ticket's history for what bears on its promises. */
@Component
class Happenings {

    private final History history;

    Happenings(History history) {
        this.history = history;
    }

    List<Happening> of(UUID ticket) {
        return of(history.of(ticket));
    }

    static List<Happening> of(List<Entry> history) {
        return history.stream().flatMap(entry -> of(entry).stream()).toList();
    }

    private static List<Happening> of(Entry entry) {
        var at = entry.at();
        var told = entry.payload();
        return switch (entry.type()) {
            case "opened" -> List.of(new Opened(at, text(told, "status"), text(told, "priority"), text(told, "channel")));
            case "message" -> List.of(new Said(at, word(told, at)));
            case "withdrawn" -> List.of(new Unsaid(at, id(told, "message")));
            case "delivery" -> delivery(entry);
            case "changed" -> changed(entry);
            case "moved" -> List.of(moved(entry));
            case "kept_solved" -> List.of(new KeptSolved(at, id(told, "message")));
            case "governed" -> List.of(new Governed(at, Agreement.read(told)));
            default -> List.of();
        };
    }

    /** Sent is what was expected of it all along. */
    private static List<Happening> delivery(Entry entry) {
        var message = id(entry.payload(), "message");
        return switch (text(entry.payload(), "state")) {
            case "failed" -> List.of(new Unsaid(entry.at(), message));
            case "queued" -> List.of(new SaidAgain(entry.at(), message));
            default -> List.of();
        };
    }

    private static List<Happening> changed(Entry entry) {
        var changes = new ArrayList<Happening>();
        var status = entry.payload().path("status").path("to");
        var priority = entry.payload().path("priority").path("to");
        if (status.isString()) changes.add(new StatusChanged(entry.at(), entry.operation(), status.asString()));
        if (priority.isString()) changes.add(new PriorityChanged(entry.at(), priority.asString()));
        return changes;
    }

    private static Moved moved(Entry entry) {
        var words = entry.payload().path("moved").valueStream().map(message -> word(message, Instant.parse(text(message, "at")))).toList();
        return new Moved(entry.at(), Objects.requireNonNull(entry.operation()), text(entry.payload(), "direction").equals("here"), words);
    }

    private static Word word(JsonNode message, Instant at) {
        var kind = text(message, "kind");
        var spoken = kind.equals("customer") || kind.equals("reply");
        return new Word(id(message, "message"), at, kind.equals("customer"), spoken && !message.path("automatic").asBoolean(), message.path("failed").asBoolean());
    }

    private static String text(JsonNode told, String field) {
        return told.path(field).asString();
    }

    private static UUID id(JsonNode told, String field) {
        return UUID.fromString(told.path(field).asString());
    }
}

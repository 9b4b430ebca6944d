package io.tributary.ticket;

import io.tributary.platform.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Some fields of a ticket and the values they shall have. Null is a value where a field can be empty. */
public record TicketPatch(Map<String, @Nullable Object> fields) {

    private static final int LONGEST_SUBJECT = 998; // RFC 5322 section 2.1.1, the longest line of a mail
    static final int MOST_TAGS = 50;
    private static final int LONGEST_WORD = 100;

    static TicketPatch status(Status status) {
        return new TicketPatch(Map.of("status", status.key()));
    }

    public static TicketPatch priority(Priority priority) {
        return new TicketPatch(Map.of("priority", priority.key()));
    }

    public static TicketPatch assignee(UUID agent) {
        return new TicketPatch(Map.of("assignee", agent));
    }

    /** @throws Problem {@code invalid} naming the field for anything a ticket cannot take */
    public static TicketPatch read(JsonNode body) {
        if (!body.isObject()) throw Problem.invalid("body", "type");
        var fields = new LinkedHashMap<String, @Nullable Object>();
        body.properties().forEach(entry -> fields.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
        return new TicketPatch(fields);
    }

    private static @Nullable Object value(String field, JsonNode value) {
        try {
            return switch (field) {
                case "subject" -> text(field, value, LONGEST_SUBJECT);
                case "status" -> Status.of(text(field, value, LONGEST_WORD)).key();
                case "priority" -> Priority.of(text(field, value, LONGEST_WORD)).key();
                case "assignee", "team" -> value.isNull() ? null : UUID.fromString(text(field, value, LONGEST_WORD));
                case "category", "outcome" -> value.isNull() ? null : text(field, value, LONGEST_WORD);
                case "tags" -> tags(value);
                case "snoozedUntil" -> value.isNull() ? null : Instant.parse(text(field, value, LONGEST_WORD));
                default -> throw Problem.invalid(field, "unknown");
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw Problem.invalid(field, "value");
        }
    }

    private static String text(String field, JsonNode value, int longest) {
        // All of these are one line; a subject even becomes a mail's header.
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > longest
                || value.asString().chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(field, "value");
        }
        return value.asString().strip();
    }

    private static List<String> tags(JsonNode value) {
        if (!value.isArray() || value.size() > MOST_TAGS) throw Problem.invalid("tags", "value");
        return value.valueStream().map(tag -> text("tags", tag, LONGEST_WORD)).distinct().toList();
    }
}

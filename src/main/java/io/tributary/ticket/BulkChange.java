package io.tributary.ticket;

import io.tributary.platform.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What shall become of many tickets alike: fields and their values, tags put on and tags taken off. */
public record BulkChange(TicketPatch fields, List<String> addTags, List<String> removeTags) {

    /** Shared by many tickets these would be an accident. */
    private static final List<String> EACH_ITS_OWN = List.of("subject", "tags");

    /** @throws Problem {@code invalid} naming the field for anything a ticket cannot take, and for nothing at all */
    public static BulkChange read(JsonNode body) {
        if (!(body instanceof ObjectNode object)) throw Problem.invalid("change", "type");
        EACH_ITS_OWN.stream().filter(object::has).findFirst().ifPresent(field -> {
            throw Problem.invalid(field, "unknown");
        });
        var rest = object.deepCopy();
        var change = new BulkChange(TicketPatch.read(rest.remove(List.of("addTags", "removeTags"))), tags(object, "addTags"), tags(object, "removeTags"));
        if (change.fields.fields().isEmpty() && change.addTags.isEmpty() && change.removeTags.isEmpty()) throw Problem.invalid("change", "value");
        return change;
    }

    @SuppressWarnings("unchecked") // As TicketPatch reads them.
    private static List<String> tags(ObjectNode object, String field) {
        if (!object.has(field)) return List.of();
        try {
            var tags = (List<String>) TicketPatch.read(object.objectNode().set("tags", object.get(field))).fields().get("tags");
            return tags == null ? List.of() : tags;
        } catch (Problem e) {
            throw Problem.invalid(field, "value");
        }
    }

    /** The same for a ticket that has these tags. */
    TicketPatch on(List<String> tags) {
        if (addTags.isEmpty() && removeTags.isEmpty()) return fields;
        var next = new LinkedHashSet<>(tags);
        removeTags.forEach(next::remove);
        next.addAll(addTags);
        if (next.size() > TicketPatch.MOST_TAGS) throw Problem.invalid("tags", "value");
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields.fields());
        all.put("tags", List.copyOf(next));
        return new TicketPatch(all);
    }
}

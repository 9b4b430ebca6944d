package io.tributary.sla;

import io.tributary.ticket.History;
import io.tributary.ticket.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a policy is chosen by, as a ticket's history tells it. */
record Particulars(Map<String, JsonNode> facts) {

    /** Of these, a change may bring another policy. */
    static final Set<String> CHOOSING = Set.of("priority", "team", "category", "tags", "tier", "organisation", "calendar");

    static Particulars of(List<History.Entry> history) {
        var facts = new HashMap<String, JsonNode>();
        for (var entry : history) {
            if (entry.type().equals("opened")) entry.payload().properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
            if (entry.type().equals("changed")) entry.payload().properties().forEach(change -> facts.put(change.getKey(), change.getValue().path("to")));
        }
        return new Particulars(facts);
    }

    PolicyFacts facts(PolicyPlaces places) {
        var tags = Objects.requireNonNull(facts.get("tags")).valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return places.facts(Objects.requireNonNull(text("channel")), id("team"), text("category"), tags,
                Priority.of(Objects.requireNonNull(text("priority"))), text("tier"), id("organisation"));
    }

    /** Its customer's own; null: the policy's holds. */
    @Nullable UUID calendar() {
        return id("calendar");
    }

    private @Nullable String text(String field) {
        var value = facts.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    private @Nullable UUID id(String field) {
        var text = text(field);
        return text == null ? null : UUID.fromString(text);
    }
}

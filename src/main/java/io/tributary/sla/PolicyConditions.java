package io.tributary.sla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * To which tickets a policy applies: to those that hold one of the values of every field that is named; one that names none applies to all.
 * A team stands for those under it, a category for those below it, and of tags any will do. Ids are written out, as in JSON.
 */
public record PolicyConditions(Map<Field, Set<String>> fields) {

    /** What can be asked of a ticket, in the order it is told in. */
    public enum Field {
        CHANNEL, TEAM, CATEGORY, TAGS, PRIORITY, TIER, ORGANISATION;

        /** As written in JSON. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static final PolicyConditions NONE = new PolicyConditions(Map.of());

    public PolicyConditions {
        var named = new LinkedHashMap<Field, Set<String>>();
        for (var field : Field.values()) {
            var values = fields.getOrDefault(field, Set.of());
            if (!values.isEmpty()) named.put(field, new TreeSet<>(values));
        }
        fields = named;
    }

    public Set<String> of(Field field) {
        return fields.getOrDefault(field, Set.of());
    }

    public boolean match(PolicyFacts facts) {
        return unmet(facts).isEmpty();
    }

    /** The fields for which it does not apply; none if it does. */
    public List<Field> unmet(PolicyFacts facts) {
        var unmet = new ArrayList<Field>();
        fields.forEach((field, values) -> {
            if (values(field, facts).stream().noneMatch(values::contains)) unmet.add(field);
        });
        return unmet;
    }

    private static Set<String> values(Field field, PolicyFacts facts) {
        return switch (field) {
            case CHANNEL -> Set.of(facts.channel());
            case TEAM -> facts.teams().stream().map(Object::toString).collect(Collectors.toSet());
            case CATEGORY -> Set.copyOf(facts.categories());
            case TAGS -> facts.tags();
            case PRIORITY -> Set.of(facts.priority().key());
            case TIER -> facts.tier() == null ? Set.of() : Set.of(facts.tier());
            case ORGANISATION -> facts.organisation() == null ? Set.of() : Set.of(facts.organisation().toString());
        };
    }
}

package io.tributary.sla;

import io.tributary.sla.PolicyConditions.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What policies take from each other by their order: which can never apply, for those before it take every ticket it is for, alone or
 * together; and which take a part. Those that are switched off take nothing.
 */
final class PolicyOverlaps {

    /** {@code never}: nothing is left. {@code partly}: each is for tickets that the other is not for. {@code exception}: the earlier is a special case. */
    enum Kind { NEVER, PARTLY, EXCEPTION }

    /**
     * @param with the earlier policies; several only together
     * @param on where they meet: for each field that either names, what both take
     */
    record Overlap(Kind kind, List<UUID> with, Map<Field, Set<String>> on) {}

    /** A ticket that is for none of the values anybody named. */
    private static final String OTHER = "";
    /** Enough for any desk; whoever has more gets the simple findings only. */
    private static final int MOST_STEPS = 100_000;

    private final List<Policy> policies;
    private final Places places;
    private int steps;

    /**
     * Which teams and categories there are.
     *
     * @param lines each one's: itself, then what it is under, nearest first
     */
    record Places(Map<Field, Map<String, List<String>>> lines) {

        Set<String> all(Field field) {
            return lines.getOrDefault(field, Map.of()).keySet();
        }

        List<String> above(Field field, String value) {
            return lines.getOrDefault(field, Map.of()).getOrDefault(value, List.of(value));
        }
    }

    private PolicyOverlaps(List<Policy> policies, Places places) {
        this.policies = policies;
        this.places = places;
    }

    /** @param policies in their order */
    static Map<UUID, List<Overlap>> among(List<Policy> policies, Places places) {
        var overlaps = new PolicyOverlaps(policies, places);
        var found = new LinkedHashMap<UUID, List<Overlap>>();
        for (int i = 0; i < policies.size(); i++) found.put(policies.get(i).id(), overlaps.of(i));
        return found;
    }

    private List<Overlap> of(int index) {
        var policy = policies.get(index);
        var conditions = policy.sheet().conditions();
        var earlier = policies.subList(0, index).stream().filter(each -> each.sheet().active())
                .filter(each -> meet(each.sheet().conditions(), conditions)).toList();
        for (var each : earlier) {
            if (covers(each.sheet().conditions(), conditions)) return List.of(new Overlap(Kind.NEVER, List.of(each.id()), Map.of()));
        }
        if (coveredTogether(conditions, earlier)) return List.of(new Overlap(Kind.NEVER, earlier.stream().map(Policy::id).toList(), Map.of()));
        return earlier.stream().map(each -> {
            var special = covers(conditions, each.sheet().conditions());
            return new Overlap(special ? Kind.EXCEPTION : Kind.PARTLY, List.of(each.id()), common(each.sheet().conditions(), conditions));
        }).toList();
    }

    /** Whether there can be a ticket both are for. It may have a tag of each. */
    private boolean meet(PolicyConditions one, PolicyConditions other) {
        return Arrays.stream(Field.values()).allMatch(field -> field == Field.TAGS || one.of(field).isEmpty() || other.of(field).isEmpty()
                || !both(field, one, other).isEmpty());
    }

    private boolean covers(PolicyConditions wide, PolicyConditions narrow) {
        return wide.fields().entrySet().stream().allMatch(field -> !narrow.of(field.getKey()).isEmpty()
                && narrow.of(field.getKey()).stream().allMatch(value -> places.above(field.getKey(), value).stream().anyMatch(field.getValue()::contains)));
    }

    private Map<Field, Set<String>> common(PolicyConditions one, PolicyConditions other) {
        var on = new LinkedHashMap<Field, Set<String>>();
        for (var field : Field.values()) {
            if (one.of(field).isEmpty() && other.of(field).isEmpty()) continue;
            on.put(field, one.of(field).isEmpty() ? other.of(field) : other.of(field).isEmpty() ? one.of(field) : both(field, one, other));
        }
        return on;
    }

    /** The narrower of two that contain each other. */
    private Set<String> both(Field field, PolicyConditions one, PolicyConditions other) {
        if (field == Field.TAGS) return bothTags(one.of(field), other.of(field));
        var both = new TreeSet<String>();
        for (var a : one.of(field)) {
            for (var b : other.of(field)) {
                if (places.above(field, a).contains(b)) both.add(a);
                else if (places.above(field, b).contains(a)) both.add(b);
            }
        }
        return both;
    }

    /** Those that are in both; and where each has others, a ticket may have one of each. */
    private static Set<String> bothTags(Set<String> one, Set<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        var shared = new TreeSet<>(one);
        shared.retainAll(other);
        return one.size() > shared.size() && other.size() > shared.size() ? all : shared;
    }

    /** Whether each ticket one could think of that the policy is for is taken by some earlier one. */
    private boolean coveredTogether(PolicyConditions conditions, List<Policy> earlier) {
        var all = new BitSet();
        all.set(0, earlier.size());
        steps = 0;
        return !earlier.isEmpty() && covered(0, all, conditions, earlier);
    }

    private boolean covered(int depth, BitSet left, PolicyConditions conditions, List<Policy> earlier) {
        if (left.isEmpty() || ++steps > MOST_STEPS) return false;
        if (depth == Field.values().length) return true;
        var field = Field.values()[depth];
        var seen = new HashSet<BitSet>();
        for (var value : values(field, conditions, earlier)) {
            var taking = new BitSet();
            var above = places.above(field, value);
            left.stream().filter(i -> {
                var named = earlier.get(i).sheet().conditions().of(field);
                return named.isEmpty() || above.stream().anyMatch(named::contains);
            }).forEach(taking::set);
            if (seen.add(taking) && !covered(depth + 1, taking, conditions, earlier)) return false;
        }
        return true;
    }

    /** Of tags, those with a single one are the hardest to take. */
    private Set<String> values(Field field, PolicyConditions conditions, List<Policy> earlier) {
        if (field == Field.TAGS) return conditions.of(field).isEmpty() ? Set.of(OTHER) : conditions.of(field);
        var known = new LinkedHashSet<>(places.all(field));
        known.addAll(conditions.of(field));
        earlier.forEach(each -> known.addAll(each.sheet().conditions().of(field)));
        if (field != Field.PRIORITY) known.add(OTHER);
        if (conditions.of(field).isEmpty()) return known;
        var within = new ArrayList<>(known);
        within.removeIf(value -> places.above(field, value).stream().noneMatch(conditions.of(field)::contains));
        return new LinkedHashSet<>(within);
    }
}

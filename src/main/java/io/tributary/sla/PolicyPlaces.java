package io.tributary.sla;

import io.tributary.identity.Team;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.sla.PolicyConditions.Field;
import io.tributary.sla.PolicyOverlaps.Places;
import io.tributary.ticket.Categories;
import io.tributary.ticket.Categories.Category;
import io.tributary.ticket.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The teams and categories that policies speak of, and what each of them is under. */
@Component
class PolicyPlaces {

    private final Teams teams;
    private final Categories categories;

    PolicyPlaces(Teams teams, Categories categories) {
        this.teams = teams;
        this.categories = categories;
    }

    Places now() {
        var above = categoryParents();
        return new Places(Map.of(
                Field.TEAM, lines(teams.all().stream().map(team -> team.id().toString()).toList(), teamParent()),
                Field.CATEGORY, lines(above.keySet(), above::get),
                Field.PRIORITY, lines(Arrays.stream(Priority.values()).map(Priority::key).toList(), key -> null)));
    }

    private Function<String, @Nullable String> teamParent() {
        var parents = teams.parents();
        return team -> parents.getOrDefault(UUID.fromString(team), Optional.empty()).map(UUID::toString).orElse(null);
    }

    private Map<String, @Nullable String> categoryParents() {
        Map<String, @Nullable String> above = new HashMap<>();
        for (var category : categories.all()) above.put(category.key(), category.parent());
        return above;
    }

    private static Map<String, List<String>> lines(Iterable<String> all, Function<String, @Nullable String> parent) {
        var lines = new HashMap<String, List<String>>();
        for (var each : all) lines.put(each, line(each, parent));
        return lines;
    }

    private static List<String> line(String of, Function<String, @Nullable String> parent) {
        var line = new LinkedHashSet<String>();
        for (@Nullable String at = of; at != null && line.add(at); at = parent.apply(at)) {}
        return List.copyOf(line);
    }

    /** A ticket's facts, from what it holds itself. Every ticket asks: only its own team and category are looked up. */
    PolicyFacts facts(String channel, @Nullable UUID team, @Nullable String category, Set<String> tags, Priority priority, @Nullable String tier,
            @Nullable UUID organisation) {
        var over = team == null ? List.<UUID>of() : line(team.toString(), teamParent()).stream().map(UUID::fromString).toList();
        return new PolicyFacts(channel, over, category == null ? List.of() : line(category, categoryParents()::get), tags, priority, tier, organisation);
    }

    /** @throws Problem {@code invalid} for a team or category there is not, unless it stood there before */
    void check(PolicyConditions conditions, PolicyConditions before) {
        check(conditions.of(Field.TEAM), before.of(Field.TEAM), teams.all().stream().map(Team::id).map(UUID::toString).toList());
        check(conditions.of(Field.CATEGORY), before.of(Field.CATEGORY), categories.all().stream().map(Category::key).toList());
    }

    private static void check(Set<String> named, Set<String> before, List<String> known) {
        var unknown = new ArrayList<>(named);
        unknown.removeAll(before);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) throw Problem.invalid("conditions", "unknown");
    }
}

package io.tributary.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rights a standing has, where. What nobody has decided is as it was before anybody could: everything with tickets, and at the
 * desk what everybody may.
 *
 * @param decided the keys of rights, by where: a standing and a scope
 */
record Rulebook(Map<Place, Set<String>> decided) {

    /** Scopes that are not a team: the desk, every team that has nothing of its own, no team, one's own tickets, those that call one. */
    static final String DESK = "desk";
    static final String EVERY = "every";
    static final String NONE = "none";
    static final String ASSIGNED = "assigned";
    static final String MENTIONED = "mentioned";

    static final Set<String> KINDS = Set.of(DESK, EVERY, NONE, ASSIGNED, MENTIONED);

    private static final Set<DeskRight> EVERYBODYS = Set.of(DeskRight.OPEN, DeskRight.INBOUND);

    /** {@code scope} is one of the above, or the id of a team. */
    record Place(Standing standing, String scope) {}

    boolean decides(Place place) {
        return decided.containsKey(place);
    }

    Set<Right> of(Standing standing, UUID team) {
        var own = new Place(standing, team.toString());
        return of(decides(own) ? own : new Place(standing, EVERY));
    }

    Set<Right> of(Standing standing, String scope) {
        return of(new Place(standing, scope));
    }

    Set<DeskRight> atDesk(Standing standing) {
        if (standing == Standing.ADMIN) return DeskRight.ALL;
        return read(decided.get(new Place(standing, DESK)), DeskRight.ALL, DeskRight::key, EVERYBODYS);
    }

    private Set<Right> of(Place place) {
        return place.standing() == Standing.ADMIN ? Right.ALL : read(decided.get(place), Right.ALL, Right::key, Right.ALL);
    }

    private static <R> Set<R> read(@Nullable Set<String> keys, Set<R> known, Function<R, String> key, Set<R> undecided) {
        return keys == null ? undecided : known.stream().filter(right -> keys.contains(key.apply(right))).collect(Collectors.toUnmodifiableSet());
    }
}

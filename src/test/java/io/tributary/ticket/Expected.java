package io.tributary.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where every message is expected: as if what was undone had never been done. Knows nothing of placements, and keeps none: it goes through
 * everything that happened, from the start, each time it is asked.
 */
class Expected {

    sealed interface Step {}

    /** A message came to a ticket of its own, or to wherever the message is that it answers. */
    record Said(UUID message, @Nullable UUID parent, @Nullable UUID ticket, String by, String kind, UUID conversation) implements Step {}

    /** Everything in a ticket, or some of it, went to another. */
    record Moved(UUID operation, UUID from, UUID to, @Nullable Set<UUID> only) implements Step {

        boolean split() {
            return only != null;
        }
    }

    final List<Step> steps = new ArrayList<>();
    final Set<UUID> undone = new HashSet<>();
    final Map<UUID, UUID> lateParents = new HashMap<>();

    Map<UUID, UUID> places() {
        var places = new LinkedHashMap<UUID, UUID>();
        for (var step : steps) {
            switch (step) {
                case Said said -> places.put(said.message, said.parent == null ? said.ticket : places.get(said.parent));
                case Moved moved -> {
                    if (!undone.contains(moved.operation)) move(moved, places);
                }
            }
        }
        return places;
    }

    private static Set<UUID> move(Moved moved, Map<UUID, UUID> places) {
        var gone = new HashSet<UUID>();
        places.replaceAll((message, ticket) -> {
            var goes = moved.split() ? moved.only.contains(message) : ticket.equals(moved.from);
            if (goes) gone.add(message);
            return goes ? moved.to : ticket;
        });
        return gone;
    }

    List<UUID> in(UUID ticket) {
        return places().entrySet().stream().filter(entry -> entry.getValue().equals(ticket)).map(Map.Entry::getKey).toList();
    }

    Said said(UUID message) {
        return steps.stream().filter(Said.class::isInstance).map(Said.class::cast).filter(step -> step.message.equals(message)).findFirst().orElseThrow();
    }

    List<Moved> standing() {
        return steps.stream().filter(Moved.class::isInstance).map(Moved.class::cast).filter(moved -> !undone.contains(moved.operation)).toList();
    }

    /** What each ticket is part of now. */
    Map<UUID, UUID> merged() {
        var merged = new HashMap<UUID, UUID>();
        for (var step : steps) {
            if (!(step instanceof Moved moved)) continue;
            var stands = !undone.contains(moved.operation);
            if (!moved.split() && stands) merged.put(moved.from, moved.to);
            if (moved.split() && !stands) merged.put(moved.to, moved.from);
        }
        return merged;
    }

    /** Whether something newer that stands keeps this one from being undone. */
    boolean blocked(Moved operation) {
        var at = steps.indexOf(operation);
        var newer = standing().stream().filter(other -> steps.indexOf(other) > at).toList();
        if (operation.split()) {
            return newer.stream().anyMatch(other -> other.from.equals(operation.to) || other.to.equals(operation.to)
                    || !other.split() && other.from.equals(operation.from));
        }
        var brought = moves(operation);
        // A parent may be said after its answer: once more until nothing is added.
        for (int before = -1; before < brought.size();) {
            before = brought.size();
            for (var step : steps.subList(at, steps.size())) {
                if (step instanceof Said said && (brought.contains(said.parent) || brought.contains(lateParents.get(said.message)))) brought.add(said.message);
            }
        }
        return newer.stream().anyMatch(other -> moves(other).stream().anyMatch(brought::contains));
    }

    /** What an operation moved when it was done. */
    private Set<UUID> moves(Moved operation) {
        var places = new LinkedHashMap<UUID, UUID>();
        for (var step : steps) {
            switch (step) {
                case Said said -> places.put(said.message, said.parent == null ? said.ticket : places.get(said.parent));
                case Moved moved when moved == operation -> {
                    return move(moved, places);
                }
                case Moved moved -> {
                    if (!undone.contains(moved.operation)) move(moved, places);
                }
            }
        }
        throw new IllegalStateException();
    }
}

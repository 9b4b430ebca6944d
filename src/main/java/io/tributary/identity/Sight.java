package io.tributary.identity;

import java.util.Set;
import java.util.UUID;

/**
 * What a caller can see tickets by: everything as an admin, else these teams (own ones; for a supervisor their children too).
 */
public record Sight(UUID agent, boolean everything, Set<UUID> teams) {

    public UUID[] teamArray() {
        return teams.toArray(UUID[]::new);
    }
}

package io.tributary.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a caller can see tickets by, and what they may do with them: everything as an admin; else by the teams whose tickets they see,
 * and by what makes a ticket theirs whichever team has it.
 *
 * @param rights of each team whose tickets they see (own ones; for a supervisor their children too)
 * @param teamlessRights with tickets of no team; none if they do not see those
 * @param assignedRights with tickets they have; seeing is always among them
 * @param mentionedRights with tickets they would not see, had no note called them; seeing is always among them
 * @param mail whether they look after mail that is in no ticket, where they see its mailbox's team
 */
public record Sight(UUID agent, boolean everything, Map<UUID, Set<Right>> rights, Set<Right> teamlessRights, Set<Right> assignedRights,
        Set<Right> mentionedRights, boolean mail) {

    /** That of an admin. */
    public static Sight all(UUID agent) {
        return new Sight(agent, true, Map.of(), Right.ALL, Right.ALL, Right.ALL, true);
    }

    public Set<UUID> teams() {
        return rights.keySet();
    }

    public boolean teamless() {
        return teamlessRights.contains(Right.SEE);
    }

    public UUID[] teamArray() {
        return teams().toArray(UUID[]::new);
    }
}

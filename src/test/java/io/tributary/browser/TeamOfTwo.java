package io.tributary.browser;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.UUID;

/** Two agents and a team of their own, into whose queue nobody else's tickets come. */
record TeamOfTwo(UUID team, String email, String colleague) {

    static final String PASSWORD = "correct horse battery";

    static TeamOfTwo hire(Agents agents, Teams teams, String name, String colleague) {
        var team = teams.create("Team " + UUID.randomUUID()).id();
        return new TeamOfTwo(team, hire(agents, teams, team, name), hire(agents, teams, team, colleague));
    }

    private static String hire(Agents agents, Teams teams, UUID team, String name) {
        var email = UUID.randomUUID() + "@tributary.example";
        teams.join(team, agents.hire(email, name, Role.AGENT, PASSWORD).id(), false);
        return email;
    }
}

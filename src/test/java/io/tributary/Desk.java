package io.tributary;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.UUID;

/** People of one's own for a test, so that no test meets another's. */
record Desk(String url, Agents agents, Teams teams) {

    static final String PASSWORD = "correct horse battery";

    UUID team() {
        return teams.create("Team " + UUID.randomUUID()).id();
    }

    Agent hire(Role role, UUID... into) {
        var agent = agents.hire(UUID.randomUUID() + "@tributary.example", "Agent " + UUID.randomUUID(), role, PASSWORD);
        for (var team : into) teams.join(team, agent.id(), false);
        return agent;
    }

    Client signedIn(Agent agent) {
        return new Client(url).signIn(agent.email(), PASSWORD);
    }
}

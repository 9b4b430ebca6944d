package io.tributary.channel;

import io.tributary.identity.Agents;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once somebody can sign in and every door and poller is open. */
@Component("doors")
class DoorsHealthIndicator implements HealthIndicator {

    private final Agents agents;
    private final Connectors connectors;
    private final Workers workers;

    DoorsHealthIndicator(Agents agents, Connectors connectors, Workers workers) {
        this.agents = agents;
        this.connectors = connectors;
        this.workers = workers;
    }

    @Override
    public Health health() {
        var open = connectors.open() && workers.isRunning() && !agents.none();
        return (open ? Health.up() : Health.down()).build();
    }
}

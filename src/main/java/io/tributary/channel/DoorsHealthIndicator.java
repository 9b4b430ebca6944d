package io.tributary.channel;

import io.tributary.identity.Agents;
import io.tributary.platform.DatabaseState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Up once somebody can sign in and every door and poller is open; down at once while the database is. */
@Component("doors")
class DoorsHealthIndicator extends AbstractHealthIndicator {

    private final DatabaseState database;
    private final Agents agents;
    private final Connectors connectors;
    private final Workers workers;

    DoorsHealthIndicator(DatabaseState database, Agents agents, Connectors connectors, Workers workers) {
        this.database = database;
        this.agents = agents;
        this.connectors = connectors;
        this.workers = workers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var open = database.up() && connectors.open() && workers.isRunning() && !agents.none();
        health.status(open ? Status.UP : Status.DOWN);
    }
}

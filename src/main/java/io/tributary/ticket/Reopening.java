package io.tributary.ticket;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.TributarySettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For how long an answer brings a resolved ticket back, and to whom. */
@Component
class Reopening {

    private final Agents agents;
    private final Teams teams;
    private final Duration within;

    Reopening(Agents agents, Teams teams, TributarySettings settings) {
        this.agents = agents;
        this.teams = teams;
        this.within = Duration.ofDays(settings.reopenDays());
    }

    /** Whether a customer's word still belongs to this ticket: it is not closed, nor resolved for too long. */
    boolean open(Status status, @Nullable Instant resolvedAt, Instant now) {
        if (status == Status.CLOSED) return false;
        return status != Status.RESOLVED || resolvedAt == null || resolvedAt.plus(within).isAfter(now);
    }

    boolean open(Ticket ticket, Instant now) {
        return open(ticket.status(), ticket.resolvedAt(), now);
    }

    /** Whether whoever had a resolved ticket last still works here and may see it; asked for no other, which keep whom they have. */
    boolean assigneeAvailable(Ticket ticket) {
        var assignee = ticket.assigneeId();
        if (assignee == null || ticket.status() != Status.RESOLVED) return true;
        return agents.find(assignee).filter(agent -> sees(agent, ticket)).isPresent();
    }

    private boolean sees(Agent agent, Ticket ticket) {
        var team = ticket.teamId();
        var sight = teams.sight(new Caller(agent.id(), agent.name(), agent.role(), null));
        return team == null ? sight.teamless() : sight.everything() || sight.teams().contains(team);
    }
}

package io.tributary.ticket;

import io.tributary.identity.AgentDisabled;
import io.tributary.identity.Caller;
import io.tributary.identity.TeamDissolved;
import io.tributary.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands on what belongs to agents and teams that go. In their transaction: nobody is gone while a ticket still waits for them. */
@Component
class Leavers {

    private final Tickets tickets;
    private final JdbcClient jdbc;

    Leavers(Tickets tickets, JdbcClient jdbc) {
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AgentDisabled gone) {
        if (!gone.unassign()) return;
        var open = Set.of(Status.values()).stream().filter(status -> !status.done()).map(Status::key).collect(Collectors.toSet());
        hand(jdbc.sql("select number from ticket where assignee_id = ? and status = any(?) and merged_into is null order by number")
                .params(gone.agent(), open.toArray(String[]::new)).query(Long.class).list(), "assignee", null, gone.by());
    }

    @EventListener
    void on(TeamDissolved gone) {
        var numbers = jdbc.sql("select number from ticket where team_id = ? and merged_into is null order by number").param(gone.team())
                .query(Long.class).list();
        if (gone.heir() == null && !numbers.isEmpty()) {
            throw new Problem(HttpStatus.CONFLICT, "team-in-use", Map.of("tickets", numbers.size()));
        }
        hand(numbers, "team", gone.heir(), gone.by());
        // What is merged shows nowhere, and comes back to a team that there is.
        jdbc.sql("update ticket set team_id = ? where team_id = ?").params(java.util.Arrays.asList(gone.heir(), gone.team())).update();
    }

    private void hand(List<Long> numbers, String field, @Nullable UUID to, Caller by) {
        var fields = new java.util.HashMap<String, @Nullable Object>();
        fields.put(field, to);
        var patch = new TicketPatch(fields);
        numbers.forEach(number -> tickets.patch(number, patch, null, by));
    }
}

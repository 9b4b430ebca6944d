package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets for those who want to do something with them: whoever does not see one finds none, and whoever may not is told so. */
@Component
class TicketDoor {

    private final TicketRepository tickets;
    private final Teams teams;
    private final JdbcClient jdbc;

    TicketDoor(TicketRepository tickets, Teams teams, JdbcClient jdbc) {
        this.tickets = tickets;
        this.teams = teams;
        this.jdbc = jdbc;
    }

    /** Locked. @throws Problem {@code not-found}, {@code no-right} */
    Ticket open(long number, Right right, Caller caller) {
        var ticket = tickets.lock(number).orElseThrow(Problem::notFound);
        require(ticket, right, caller);
        return ticket;
    }

    /** @throws Problem {@code not-found}, {@code no-right} */
    void require(Ticket ticket, Right right, Caller caller) {
        Visibility.require(teams.sight(caller), ticket.audience(), right);
    }

    /** Not locked. @throws Problem {@code not-found}, {@code no-right} */
    void require(UUID ticket, Right right, Caller caller) {
        var audience = jdbc.sql("select team_id, assignee_id, shared_teams, mentioned from ticket where id = ?")
                .param(ticket)
                .query((row, n) -> new Visibility.Audience(row.getObject("team_id", UUID.class), row.getObject("assignee_id", UUID.class),
                        Arrays.asList((UUID[]) row.getArray("shared_teams").getArray()), Arrays.asList((UUID[]) row.getArray("mentioned").getArray())))
                .optional()
                .orElseThrow(Problem::notFound);
        Visibility.require(teams.sight(caller), audience, right);
    }

    boolean sees(Ticket ticket, Caller caller) {
        return Visibility.sees(teams.sight(caller), ticket.audience());
    }
}

package io.tributary.ticket;

import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketEvent.FollowerAdded;
import io.tributary.ticket.TicketEvent.FollowerRemoved;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of a ticket without having it. Following gives no sight of it. */
@Service
@Transactional
public class Followers {

    private final TicketRepository tickets;
    private final MessageStore messages;
    private final Agents agents;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Followers(TicketRepository tickets, MessageStore messages, Agents agents, Teams teams, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.agents = agents;
        this.teams = teams;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem {@code not-found}, {@code invalid} for an agent there is not, {@code no-sight} for one who does not see the ticket */
    public void add(long number, UUID agent, Caller caller) {
        var ticket = visible(number, caller);
        var follower = agents.find(agent).orElseThrow(() -> Problem.invalid("agent", "unknown"));
        if (!Visibility.sees(teams.sight(follower.caller()), ticket.audience())) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "no-sight");
        var now = clock.instant();
        var added = jdbc.sql("insert into follower (ticket_id, agent_id, at) values (?, ?, ?) on conflict do nothing")
                .params(ticket.id(), agent, Timestamp.from(now))
                .update();
        if (added == 0) return;
        var operation = operation(caller);
        events.publishEvent(new FollowerAdded(ticket.id(), operation, Actor.of(caller), now, agent));
    }

    /** Somebody who does not follow is told nothing of it. @throws Problem {@code not-found} */
    public void remove(long number, UUID agent, Caller caller) {
        var ticket = visible(number, caller);
        var removed = jdbc.sql("delete from follower where ticket_id = ? and agent_id = ?").params(ticket.id(), agent).update();
        if (removed == 0) return;
        var operation = operation(caller);
        events.publishEvent(new FollowerRemoved(ticket.id(), operation, Actor.of(caller), clock.instant(), agent));
    }

    /** Ids of those who follow, longest first; whether they still see the ticket is to be asked each time. */
    @Transactional(readOnly = true)
    public List<UUID> of(UUID ticket) {
        return jdbc.sql("select agent_id from follower where ticket_id = ? order by at, agent_id").param(ticket).query(UUID.class).list();
    }

    private UUID operation(Caller caller) {
        var operation = Ids.next();
        messages.operation(operation, "follower", Actor.of(caller), clock.instant());
        return operation;
    }

    private Ticket visible(long number, Caller caller) {
        return tickets.lock(number).filter(ticket -> Visibility.sees(teams.sight(caller), ticket.audience())).orElseThrow(Problem::notFound);
    }
}

package io.tributary.ticket;

import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
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

    private final TicketDoor door;
    private final MessageStore messages;
    private final Agents agents;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Followers(TicketDoor door, MessageStore messages, Agents agents, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.door = door;
        this.messages = messages;
        this.agents = agents;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem {@code not-found}, {@code no-right}, {@code invalid} for an agent there is not, {@code no-sight} for one who does not see the ticket */
    public void add(long number, UUID agent, Caller caller) {
        var ticket = open(number, agent, caller);
        var follower = agents.find(agent).orElseThrow(() -> Problem.invalid("agent", "unknown"));
        if (!door.sees(ticket, follower.caller())) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "no-sight");
        var now = clock.instant();
        var added = jdbc.sql("insert into follower (ticket_id, agent_id, at) values (?, ?, ?) on conflict do nothing")
                .params(ticket.id(), agent, Timestamp.from(now))
                .update();
        if (added == 0) return;
        var operation = operation(caller);
        events.publishEvent(new FollowerAdded(ticket.id(), operation, Actor.of(caller), now, agent));
    }

    /** Somebody who does not follow is told nothing of it. @throws Problem {@code not-found}, {@code no-right} */
    public void remove(long number, UUID agent, Caller caller) {
        var ticket = open(number, agent, caller);
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

    /** What one is told oneself is one's own choice. */
    private Ticket open(long number, UUID agent, Caller caller) {
        return door.open(number, agent.equals(caller.id()) ? Right.SEE : Right.CHANGE, caller);
    }
}

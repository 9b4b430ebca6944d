package io.tributary.ticket;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.identity.Superiors;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketEvent.CallbackClosed;
import io.tributary.ticket.TicketEvent.CallbackOpened;
import io.tributary.ticket.TicketEvent.CallbackTaken;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers who were not content are called back. A callback is open until somebody says how it ended, whatever becomes of its ticket
 * meanwhile, and until then nothing closes that by itself.
 */
@Service
@Transactional
public class Callbacks {

    private final TicketDoor door;
    private final TicketWriter writer;
    private final Agents agents;
    private final Superiors superiors;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Callbacks(TicketDoor door, TicketWriter writer, Agents agents, Superiors superiors, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.door = door;
        this.writer = writer;
        this.agents = agents;
        this.superiors = superiors;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Open(UUID id, @Nullable UUID takenBy) {}

    private record Holder(@Nullable UUID team, @Nullable UUID assignee) {}

    /** Somebody has to call; whoever has the ticket and those who lead its team are told so. One that is open already is enough. */
    public void open(UUID ticket) {
        var now = clock.instant();
        var callback = Ids.next();
        var opened = jdbc.sql("insert into callback (id, ticket_id, opened_at) values (?, ?, ?) on conflict (ticket_id) where closed_at is null do nothing")
                .params(callback, ticket, Timestamp.from(now))
                .update();
        if (opened == 0) return;
        var holder = jdbc.sql("select team_id as team, assignee_id as assignee from ticket where id = ?").param(ticket).query(Holder.class).single();
        var leads = superiors.leads(holder.team);
        var told = Stream.concat(Stream.ofNullable(holder.assignee), (leads.isEmpty() ? superiors.supervisors(holder.team) : leads).stream()).distinct().toList();
        events.publishEvent(new CallbackOpened(ticket, null, Actor.SYSTEM, now, callback, score(ticket), told));
    }

    private @Nullable Integer score(UUID ticket) {
        return jdbc.sql("select score from survey where ticket_id = ? and score is not null order by rated_at desc limit 1").param(ticket).query(Integer.class)
                .optional().orElse(null);
    }

    /**
     * The caller, or whom they give it to, will call.
     *
     * @param from whom it is taken from on purpose; null to take it only if nobody has
     * @param to who calls
     * @throws Problem {@code not-found}, {@code no-right}, {@code no-callback} if none is open, {@code callback-taken} with the {@code agent} if somebody else
     *         has it, {@code invalid} for an agent there is not, {@code no-sight} for one who does not see the ticket
     */
    public void take(long number, @Nullable UUID from, UUID to, Caller caller) {
        var ticket = door.open(number, Right.CHANGE, caller);
        var open = open(ticket);
        if (to.equals(open.takenBy)) return;
        var calls = agents.find(to).orElseThrow(() -> Problem.invalid("to", "unknown"));
        if (!door.sees(ticket, calls.caller())) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "no-sight");
        if (open.takenBy != null && !open.takenBy.equals(from)) {
            var name = agents.find(open.takenBy).map(Agent::name).orElse("");
            throw new Problem(HttpStatus.CONFLICT, "callback-taken", Map.of("agent", Map.of("id", open.takenBy, "name", name)));
        }
        var now = clock.instant();
        jdbc.sql("update callback set taken_by = ?, taken_at = ? where id = ?").params(to, Timestamp.from(now), open.id).update();
        events.publishEvent(new CallbackTaken(ticket.id(), null, Actor.of(caller), now, open.id, to));
    }

    /**
     * It is done, by whoever says so. What is not resolved after all is opened again, for the one who found that out if nobody has it.
     *
     * @param note what was said; null if there is nothing to say
     * @throws Problem {@code not-found}, {@code no-right}, {@code no-callback} if none is open
     */
    public void close(long number, Outcome outcome, @Nullable String note, Caller caller) {
        var now = clock.instant();
        var ticket = door.open(number, Right.CHANGE, caller);
        var open = open(ticket);
        jdbc.sql("""
                update callback set outcome = ?, note = ?, closed_by = ?, closed_at = ?, taken_by = coalesce(taken_by, ?), taken_at = coalesce(taken_at, ?)
                where id = ?""")
                .params(Arrays.asList(outcome.key(), note, caller.id(), Timestamp.from(now), caller.id(), Timestamp.from(now), open.id))
                .update();
        events.publishEvent(new CallbackClosed(ticket.id(), null, Actor.of(caller), now, open.id, outcome, note));
        if (outcome == Outcome.UNRESOLVED && ticket.status().done() && ticket.mergedInto() == null) {
            writer.change(ticket, "callback", Actor.of(caller), ticket.takenUpAgain(caller.id(), now), now);
        }
    }

    private Open open(Ticket ticket) {
        return jdbc.sql("select id, taken_by from callback where ticket_id = ? and closed_at is null")
                .param(ticket.id())
                .query(Open.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "no-callback"));
    }
}

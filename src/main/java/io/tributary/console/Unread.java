package io.tributary.console;

import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each agent has not read yet: words of people, their own excepted. Machines make nothing unread, and neither does anything that
 * was there before the agent was.
 */
@Service
@Transactional
public class Unread {

    private static final String NEWS = """
            placement p join message m on m.id = p.message_id
            where p.ticket_id = q.ticket_id and p.removed_by is null and m.kind <> 'event' and not m.automatic
                and m.author_agent is distinct from :me""";

    private static final String COUNT = """
            select q.number, greatest(case when s.marked then 1 else 0 end,
                case when q.last_message_at > coalesce(s.at, me.created_at)
                    then (select count(*) from %s and m.created_at > coalesce(s.at, me.created_at)) else 0 end) as unread
            from queue_row q join agent me on me.id = :me left join ticket_seen s on s.ticket_id = q.ticket_id and s.agent_id = :me
            where q.number = any(:numbers)""".formatted(NEWS);

    private static final String SEEN = """
            insert into ticket_seen (agent_id, ticket_id, at)
            select :me, q.ticket_id, thread.at from queue_row q cross join lateral (
                select max(m.created_at) as at from placement p join message m on m.id = p.message_id
                where p.ticket_id = q.ticket_id and p.removed_by is null and (:upTo::uuid is null or m.id = :upTo)) thread
            where q.number = any(:numbers) and thread.at is not null and %s order by q.ticket_id
            on conflict (agent_id, ticket_id) do update set at = greatest(ticket_seen.at, excluded.at), marked = false
            """.formatted(Visibility.sql("q"));

    private static final String MARK = """
            insert into ticket_seen (agent_id, ticket_id, at, marked)
            select :me, q.ticket_id, coalesce((select max(m.created_at) - interval '1 microsecond' from %s), :now), true from queue_row q
            where q.number = any(:numbers) and %s order by q.ticket_id
            on conflict (agent_id, ticket_id) do update set at = least(ticket_seen.at, excluded.at), marked = true
            """.formatted(NEWS, Visibility.sql("q"));

    private final JdbcClient jdbc;
    private final Teams teams;
    private final PersonalTopic personal;
    private final Clock clock;

    Unread(JdbcClient jdbc, Teams teams, PersonalTopic personal, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.personal = personal;
        this.clock = clock;
    }

    /** How many messages of a ticket its reader has not read; one at least where they want to read it once more. */
    public record Count(long number, int unread) {}

    /**
     * The caller has read these tickets; those they do not see are passed over.
     *
     * @param upTo no further than to this message; null for all there is
     */
    public List<Count> seen(Caller caller, List<Long> numbers, @Nullable UUID upTo) {
        change(jdbc.sql(SEEN).param("upTo", upTo), caller, numbers);
        return told(caller, numbers);
    }

    /** The caller wants to read these tickets once more: their last message is new to them again. */
    public List<Count> mark(Caller caller, List<Long> numbers) {
        change(jdbc.sql(MARK).param("now", Timestamp.from(clock.instant())), caller, numbers);
        return told(caller, numbers);
    }

    /** The same tickets, with what the caller has not read of them. */
    @Transactional(readOnly = true)
    List<TicketView> on(Caller caller, List<TicketView> tickets) {
        if (tickets.isEmpty()) return tickets;
        var counts = counts(caller, tickets.stream().map(ticket -> ticket.row().number()).toList());
        return tickets.stream().map(ticket -> ticket.withUnread(counts.getOrDefault(ticket.row().number(), 0))).toList();
    }

    private void change(StatementSpec statement, Caller caller, List<Long> numbers) {
        Visibility.params(statement.param("me", caller.id()).param("numbers", numbers.toArray(Long[]::new)), teams.sight(caller)).update();
    }

    /** Tells the caller's other windows too. */
    private List<Count> told(Caller caller, List<Long> numbers) {
        var seen = Visibility.params(jdbc.sql("select q.number from queue_row q where q.number = any(:numbers) and " + Visibility.sql("q"))
                .param("numbers", numbers.toArray(Long[]::new)), teams.sight(caller)).query(Long.class).list();
        var counts = counts(caller, seen).entrySet().stream().map(entry -> new Count(entry.getKey(), entry.getValue())).toList();
        if (!counts.isEmpty()) personal.send(caller.id(), Json.write(Map.of("type", "unread", "items", counts)).getBytes(StandardCharsets.UTF_8));
        return counts;
    }

    private Map<Long, Integer> counts(Caller caller, Collection<Long> numbers) {
        var counts = new HashMap<Long, Integer>();
        jdbc.sql(COUNT).param("me", caller.id()).param("numbers", numbers.toArray(Long[]::new))
                .query(row -> {
                    counts.put(row.getLong("number"), row.getInt("unread"));
                });
        return counts;
    }
}

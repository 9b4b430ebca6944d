package io.tributary.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last seq published on each topic. Read from the feed when unknown, or when another node has published meanwhile. */
@Component
class TopicPositions {

    private final JdbcClient jdbc;
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private long ours;

    TopicPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String agent(UUID id) {
        return "agent." + id;
    }

    /** A batch from {@code first} to {@code end} comes next; if it does not follow ours, somebody else published in between. */
    void follow(long first, long end) {
        if (first != ours + 1) last.clear();
        ours = end;
    }

    /** Moves the topic to {@code seq}; returns where it was, 0 at the beginning. */
    long advance(String topic, long seq) {
        var before = last.put(topic, seq);
        return before == null ? read(topic, seq) : before;
    }

    long of(String topic) {
        return last.computeIfAbsent(topic, unknown -> read(unknown, Long.MAX_VALUE));
    }

    /** The last seq of every one of these destinations. */
    Map<String, Long> of(Collection<String> destinations) {
        var positions = new HashMap<String, Long>();
        var tickets = new HashMap<Long, String>();
        for (var destination : destinations) {
            var ticket = Topics.TICKET.matcher(destination);
            if (ticket.matches()) tickets.put(Long.parseLong(ticket.group(1)), destination);
            else positions.put(destination, of(destination));
        }
        if (tickets.isEmpty()) return positions;
        tickets.values().forEach(destination -> positions.put(destination, 0L));
        jdbc.sql("select number, max(seq) as seq from feed where number = any(?) and seq is not null group by number")
                .param(tickets.keySet().toArray(Long[]::new))
                .query(row -> {
                    positions.put(Topics.ticket(row.getLong("number")), row.getLong("seq"));
                });
        return positions;
    }

    private long read(String topic, long before) {
        var team = Topics.TEAM.matcher(topic);
        var condition = team.matches() ? "teams @> array[:id::uuid]" : topic.startsWith("agent.") ? "agents @> array[:id::uuid]"
                : topic.equals(Topics.TEAMLESS) ? "teamless" : "false";
        var id = team.matches() ? team.group(1) : topic.startsWith("agent.") ? topic.substring("agent.".length()) : null;
        return jdbc.sql("select coalesce(max(seq), 0) from feed where seq < :before and " + condition)
                .param("before", before)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}

package io.tributary.insight;

import io.tributary.insight.TicketStory.Head;
import io.tributary.insight.TicketStory.Line;
import io.tributary.platform.Json;
import io.tributary.ticket.History.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what facts are told from, of many tickets at once: three statements for all of them. */
@Component
class Stories {

    private static final String LINES = """
            with recursive part (id, root) as (
                select id, id from ticket where id = any(:tickets)
                union all
                select t.id, p.root from ticket t join part p on t.merged_into = p.id)
            select p.root, e.ticket_id, e.at, e.type, e.operation_id, e.payload::text as payload,
                case when e.actor ->> 'kind' = 'agent' then (e.actor ->> 'id')::uuid end as agent
            from part p join ticket_event e on e.ticket_id = p.id
            where p.id = p.root or e.type in ('opened', 'changed', 'rated')
            order by e.id""";

    private final JdbcClient jdbc;

    Stories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those that are there. */
    List<TicketStory> of(Collection<UUID> tickets) {
        var ids = tickets.toArray(UUID[]::new);
        var lines = new HashMap<UUID, Map<UUID, List<Line>>>();
        jdbc.sql(LINES).param("tickets", ids).query(row -> {
            lines.computeIfAbsent(row.getObject("root", UUID.class), root -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getObject("ticket_id", UUID.class), ticket -> new ArrayList<>()).add(line(row));
        });
        var authors = authors(ids);
        return jdbc.sql("select id as ticket, number, channel, team_id as team, category, tier, assignee_id as assignee, merged_into is null and not spam as counted from ticket where id = any(:tickets)")
                .param("tickets", ids).query(Head.class).list().stream()
                .filter(head -> lines.getOrDefault(head.ticket(), Map.of()).containsKey(head.ticket()))
                .map(head -> story(head, lines.getOrDefault(head.ticket(), Map.of()), authors))
                .toList();
    }

    private static TicketStory story(Head head, Map<UUID, List<Line>> lines, Map<UUID, UUID> authors) {
        var parts = lines.entrySet().stream().filter(each -> !each.getKey().equals(head.ticket())).map(Map.Entry::getValue).toList();
        return new TicketStory(head, lines.getOrDefault(head.ticket(), List.of()), parts, authors);
    }

    /** What came from elsewhere was written down there, so the message says it. */
    private Map<UUID, UUID> authors(UUID[] tickets) {
        var authors = new HashMap<UUID, UUID>();
        jdbc.sql("""
                select m.id, m.author_agent from placement p join message m on m.id = p.message_id
                where p.ticket_id = any(:tickets) and p.removed_by is null and m.author_agent is not null""")
                .param("tickets", tickets)
                .query(row -> {
                    authors.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return authors;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(new Entry(row.getTimestamp("at").toInstant(), row.getString("type"), row.getObject("operation_id", UUID.class), Json.read(row.getString("payload"))),
                row.getObject("agent", UUID.class));
    }
}

package io.tributary.insight;

import io.tributary.insight.Facts.Happened;
import io.tributary.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of facts: all of a ticket's are written anew. */
@Component
class FactRows {

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of whichever ticket is not among these nothing is touched. */
    void write(Collection<Facts> all) {
        if (all.isEmpty()) return;
        jdbc.sql("delete from happening_fact where ticket_id = any(?)").param(all.stream().map(facts -> facts.ticket().ticket()).toArray(UUID[]::new)).update();
        jdbc.sql("""
                insert into ticket_fact (ticket_id, number, channel, team_id, category, tier, assignee_id, counted, arrived_at, resolved_at, replies, reopened)
                select * from jsonb_to_recordset(?::jsonb) as f (ticket_id uuid, number bigint, channel text, team_id uuid, category text, tier text, assignee_id uuid,
                    counted boolean, arrived_at timestamptz, resolved_at timestamptz, replies int, reopened int)
                on conflict (ticket_id) do update set channel = excluded.channel, team_id = excluded.team_id, category = excluded.category, tier = excluded.tier,
                    assignee_id = excluded.assignee_id, counted = excluded.counted, arrived_at = excluded.arrived_at, resolved_at = excluded.resolved_at,
                    replies = excluded.replies, reopened = excluded.reopened""")
                .param(Json.write(all.stream().map(FactRows::ticket).toList()))
                .update();
        jdbc.sql("""
                insert into happening_fact (ticket_id, position, kind, at, agent_id, team_id, metric, seconds, worked, score, lasting)
                select * from jsonb_to_recordset(?::jsonb) as h (ticket_id uuid, position int, kind text, at timestamptz, agent_id uuid, team_id uuid, metric text,
                    seconds bigint, worked bigint, score smallint, lasting boolean)""")
                .param(Json.write(all.stream().flatMap(facts -> happenings(facts).stream()).toList()))
                .update();
    }

    static Map<String, @Nullable Object> ticket(Facts facts) {
        var ticket = facts.ticket();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("ticket_id", ticket.ticket());
        row.put("number", ticket.number());
        row.put("channel", ticket.channel());
        row.put("team_id", ticket.team());
        row.put("category", ticket.category());
        row.put("tier", ticket.tier());
        row.put("assignee_id", ticket.assignee());
        row.put("counted", ticket.counted());
        row.put("arrived_at", text(facts.arrivedAt()));
        row.put("resolved_at", text(facts.resolvedAt()));
        row.put("replies", facts.replies());
        row.put("reopened", facts.reopened());
        return row;
    }

    static List<Map<String, @Nullable Object>> happenings(Facts facts) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var each : facts.happenings()) rows.add(happening(facts.ticket().ticket(), rows.size(), each));
        return rows;
    }

    private static Map<String, @Nullable Object> happening(UUID ticket, int position, Happened happened) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("ticket_id", ticket);
        row.put("position", position);
        row.put("kind", happened.kind().name().toLowerCase(Locale.ROOT));
        row.put("at", text(happened.at()));
        row.put("agent_id", happened.agent());
        row.put("team_id", happened.team());
        row.put("metric", happened.metric());
        row.put("seconds", happened.seconds());
        row.put("worked", happened.worked());
        row.put("score", happened.score());
        row.put("lasting", happened.lasting());
        return row;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}

package io.tributary.insight;

import io.tributary.identity.Caller;
import io.tributary.insight.ReportFilter.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The tickets behind a figure: as many as it says, seen by whoever sees the figure. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CountedTickets {

    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String BEHIND = """
            from reporting.figure f where f.figure = :figure and (:hit::boolean is null or f.hit = :hit) and (:agent::uuid is null or f.agent_id = :agent::uuid)
              and %s and %s""".formatted(ReportFilter.sql(), Reports.sees());

    private static final String LIST = """
            select c.number, t.subject, t.status, tm.name as team, c.channel, c.category, c.agents, c.at, c.seconds, c.score
            from (
                select f.number, f.team_id, f.channel, f.category, max(f.at) as at, max(f.seconds) as seconds, max(f.score) as score,
                    (select string_agg(distinct a.name, ', ') from agent a where a.id = any(array_agg(f.agent_id))) as agents
                %s and (:cursor::bigint is null or f.number < :cursor) group by f.number, f.team_id, f.channel, f.category
                order by f.number desc limit :limit) c
            left join ticket t on t.number = c.number left join team tm on tm.id = c.team_id
            order by c.number desc""".formatted(BEHIND);

    private final JdbcClient jdbc;
    private final Reports reports;

    CountedTickets(JdbcClient jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    /**
     * Which of them.
     *
     * @param hit true for those with what the figure counts as done well, false for those with what it does not; null for all
     */
    public record Choice(Figure figure, @Nullable Boolean hit, @Nullable UUID agent, ReportFilter filter, Period period) {}

    /**
     * @param subject null if the ticket itself is gone
     * @param at when the last of what was counted happened in it
     * @param seconds the longest time counted in it
     */
    public record Ticket(long number, @Nullable String subject, @Nullable String status, @Nullable String team, String channel, @Nullable String category,
            @Nullable String agents, Instant at, @Nullable Long seconds, @Nullable Integer score) {}

    public record Tickets(long total, List<Ticket> items, @Nullable Long next) {}

    /** The newest first. */
    public Tickets page(Caller caller, Choice choice, @Nullable Long cursor, int limit) {
        var sight = reports.sight(caller);
        var total = Reports.sees(params(jdbc.sql("select count(distinct f.number) " + BEHIND), choice), sight).query(Long.class).single();
        var rows = Reports.sees(params(jdbc.sql(LIST), choice), sight).param("cursor", cursor, Types.BIGINT).param("limit", limit + 1)
                .query((row, n) -> read(row)).list();
        if (rows.size() <= limit) return new Tickets(total, rows, null);
        var page = List.copyOf(rows.subList(0, limit));
        return new Tickets(total, page, page.getLast().number());
    }

    /** All of them, one after the other. */
    public void all(Caller caller, Choice choice, Consumer<Ticket> reader) {
        Reports.sees(params(jdbc.sql(LIST).withFetchSize(FETCHED_AT_ONCE), choice), reports.sight(caller)).param("cursor", null, Types.BIGINT)
                .param("limit", Integer.MAX_VALUE)
                .query(row -> {
                    reader.accept(read(row));
                });
    }

    private static StatementSpec params(StatementSpec statement, Choice choice) {
        return choice.filter.params(statement, choice.period).param("figure", choice.figure.key()).param("hit", choice.hit, Types.BOOLEAN)
                .param("agent", choice.agent == null ? null : choice.agent.toString(), Types.VARCHAR);
    }

    private static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(row.getLong("number"), row.getString("subject"), row.getString("status"), row.getString("team"), row.getString("channel"),
                row.getString("category"), row.getString("agents"), row.getTimestamp("at").toInstant(), row.getObject("seconds", Long.class),
                row.getObject("score", Integer.class));
    }
}

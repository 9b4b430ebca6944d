package io.tributary.insight;

import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.identity.Sight;
import io.tributary.identity.Teams;
import io.tributary.insight.Report.Day;
import io.tributary.insight.Report.Line;
import io.tributary.insight.Report.Measured;
import io.tributary.insight.Report.Part;
import io.tributary.insight.ReportFilter.Period;
import io.tributary.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Figures for supervisors, of the teams they look after, and for administrators. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Reports {

    private static final String ALL = "(f.figure)";
    private static final String PARTS = "(f.figure), (f.figure, f.team_id), (f.figure, f.agent_id), (f.figure, f.day)";

    /** Which sum a row is. */
    private static final String OF_PARTS = """
            f.team_id, f.agent_id, f.day, grouping(f.team_id) = 0 as by_team, grouping(f.agent_id) = 0 as by_agent, grouping(f.day) = 0 as by_day""";

    private static final String OF_ALL = "null::uuid as team_id, null::uuid as agent_id, null::date as day, false as by_team, false as by_agent, false as by_day";

    /** In one walk over the period. */
    private static final String SUMS = """
            select f.figure, %%s,
                count(*) as count, count(distinct f.number) as tickets, count(*) filter (where f.hit) as hits,
                count(distinct f.number) filter (where f.hit) as hit_tickets, count(distinct f.number) filter (where not f.hit) as miss_tickets,
                percentile_cont(0.5) within group (order by f.seconds) as median, avg(f.seconds)::float8 as average,
                percentile_cont(0.5) within group (order by f.working_seconds) as worked, avg(f.score)::float8 as score, count(distinct f.agent_id) as agents
            from (select f.*, (f.at at time zone :zone)::date as day from reporting.figure f where %s and %s) f
            group by grouping sets (%%s)""".formatted(ReportFilter.sql(), sees());

    private final JdbcClient jdbc;
    private final Teams teams;
    private final FactFollower follower;

    Reports(JdbcClient jdbc, Teams teams, FactFollower follower) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.follower = follower;
    }

    /** @throws Problem {@code forbidden} unless the caller looks after a team or the desk */
    public Report report(Caller caller, ReportFilter filter, Period period, Period baseline) {
        var sight = sight(caller);
        var reach = follower.reach();
        var sums = sums(sight, filter, period, OF_PARTS, PARTS);
        var before = all(sums(sight, filter, baseline, OF_ALL, ALL));
        var all = all(sums);
        var lines = Arrays.stream(Figure.values()).map(figure -> new Line(figure, measured(all, figure), measured(before, figure))).toList();
        return new Report(reach.asOf(), reach.filling(), period, baseline, lines, parts(sums, "team", Row::byTeam, Row::team, true),
                parts(sums, "agent", Row::byAgent, Row::agent, false), days(sums));
    }

    /** @throws Problem {@code forbidden} */
    Sight sight(Caller caller) {
        if (caller.role() == Role.AGENT) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        return teams.sight(caller);
    }

    /** By the team a ticket has now: nobody counts what another team does. Over {@code reporting.figure f}. */
    static String sees() {
        return "(:seesAll or :seesTeamless and f.team_id is null or f.team_id = any(:seesTeams))";
    }

    static StatementSpec sees(StatementSpec statement, Sight sight) {
        return statement.param("seesAll", sight.everything()).param("seesTeamless", sight.teamless()).param("seesTeams", sight.teamArray());
    }

    private record Row(Figure figure, @Nullable UUID team, @Nullable UUID agent, @Nullable LocalDate day, boolean byTeam, boolean byAgent, boolean byDay, Sum sum) {

        static Row read(ResultSet row) throws SQLException {
            var day = row.getDate("day");
            var sum = new Sum(row.getLong("count"), row.getLong("tickets"), row.getLong("hits"), row.getLong("hit_tickets"), row.getLong("miss_tickets"),
                    row.getObject("median", Double.class), row.getObject("average", Double.class), row.getObject("worked", Double.class),
                    row.getObject("score", Double.class), row.getLong("agents"));
            return new Row(Figure.of(row.getString("figure")), row.getObject("team_id", UUID.class), row.getObject("agent_id", UUID.class),
                    day == null ? null : day.toLocalDate(), row.getBoolean("by_team"), row.getBoolean("by_agent"), row.getBoolean("by_day"), sum);
        }
    }

    private List<Row> sums(Sight sight, ReportFilter filter, Period period, String of, String sets) {
        return sees(filter.params(jdbc.sql(SUMS.formatted(of, sets)), period), sight).query((row, n) -> Row.read(row)).list();
    }

    private static Map<Figure, Measured> all(List<Row> sums) {
        return figures(sums.stream().filter(row -> !row.byTeam && !row.byAgent && !row.byDay));
    }

    private static Measured measured(Map<Figure, Measured> all, Figure figure) {
        return all.getOrDefault(figure, new Measured(figure.value(Sum.NONE), Sum.NONE));
    }

    private static Map<Figure, Measured> figures(Stream<Row> rows) {
        var figures = new EnumMap<Figure, Measured>(Figure.class);
        rows.forEach(row -> figures.put(row.figure, new Measured(row.figure.value(row.sum), row.sum)));
        return figures;
    }

    private List<Part> parts(List<Row> sums, String table, Predicate<Row> belongs, Function<Row, @Nullable UUID> of, boolean others) {
        var parts = new HashMap<Optional<UUID>, ArrayList<Row>>();
        sums.stream().filter(belongs).forEach(row -> parts.computeIfAbsent(Optional.ofNullable(of.apply(row)), id -> new ArrayList<>()).add(row));
        if (!others) parts.remove(Optional.<UUID>empty());
        var names = names(table, parts.keySet().stream().flatMap(Optional::stream).toArray(UUID[]::new));
        return parts.entrySet().stream()
                .map(each -> new Part(each.getKey().orElse(null), each.getKey().map(names::get).orElse(null), figures(each.getValue().stream())))
                .sorted(Comparator.comparing(Part::name, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)))
                .toList();
    }

    private Map<UUID, String> names(String table, UUID[] ids) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from " + table + " where id = any(?)").param(ids).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }

    private static List<Day> days(List<Row> sums) {
        var days = new TreeMap<LocalDate, ArrayList<Row>>();
        sums.stream().filter(Row::byDay).forEach(row -> days.computeIfAbsent(Objects.requireNonNull(row.day), day -> new ArrayList<>()).add(row));
        return days.entrySet().stream().map(each -> new Day(each.getKey(), figures(each.getValue().stream()))).toList();
    }
}

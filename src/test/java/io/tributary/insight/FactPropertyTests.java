package io.tributary.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.insight.CountedTickets.Choice;
import io.tributary.insight.ReportFilter.Period;
import io.tributary.platform.Problem;
import io.tributary.sla.ClockPropertyTests;
import io.tributary.sla.MovableClock;
import io.tributary.sla.RandomHistory;
import io.tributary.ticket.Surveys;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens to tickets: every figure is what SQL counts in tickets, messages and history, and stays so when tickets are gone. */
@WholeDesk
@Import(ClockPropertyTests.Time.class)
class FactPropertyTests {

    private static final int MANY = 40;

    @Autowired
    ApplicationContext desk;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    FactFollower follower;

    @Autowired
    Reports reports;

    @Autowired
    CountedTickets counted;

    @Autowired
    Surveys surveys;

    @Autowired
    Tickets tickets;

    @Autowired
    Agents agents;

    @Test
    void everyFigureIsWhatSqlCounts() {
        histories(6);
    }

    @Test
    @Tag("full")
    void everyFigureIsWhatSqlCountsOfMany() {
        histories(MANY);
    }

    private void histories(int count) {
        var seed = Long.getLong("tributary.seed", System.nanoTime());
        System.out.println("Histories with tributary.seed=" + seed);
        var random = new Random(seed);
        var histories = new ArrayList<RandomHistory>();
        for (int i = 0; i < count; i++) {
            var history = new RandomHistory(desk, clock, new Random(random.nextLong()));
            histories.add(history);
            history.run(10);
        }
        caughtUp();
        equal(histories);

        for (var history : histories) {
            for (var number : List.copyOf(history.numbers)) {
                if (random.nextInt(2) == 0) assign(number, random);
                if (random.nextInt(3) == 0) rate(number, 1 + random.nextInt(5));
            }
            history.goOn(10);
        }
        caughtUp();
        equal(histories);
        everyNumberIsItsList(random);

        var told = facts();
        if (count >= MANY) {
            assertThat(told).as("some of every kind").extracting(row -> row.get("kind"))
                    .contains("arrived", "reply", "first_reply", "next_reply", "resolved", "reopened", "reassigned", "kept", "broken", "scored");
        }
        jdbc.sql("update insight_position set sweep = ?").param(new UUID(0, 0)).update();
        caughtUp();
        assertThat(facts()).as("told anew from history").isEqualTo(told);

        delete(histories.stream().limit(count / 2).flatMap(history -> history.numbers.stream()).toArray(Long[]::new));
        jdbc.sql("update insight_position set seq = null").update();
        caughtUp();
        assertThat(facts()).as("after tickets were deleted and all others told anew").isEqualTo(told);
    }

    private Caller admin() {
        var admin = agents.byEmail("admin@tributary.example").orElseThrow();
        return new Caller(admin.id(), admin.name(), Role.ADMIN, null);
    }

    private void assign(long number, Random random) {
        var staff = agents.colleagues();
        try {
            var fields = new HashMap<String, Object>();
            fields.put("assignee", staff.get(random.nextInt(staff.size())).id());
            tickets.patch(number, new TicketPatch(fields), null, admin());
        } catch (Problem merged) {
            assertThat(merged.code()).isEqualTo("already-merged");
        }
    }

    private void rate(long number, int score) {
        var link = surveys.ask(jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single(), "someone@example.com");
        try {
            surveys.rate(link.substring(link.lastIndexOf('/') + 1), score, null);
        } catch (Problem closed) {
            assertThat(closed.code()).isEqualTo("survey-closed");
        }
    }

    /** As the product will: its facts do not hang on it. */
    private void delete(Long... numbers) {
        var pointing = jdbc.sql("""
                select c.conrelid::regclass || ' where ' || a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confrelid = 'ticket'::regclass and c.confdeltype <> 'c' and c.conrelid <> 'ticket'::regclass""").query(String.class).list();
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("alter table ticket_event disable trigger ticket_event_append_only").update();
            for (var rows : pointing) jdbc.sql("delete from " + rows + " in (select id from ticket where number = any(:numbers))").param("numbers", numbers).update();
            jdbc.sql("alter table ticket_event enable trigger ticket_event_append_only").update();
            assertThat(jdbc.sql("delete from ticket where number = any(:numbers)").param("numbers", numbers).update()).isEqualTo(numbers.length);
        });
    }

    /** No timer has still to ring by now, and all that happened is told. */
    private void caughtUp() {
        Client.eventually(() -> jdbc.sql("""
                select not exists (select 1 from sla_clock where met_at is null and breached_at is null and due_at <= :now)
                    and not exists (select 1 from act_ru_timer_job where duedate_ <= :now) and not exists (select 1 from act_ru_job)
                    and not exists (select 1 from feed f, insight_position p where f.seq is null or f.seq > p.seq or p.seq is null or p.sweep is not null)""")
                .param("now", Timestamp.from(clock.instant())).query(Boolean.class).single() ? true : null);
        assertThat(follower.reach().filling()).isFalse();
    }

    private void equal(List<RandomHistory> histories) {
        var missing = jdbc.sql("select * from (" + CountedBySql.FIGURES + " except all " + CountedBySql.FACTS + ") d order by number, at").query().listOfRows();
        var extra = jdbc.sql("select * from (" + CountedBySql.FACTS + " except all select * from (" + CountedBySql.FIGURES + ") c) d order by number, at").query().listOfRows();
        var first = missing.isEmpty() ? extra : missing;
        var story = first.isEmpty() ? "" : story(histories, (Long) first.getFirst().get("number"));
        assertThat(missing).as("counted by SQL, not told: " + story).isEmpty();
        assertThat(extra).as("told, not counted by SQL: " + story).isEmpty();
    }

    private static String story(List<RandomHistory> histories, long number) {
        return histories.stream().filter(history -> history.numbers.contains(number)).map(history -> String.join("\n", history.told)).findFirst().orElse("");
    }

    private List<Map<String, Object>> facts() {
        return jdbc.sql("select f.*, h.* from ticket_fact f join happening_fact h using (ticket_id) order by f.ticket_id, h.position").query().listOfRows();
    }

    /** In some periods, of some teams, categories and agents: the report says what SQL counts, and its list has as many tickets. */
    private void everyNumberIsItsList(Random random) {
        var teams = new ArrayList<@Nullable String>(jdbc.sql("select id::text from team").query(String.class).list());
        teams.add(null);
        teams.add("none");
        var days = jdbc.sql("select min(at), max(at) from reporting.figure").query((row, n) -> List.of(row.getDate(1).toLocalDate(), row.getDate(2).toLocalDate())).single();
        for (int i = 0; i < 5; i++) {
            var from = i == 0 ? days.getFirst() : day(days, random);
            var period = new Period(from, i == 0 ? days.getLast().plusDays(1) : from.plusDays(random.nextInt(10)));
            var team = i == 0 ? null : teams.get(random.nextInt(teams.size()));
            var filter = new ReportFilter(ZoneId.of("Asia/Shanghai"), team, null, null);
            var report = reports.report(admin(), filter, period, period.before());
            for (var line : report.figures()) check(line.figure(), line.now().sum(), filter, period, null);
            for (var agent : report.agents()) {
                for (var figure : List.of(Figure.ANSWERED, Figure.RESOLUTION)) {
                    var measured = agent.figures().get(figure);
                    if (measured != null) check(figure, measured.sum(), filter, period, agent.id());
                }
            }
        }
    }

    private static LocalDate day(List<LocalDate> days, Random random) {
        return days.getFirst().plusDays(random.nextInt((int) (days.getLast().toEpochDay() - days.getFirst().toEpochDay()) + 1));
    }

    private void check(Figure figure, Sum sum, ReportFilter filter, Period period, @Nullable UUID agent) {
        record Direct(long count, long tickets, long hits, long hitTickets, long missTickets, @Nullable Double median) {}
        var direct = jdbc.sql("""
                select count(*), count(distinct number) as tickets, count(*) filter (where hit) as hits, count(distinct number) filter (where hit) as hit_tickets,
                    count(distinct number) filter (where not hit) as miss_tickets, percentile_cont(0.5) within group (order by seconds) as median
                from (%s) c where figure = :figure and (at at time zone 'Asia/Shanghai')::date between :from and :to
                  and (:team::text is null or coalesce(team_id::text, 'none') = :team) and (:agent::uuid is null or agent = :agent::uuid)""".formatted(CountedBySql.FIGURES))
                .param("figure", figure.key()).param("from", period.from()).param("to", period.to()).param("team", filter.team(), java.sql.Types.VARCHAR)
                .param("agent", agent == null ? null : agent.toString(), java.sql.Types.VARCHAR).query(Direct.class).single();
        assertThat(new Direct(sum.count(), sum.tickets(), sum.hits(), sum.hitTickets(), sum.missTickets(), sum.median())).as(figure + " " + period + " " + filter).isEqualTo(direct);
        assertThat(listed(new Choice(figure, null, agent, filter, period))).as(figure + " listed").isEqualTo(sum.tickets());
        assertThat(listed(new Choice(figure, true, agent, filter, period))).as(figure + " hits listed").isEqualTo(sum.hitTickets());
        assertThat(listed(new Choice(figure, false, agent, filter, period))).as(figure + " misses listed").isEqualTo(sum.missTickets());
    }

    private long listed(Choice choice) {
        var numbers = new ArrayList<Long>();
        counted.all(admin(), choice, ticket -> numbers.add(ticket.number()));
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(counted.page(admin(), choice, null, 1).total()).isEqualTo(numbers.size());
        return numbers.size();
    }
}

package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to tickets while time passes: what is kept of their promises, and where the engine stands, is what their history tells. */
@WholeDesk
@Import(ClockPropertyTests.Time.class)
public class ClockPropertyTests {

    @TestConfiguration
    public static class Time {

        @Bean
        @Primary
        public MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @Autowired
    ApplicationContext desk;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Happenings happenings;

    @Autowired
    TermsBook book;

    @Autowired
    ClockRows rows;

    @Test
    void whatIsKeptIsWhatTheHistoryTells() {
        histories(20);
    }

    @Test
    @Tag("full")
    void whatIsKeptIsWhatTheHistoryTellsFiveThousandTimes() {
        for (int i = 0; i < 10; i++) histories(500);
    }

    private void histories(int count) {
        var seed = Long.getLong("tributary.seed", System.nanoTime());
        System.out.println("Histories with tributary.seed=" + seed);
        var random = new Random(seed);
        policies();
        var all = new ArrayList<RandomHistory>();
        for (int i = 0; i < count; i++) {
            var history = new RandomHistory(desk, clock, new Random(random.nextLong()));
            all.add(history);
            try {
                history.run(14);
            } catch (RuntimeException failed) {
                throw new AssertionError(String.join("\n", history.told), failed);
            }
        }
        var kinds = new HashMap<String, Integer>();
        all.forEach(history -> history.numbers.forEach(ticket -> check(ticket, history, kinds)));
        System.out.println(kinds);
        assertThat(kinds.keySet()).as("kinds of promises met with").contains("running", "paused", "overdue", "met", "met late");
    }

    /** One for those with a tag, one by working days in China, one for a tier, and one for the rest. */
    private void policies() {
        var policies = desk.getBean(Policies.class);
        if (policies.list().size() > 1) return;
        var admin = desk.getBean(Agents.class).byEmail("admin@tributary.example").map(a -> new Caller(a.id(), a.name(), Role.ADMIN, null)).orElseThrow();
        var china = desk.getBean(Calendars.class).shipped("china").orElseThrow();
        var forms = new ArrayList<Map<String, Object>>();
        forms.add(Map.of("name", "Gold", "active", true, "conditions", Map.of("tags", List.of("gold")), "targets", targets(600, 900, 7_200)));
        forms.add(Map.of("name", "China", "active", true, "conditions", Map.of("tags", List.of("china")), "targets", targets(3_600, 3_600, 28_800), "calendar", china));
        forms.add(Map.of("name", "VIP", "active", true, "conditions", Map.of("tier", List.of("vip")), "targets", targets(300, 600, 14_400)));
        var made = forms.stream().map(form -> policies.add(Json.read(Json.write(form)), admin).id()).toList();
        var order = new ArrayList<>(made);
        policies.list().stream().map(Policy::id).filter(id -> !made.contains(id)).forEach(order::add);
        policies.order(order, admin);
    }

    private static Map<String, ?> targets(int first, int next, int resolution) {
        var each = Map.of("first_response", first, "next_response", next, "resolution", resolution);
        return Map.of("low", each, "normal", each, "high", Map.of("resolution", resolution / 2), "urgent", Map.of("first_response", first / 2));
    }

    private void check(long number, RandomHistory history, Map<String, Integer> kinds) {
        var ticket = jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single();
        awaitQuiet(ticket);
        var now = clock.instant();
        var expected = Reckoning.of(happenings.of(ticket), book, now);
        var kept = rows.of(ticket);
        var story = "T-" + number + "\n" + String.join("\n", history.told);
        assertThat(kept.stream().map(SlaClock::promise).toList()).as(story).containsExactlyInAnyOrderElementsOf(expected);
        for (var each : kept) {
            var promise = each.promise();
            kinds.merge(promise.state(now) == Promise.State.MET && promise.breachedAt() != null ? "met late" : promise.state(now).name().toLowerCase(), 1, Integer::sum);
            assertThat(standing(each.id())).as(each + "\n" + story).isIn(steps(promise));
            if (promise.running() && promise.breachedAt() == null && promise.dueAt() != null) {
                assertThat(dueTimers(each.id())).as(story).containsExactly(promise.dueAt().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS));
            }
        }
    }

    /** Hundreds of timers may be due at once. */
    private void awaitQuiet(UUID ticket) {
        for (var until = Instant.now().plusSeconds(120); !quiet(ticket); ) {
            if (Instant.now().isAfter(until)) throw new AssertionError("Timers that do not ring: " + waiting());
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<Map<String, Object>> waiting() {
        return jdbc.sql("""
                select j.what, j.element_id_, count(*), min(j.duedate_) as due, count(j.lock_exp_time_) as held, count(p.lock_time_) as instances_held, max(p.lock_time_) as until,
                    count(e.id_) as standing, :now as now
                from (select 'timer' as what, * from act_ru_timer_job where duedate_ <= :now union all select 'job', * from act_ru_job) j
                left join act_ru_execution p on p.id_ = j.process_instance_id_ left join act_ru_execution e on e.id_ = j.execution_id_
                group by 1, 2 order by 1, 2""")
                .param("now", Timestamp.from(clock.instant())).query().listOfRows();
    }

    /** No timer of its has still to ring by now. */
    private boolean quiet(UUID ticket) {
        return jdbc.sql("""
                select not exists (
                    select 1 from act_ru_execution e join sla_clock c on c.id::text = e.business_key_ where c.ticket_id = :ticket and (
                        exists (select 1 from act_ru_timer_job j where j.process_instance_id_ = e.proc_inst_id_ and j.duedate_ <= :now)
                        or exists (select 1 from act_ru_job j where j.process_instance_id_ = e.proc_inst_id_)))""")
                .param("ticket", ticket).param("now", Timestamp.from(clock.instant())).query(Boolean.class).single();
    }

    private Set<String> standing(UUID clock) {
        return jdbc.sql("""
                select act_id_ from act_ru_execution where proc_inst_id_ = ? and is_active_ and act_id_ in ('running', 'waiting', 'escalate', 'overdue')""")
                .param(clock.toString()).query(String.class).list().stream().collect(Collectors.toSet());
    }

    private static List<Set<String>> steps(Promise promise) {
        if (!promise.running()) return List.of(Set.of());
        if (promise.breachedAt() != null) return List.of(Set.of("escalate"), Set.of("overdue"));
        return List.of(Set.of(promise.dueAt() == null ? "waiting" : "running"));
    }

    private List<Instant> dueTimers(UUID clock) {
        return jdbc.sql("select duedate_ from act_ru_timer_job where process_instance_id_ = ? and element_id_ = 'due'").param(clock.toString())
                .query((row, n) -> row.getTimestamp(1).toInstant()).list();
    }
}

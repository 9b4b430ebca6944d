package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} while five hundred promises wait to be warned of and broken: each is, once, within the minute after the next start. */
@Tag("full")
@Timeout(900)
class ClockKillTests {

    private static final int TICKETS = 500;

    ProductProcess product;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        product = ProductProcess.ofDemo().start();
        var rush = MailRush.begin(new Client(product.url()).signIn("admin@tributary.example").withToken(), "promised", TICKETS);
        rush.finish();
        rush.assertEachIsOneMessage();
    }

    @AfterEach
    void close() throws Exception {
        product.close();
    }

    @Test
    void eachTimerRingsOnceAfterDowntime() throws Exception {
        product.kill();
        passes(Duration.ofHours(8).plusMinutes(10));

        product.start();
        await(() -> count("history('promise_broken')") >= TICKETS / 5);
        product.kill();
        product.start();
        var opened = Instant.now();
        await(() -> count("history('promise_broken')") >= TICKETS);
        System.out.println("All broken " + Duration.between(opened, Instant.now()).toMillis() + " ms after the doors opened");
        assertThat(Duration.between(opened, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertEachOnce();
        // Half an hour later supervisors are told and it matters more, once.
        product.kill();
        passes(Duration.ofMinutes(31));
        product.start();
        await(() -> count("history('escalated') where payload ->> 'to' = 'supervisor'") >= TICKETS);
        assertEachOnce();
        assertThat(count("(select * from ticket where subject like 'Question % of promised' and priority = 'high') raised")).isEqualTo(TICKETS);
    }

    /** Two desks on one database; one of them is stopped in the middle of its timers, longer than it may hold them, and goes on. */
    @Test
    void twoDesksRingEachTimerOnce() throws Exception {
        product.kill();
        passes(Duration.ofHours(8).plusMinutes(10));
        try (var other = ProductProcess.ofPlain()) {
            var database = product.database();
            other.with("spring.datasource.url=" + database.getUrl()).with("spring.datasource.username=tributary")
                    .with("spring.datasource.password=" + product.databasePassword()).with("tributary.node-id=node-2").launch();
            other.await("health", () -> other.health() == 200);
            product.launch();
            product.await("health", () -> product.health() == 200);
            await(() -> count("history('promise_broken')") >= TICKETS / 10);
            other.signal("STOP");
            Thread.sleep(75_000);
            other.signal("CONT");
            await(() -> count("history('promise_broken')") >= TICKETS);
            assertEachOnce();
        }
    }

    /** What is broken already is not warned of any more; what was warned of before that, once. */
    private void assertEachOnce() throws Exception {
        Thread.sleep(5_000);
        assertThat(count("history('promise_broken')")).isEqualTo(TICKETS);
        assertThat(count("history('escalated') where payload ->> 'to' = 'lead'")).isEqualTo(TICKETS);
        assertThat(count("(select ticket_id, type, payload from history('') group by ticket_id, type, payload having count(*) > 1) twice")).isZero();
        assertThat(count("act_ru_deadletter_job")).isZero();
        assertThat(count("(select 1 from sla_clock c where c.met_at is null and not exists (select 1 from act_ru_execution e where e.id_ = c.id::text)) without")).isZero();
    }

    /** While nobody runs, time passes: everything happened so long before. */
    private void passes(Duration time) throws Exception {
        sql("""
                create or replace function history(about text) returns setof ticket_event language sql as $$
                    select e.* from ticket_event e join ticket t on t.id = e.ticket_id
                    where t.subject like 'Question %% of promised' and (about = '' and e.type in ('promise_broken', 'promise_warned', 'escalated') or e.type = about)
                      and (e.payload ->> 'metric' = 'first_response') $$;
                alter table ticket_event disable trigger user;
                update ticket_event set at = at - interval '%1$s s';
                alter table ticket_event enable trigger user;
                update sla_clock set started_at = started_at - interval '%1$s s', warn_at = warn_at - interval '%1$s s', due_at = due_at - interval '%1$s s',
                    breached_at = breached_at - interval '%1$s s';
                update act_ru_timer_job set duedate_ = duedate_ - interval '%1$s s';
                """.formatted(time.toSeconds()));
    }

    private void sql(String statements) throws Exception {
        try (var connection = product.database().getConnection(); var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private long count(String from) {
        try (var connection = product.database().getConnection(); var rows = connection.createStatement().executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(java.util.function.BooleanSupplier condition) {
        product.await("timers", condition);
    }
}

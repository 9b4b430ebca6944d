package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} while two hundred resolved tickets wait to be asked about and closed: each is, once. */
@Tag("full")
@Timeout(600)
class FollowUpKillTests {

    private static final int TICKETS = 200;

    ProductProcess product;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        product = ProductProcess.ofDemo().start();
    }

    @AfterEach
    void close() throws Exception {
        product.close();
    }

    @Test
    void eachIsAskedAboutAndClosedOnce() throws Exception {
        var client = new Client(product.url()).signIn("admin@tributary.example").withToken();
        var rush = MailRush.begin(client, "followed", TICKETS);
        rush.finish();
        rush.assertEachIsOneMessage();
        var numbers = client.get("/api/v1/tickets?view=open&sort=-created&limit=200").json().path("items").valueStream()
                .filter(ticket -> ticket.path("subject").asString().endsWith("of followed")).map(ticket -> ticket.path("number").asLong()).toList();
        assertThat(numbers).hasSize(TICKETS);
        client.post("/api/v1/tickets/bulk", Map.of("numbers", numbers, "change", Map.of("status", "resolved")));
        assertThat(instances()).isEqualTo(TICKETS);

        // Nobody has answered them, so nobody is asked: that is told instead.
        goesOn("settled", Duration.ofDays(1), "told('withheld')");
        assertThat(instances()).isEqualTo(TICKETS);
        goesOn("silence", Duration.ofDays(7), "told('changed') where payload #>> '{status,to}' = 'closed'");

        assertThat(instances()).isZero();
        assertThat(count("act_ru_deadletter_job")).isZero();
        assertThat(count("act_ru_timer_job where element_id_ in ('settled', 'silence')")).isZero();
    }

    /** Time passes while nobody runs; killed again in the middle of it, the desk finishes at its next start. */
    private void goesOn(String timer, Duration time, String told) throws Exception {
        product.kill();
        sql("""
                create or replace function told(about text) returns setof ticket_event language sql as $$
                    select e.* from ticket_event e join ticket t on t.id = e.ticket_id where t.subject like 'Question %% of followed' and e.type = about
                      and (about <> 'withheld' or e.payload ->> 'what' = 'satisfaction') $$;
                update act_ru_timer_job set duedate_ = duedate_ - interval '%d s' where element_id_ = '%s'""".formatted(time.toSeconds() + 60, timer));
        product.start();
        product.await("the first", () -> count(told) >= TICKETS / 10);
        product.kill();
        product.start();
        product.await("all", () -> count(told) >= TICKETS);
        Thread.sleep(3_000);
        assertThat(count(told)).isEqualTo(TICKETS);
        assertThat(count("(select ticket_id from " + told + (told.contains("where") ? "" : " where true") + " group by ticket_id having count(*) > 1) twice")).isZero();
    }

    private long instances() {
        return count("act_ru_execution e join ticket t on t.id::text = e.id_ where t.subject like 'Question % of followed'");
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
}

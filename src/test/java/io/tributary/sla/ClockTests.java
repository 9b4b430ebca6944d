package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.Past;
import io.tributary.WholeDesk;
import io.tributary.customer.Address;
import io.tributary.platform.Ids;
import io.tributary.ticket.Arrivals;
import io.tributary.ticket.IncomingMessage;
import io.tributary.ticket.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is promised to a ticket runs, pauses, is met and is broken with what is done to it. */
@WholeDesk
class ClockTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Arrivals arrivals;

    @Autowired
    TransactionTemplate transaction;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private long ticket() {
        return agent.processed(Mail.from("clock-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
    }

    /** {@code metric state} of the ticket, as its reader gets it. */
    private List<String> sla(long ticket) {
        var told = new ArrayList<String>();
        agent.get("/api/v1/tickets/" + ticket).json().path("sla").forEach(clock -> told.add(clock.path("metric").asString() + " " + clock.path("state").asString()));
        return told;
    }

    private long instances(long ticket) {
        return jdbc.sql("select count(*) from act_ru_execution e join sla_clock c on c.id::text = e.id_ join ticket t on t.id = c.ticket_id where t.number = ?")
                .param(ticket).query(Long.class).single();
    }

    private String reply(long ticket, Map<String, ?> more) {
        var form = new HashMap<String, Object>(Map.of("kind", "reply", "text", "An answer."));
        form.putAll(more);
        return agent.post("/api/v1/tickets/" + ticket + "/messages", form).json().path("id").asString();
    }

    private void patch(long ticket, Map<String, ?> fields) {
        assertThat(agent.patch("/api/v1/tickets/" + ticket, fields).status()).isEqualTo(200);
    }

    @Test
    void newTicketIsPromisedAnAnswerAndASolution() {
        var ticket = ticket();

        assertThat(sla(ticket)).containsExactly("first_response running", "resolution running");
        assertThat(instances(ticket)).isEqualTo(2);
    }

    @Test
    void allOfATeamAreListedByTheirState() {
        var ticket = ticket();
        assertThat(listed("running", ticket)).containsExactlyInAnyOrder("first_response", "resolution");
        reply(ticket, Map.of("status", "pending"));
        assertThat(listed("met", ticket)).containsExactly("first_response");
        assertThat(listed("paused", ticket)).containsExactly("resolution");
        assertThat(listed("running", ticket)).isEmpty();
        assertThat(agent.get("/api/v1/sla/clocks?state=late").status()).isEqualTo(400);
    }

    private List<String> listed(String state, long ticket) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = agent.get("/api/v1/sla/clocks?limit=200&state=" + state + cursor).json();
            page.path("items").forEach(item -> {
                assertThat(item.path("state").asString()).isEqualTo(state);
                if (item.path("ticket").asLong() == ticket) found.add(item.path("metric").asString());
            });
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        return found;
    }

    @Test
    void replyMeetsAndNoteDoesNot() {
        var ticket = ticket();
        reply(ticket, Map.of("kind", "note"));
        assertThat(sla(ticket)).containsExactly("first_response running", "resolution running");

        reply(ticket, Map.of());

        assertThat(sla(ticket)).containsExactly("first_response met", "resolution running");
        assertThat(instances(ticket)).isEqualTo(1);
    }

    @Test
    void replyTakenBackLetsItRunOnFromItsOldStart() {
        var ticket = ticket();
        var before = agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0);
        var held = reply(ticket, Map.of("holdSeconds", 60));
        assertThat(sla(ticket)).containsExactly("first_response met", "resolution running");

        assertThat(agent.delete("/api/v1/messages/" + held).status()).isLessThan(300);

        assertThat(sla(ticket)).containsExactly("first_response running", "resolution running");
        assertThat(agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0)).isEqualTo(before);
        assertThat(instances(ticket)).isEqualTo(2);
    }

    @Test
    void waitingForTheCustomerPausesTheSolutionAlone() {
        var ticket = ticket();

        patch(ticket, Map.of("status", "pending"));
        assertThat(sla(ticket)).containsExactly("first_response running", "resolution paused");
        assertThat(standing(ticket, "resolution")).containsExactly("waiting");
        patch(ticket, Map.of("status", "open"));
        assertThat(sla(ticket)).containsExactly("first_response running", "resolution running");
        assertThat(standing(ticket, "resolution")).containsExactly("running");
        patch(ticket, Map.of("status", "on_hold"));
        assertThat(sla(ticket)).containsExactly("first_response running", "resolution paused");
    }

    /** Where its instance waits. */
    private List<String> standing(long ticket, String metric) {
        return jdbc.sql("""
                select e.act_id_ from act_ru_execution e join sla_clock c on c.id::text = e.proc_inst_id_ join ticket t on t.id = c.ticket_id
                where t.number = ? and c.metric = ? and c.met_at is null and e.is_active_ and e.act_id_ in ('running', 'waiting', 'overdue')""")
                .params(ticket, metric).query(String.class).list();
    }

    @Test
    void priorityMovesTheDueTimeAndItsTimer() {
        var ticket = ticket();
        var start = Instant.parse(agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0).path("startedAt").asString());

        patch(ticket, Map.of("priority", "urgent"));

        var clock = agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0);
        assertThat(Instant.parse(clock.path("dueAt").asString())).isEqualTo(start.plus(Duration.ofHours(1)));
        assertThat(timers(clock)).contains(start.plus(Duration.ofHours(1)).plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS));
        assertThat(instances(ticket)).isEqualTo(2);
    }

    private List<Instant> timers(JsonNode clock) {
        return jdbc.sql("select duedate_ from act_ru_timer_job where process_instance_id_ = ?").param(clock.path("id").asString())
                .query((row, n) -> row.getTimestamp(1).toInstant()).list();
    }

    @Test
    void solvedEndsThemAllAndReopeningPromisesAnew() {
        var ticket = ticket();
        reply(ticket, Map.of("status", "resolved"));
        assertThat(sla(ticket)).containsExactly("first_response met", "resolution met");
        assertThat(instances(ticket)).isZero();

        patch(ticket, Map.of("status", "open"));

        assertThat(sla(ticket)).containsExactly("first_response met", "resolution running");
        assertThat(instances(ticket)).isEqualTo(1);
    }

    /** The transaction that opens a ticket fails at its very end, when everything has been written. */
    @Test
    void ticketThatFailsHalfwayLeavesNoClockAndNoTimer() {
        var customer = "halfway-" + UUID.randomUUID() + "@example.com";
        var clocks = new ArrayList<UUID>();

        assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> {
            arrivals.receive(new IncomingMessage(Ids.next(), "email", null, List.of(), Address.email(customer, null), List.of(), List.of(), List.of(), List.of(),
                    "Lamp", "It is broken.", null, null, null, UUID.randomUUID() + "@x", List.of(), List.of(), List.of(), false, Origin.LIVE, null, false, false,
                    List.of(), Map.of(), 1, 1));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    clocks.addAll(jdbc.sql("select c.id from sla_clock c join ticket t on t.id = c.ticket_id join customer_address a on a.customer_id = t.customer_id"
                            + " where a.value = ?").param(customer).query(UUID.class).list());
                    assertThat(left(clocks)).as("instances, timers and clocks are written by now").containsExactly(2L, 4L, 2L);
                    throw new IllegalStateException("The power fails");
                }
            });
        })).hasMessage("The power fails");

        assertThat(jdbc.sql("select count(*) from customer_address where value = ?").param(customer).query(Long.class).single()).isZero();
        assertThat(left(clocks)).containsExactly(0L, 0L, 0L);
    }

    private List<Long> left(List<UUID> clocks) {
        return Stream.of("act_ru_execution where id_", "act_ru_timer_job where process_instance_id_", "sla_clock where id::text")
                .map(where -> jdbc.sql("select count(*) from " + where + " in (:clocks)").param("clocks", clocks.stream().map(UUID::toString).toList())
                        .query(Long.class).single())
                .toList();
    }

    /** Its promises begin when its customer wrote: an old question is overdue at once, and everybody is told. */
    @Test
    void overdueIsRecordedAtItsDueTimeAndEscalates() {
        var ticket = ticket();
        Past.age(jdbc, ticket, Duration.ofDays(30));
        patch(ticket, Map.of("priority", "high"));

        var clock = Client.eventually(() -> {
            var first = agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0);
            return standing(ticket, "first_response").contains("overdue") || escalating(first) ? first : null;
        });
        assertThat(clock.path("state").asString()).isEqualTo("overdue");
        assertThat(clock.path("breachedAt").asString()).isEqualTo(clock.path("dueAt").asString());
        assertThat(history(ticket)).contains("promise_broken", "escalated");

        reply(ticket, Map.of());
        assertThat(agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0).path("state").asString()).isEqualTo("met");
        assertThat(jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?").param(clock.path("id").asString()).query(Long.class).single()).isZero();
    }

    /** Its waits are cut short, one after the other. */
    @Test
    void escalationTellsRaisesAndHandsOverStepByStep() {
        var ticket = ticket();
        Past.age(jdbc, ticket, Duration.ofDays(30));
        patch(ticket, Map.of("priority", "normal", "tags", List.of("late")));
        var clock = agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0).path("id").asString();

        Client.eventually(() -> told(ticket).containsAll(List.of("assignee", "lead")) ? true : null);
        assertThat(told(ticket)).doesNotContain("supervisor");
        cutShort(clock, "first_wait");
        Client.eventually(() -> told(ticket).containsAll(List.of("supervisor", "systems")) ? true : null);
        assertThat(agent.get("/api/v1/tickets/" + ticket).json().path("priority").asString()).isEqualTo("high");
        assertThat(agent.get("/api/v1/tickets/" + ticket).json().path("assignee").isNull()).isTrue();
        cutShort(clock, "second_wait");
        var assignee = Client.eventually(() -> {
            var now = agent.get("/api/v1/tickets/" + ticket).json().path("assignee");
            return now.isNull() ? null : UUID.fromString(now.path("id").asString());
        });

        assertThat(jdbc.sql("select m.agent_id from team_member m join ticket t on t.team_id = m.team_id where t.number = ? and m.lead").param(ticket)
                .query(UUID.class).list()).contains(assignee);
        assertThat(standing(ticket, "first_response")).containsExactly("overdue");
    }

    private List<String> told(long ticket) {
        var whom = new ArrayList<String>();
        agent.get("/api/v1/tickets/" + ticket + "/history?limit=100").json().path("items").forEach(entry -> {
            if (entry.path("type").asString().equals("escalated") && entry.path("payload").path("metric").asString().equals("first_response")) whom.add(entry.path("payload").path("to").asString());
        });
        return whom;
    }

    private void cutShort(String clock, String wait) {
        Client.eventually(() -> jdbc.sql("""
                update act_ru_timer_job set duedate_ = now() where element_id_ = ?
                  and process_instance_id_ in (select id_ from act_ru_execution where business_key_ = ?)""").params(wait, clock).update() == 1 ? true : null);
    }

    private boolean escalating(JsonNode clock) {
        return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ? and proc_inst_id_ <> business_key_").param(clock.path("id").asString())
                .query(Long.class).single() > 0;
    }

    private List<String> history(long ticket) {
        var types = new ArrayList<String>();
        agent.get("/api/v1/tickets/" + ticket + "/history?limit=100").json().path("items").forEach(entry -> types.add(entry.path("type").asString()));
        return types;
    }
}

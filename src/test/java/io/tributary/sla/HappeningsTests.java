package io.tributary.sla;

import static io.tributary.sla.Story.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.sla.Happening.Governed;
import io.tributary.sla.Happening.Opened;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What really happens to tickets is written down so that their promises can be told from it. */
@WholeDesk
class HappeningsTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Happenings happenings;

    @Autowired
    JdbcClient jdbc;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private long ticket(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    private static Mail someone() {
        return Mail.from("happens-" + UUID.randomUUID() + "@example.com");
    }

    private String reply(long ticket, Map<String, ?> more) {
        var form = new HashMap<String, Object>(Map.of("kind", "reply", "text", "An answer."));
        form.putAll(more);
        return agent.post("/api/v1/tickets/" + ticket + "/messages", form).json().path("id").asString();
    }

    /** As if it had stood under a policy from the start. */
    private List<String> promises(long ticket) {
        var id = jdbc.sql("select id from ticket where number = ?").param(ticket).query(UUID.class).single();
        var history = happenings.of(id).stream()
                .filter(happening -> !(happening instanceof Governed))
                .flatMap(happening -> happening instanceof Opened opened ? Stream.of(opened, new Governed(opened.at(), STANDARD)) : Stream.of(happening)).toList();
        var now = Instant.now();
        return Reckoning.of(history, HappeningsTests::terms, now).stream().map(promise -> promise.metric().key() + " " + promise.state(now)).toList();
    }

    private static Terms terms(Agreement agreement, String priority, String channel) {
        var target = priority.equals("urgent") ? Duration.ZERO : Duration.ofHours(1);
        var targets = Map.of(Metric.FIRST_RESPONSE, target, Metric.NEXT_RESPONSE, target, Metric.RESOLUTION, target);
        return Story.terms(WorkCalendar.ALWAYS, Priority.of(priority), targets, Map.of(Metric.RESOLUTION, Set.of(Status.PENDING)));
    }

    @Test
    void mailStartsThemAndOnlyAHumanAnswerMeetsOne() {
        var number = ticket(someone());
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "Hm."));
        assertThat(promises(number)).containsExactly("first_response RUNNING", "resolution RUNNING");
        reply(number, Map.of());
        assertThat(promises(number)).containsExactly("first_response MET", "resolution RUNNING");
        agent.patch("/api/v1/tickets/" + number, Map.of("status", "pending"));
        assertThat(promises(number)).containsExactly("first_response MET", "resolution PAUSED");
        agent.patch("/api/v1/tickets/" + number, Map.of("priority", "urgent"));
        assertThat(promises(number)).containsExactly("first_response MET", "resolution OVERDUE");
        agent.patch("/api/v1/tickets/" + number, Map.of("status", "resolved"));
        assertThat(promises(number)).containsExactly("first_response MET", "resolution MET");
    }

    @Test
    void replyTakenBackMeetsNothing() {
        var number = ticket(someone());
        var held = reply(number, Map.of("holdSeconds", 60));
        assertThat(promises(number)).containsExactly("first_response MET", "resolution RUNNING");
        assertThat(agent.delete("/api/v1/messages/" + held).status()).isEqualTo(204);
        assertThat(promises(number)).containsExactly("first_response RUNNING", "resolution RUNNING");
    }

    @Test
    void thanksAfterTheSolutionPromiseNothingOnceItIsKeptSolved() {
        var mail = someone();
        var number = ticket(mail);
        reply(number, Map.of("status", "resolved"));
        ticket(Mail.from(mail.from()).text("Thank you!").answering(mail.messageId()));
        assertThat(promises(number)).containsExactly("first_response MET", "resolution MET", "next_response RUNNING", "resolution RUNNING");
        agent.post("/api/v1/tickets/" + number + "/keep-solved", Map.of());
        assertThat(promises(number)).containsExactly("first_response MET", "resolution MET");
    }

    @Test
    void mergedAndTakenApartAgainTheyAreWhatTheyWere() {
        var into = ticket(someone());
        reply(into, Map.of());
        var source = ticket(someone());
        agent.post("/api/v1/tickets/" + source + "/merge", Map.of("into", into));
        assertThat(promises(source)).isEmpty();
        assertThat(promises(into)).containsExactly("first_response MET", "resolution RUNNING", "next_response RUNNING");
        agent.post("/api/v1/tickets/" + source + "/undo", Map.of());
        assertThat(promises(source)).containsExactly("first_response RUNNING", "resolution RUNNING");
        assertThat(promises(into)).containsExactly("first_response MET", "resolution RUNNING");
        assertThat(agent.get("/api/v1/tickets/" + into + "/history").text()).containsPattern("\"messages\":[12],").doesNotContain("\"moved\":[");
    }

    @Test
    void splitOffAQuestionIsOwedItsOwnAnswer() {
        var mail = someone();
        var number = ticket(mail);
        var second = agent.processed(Mail.from(mail.from()).text("By the way, another thing?").answering(mail.messageId()).raw()).path("message").asString();
        reply(number, Map.of());
        var part = agent.post("/api/v1/tickets/" + number + "/split", Map.of("messages", List.of(second))).json().path("number").asLong();
        assertThat(promises(part)).containsExactly("first_response RUNNING", "resolution RUNNING");
        agent.post("/api/v1/tickets/" + part + "/undo", Map.of());
        assertThat(promises(part)).isEmpty();
        assertThat(promises(number)).containsExactly("first_response MET", "resolution RUNNING");
    }
}

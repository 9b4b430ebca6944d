package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which ticket a mail ends up in, what brings a solved one back, and how agents correct it. */
@WholeDesk
class ThreadingTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private static String someone() {
        return UUID.randomUUID() + "@example.com";
    }

    private long ticket(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    private JsonNode get(long ticket) {
        return agent.get("/api/v1/tickets/" + ticket).json();
    }

    private void set(long ticket, String status) {
        assertThat(agent.patch("/api/v1/tickets/" + ticket, Map.of("status", status)).status()).isEqualTo(200);
    }

    private Client.Answer act(long ticket, String action, Object form) {
        return agent.post("/api/v1/tickets/" + ticket + '/' + action, form);
    }

    private int messages(long ticket) {
        // The desk's own acknowledgement comes in its own time.
        return (int) agent.get("/api/v1/tickets/" + ticket + "/messages").json().path("items").valueStream()
                .filter(message -> !message.path("kind").asString().equals("reply")).count();
    }

    @Test
    void aTypedNumberAloneIsOnlyAHint() {
        var customer = someone();
        var number = ticket(Mail.from(customer));

        var other = ticket(Mail.from(customer).subject("Re: my lamp [T-" + number + "]"));

        assertThat(other).isNotEqualTo(number);
        assertThat(get(other).path("links").get(0).path("number").asLong()).isEqualTo(number);
        assertThat(get(number).path("links").get(0).path("kind").asString()).isEqualTo("possible_follow_up");
        assertThat(agent.get("/api/v1/tickets/" + other + "/thread-evidence").text()).contains("subject-tag").contains("weak");
    }

    @Test
    void possibleFollowUpIsJoinedWithItsSenderAndParted() {
        var customer = someone();
        var colleague = someone();
        var first = Mail.from(customer);
        var number = ticket(first);
        var follow = Mail.from(colleague).answering(first.messageId());
        var other = ticket(follow);
        assertThat(other).isNotEqualTo(number);

        assertThat(act(other, "join", Map.of("into", number)).json().path("mergedInto").asLong()).isEqualTo(number);

        assertThat(messages(number)).isEqualTo(2);
        assertThat(get(number).path("participants").toString()).contains(colleague);
        assertThat(get(other).path("status").asString()).isEqualTo("closed");
        var later = Mail.from(colleague).answering(follow.messageId());
        assertThat(ticket(later)).isEqualTo(number);

        assertThat(act(other, "undo", Map.of()).json().path("mergedInto").isNull()).isTrue();

        assertThat(messages(other)).isEqualTo(2);
        assertThat(messages(number)).isEqualTo(1);
        assertThat(get(other).path("status").asString()).isEqualTo("new");
        assertThat(ticket(Mail.from(colleague).answering(first.messageId()))).isNotEqualTo(number);
        assertThat(act(other, "undo", Map.of()).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void possibleFollowUpIsWavedAwayForGood() {
        var first = Mail.from(someone());
        var number = ticket(first);
        var other = ticket(Mail.from(someone()).answering(first.messageId()));
        var stranger = ticket(Mail.from(someone()));
        assertThat(act(number, "not-related", Map.of("other", stranger)).code()).isEqualTo("not-linked");
        assertThat(act(number, "not-related", Map.of("other", number)).code()).isEqualTo("not-linked");
        var seq = agent.get("/api/v1/session").json().path("seq").asLong();

        var answer = act(number, "not-related", Map.of("other", other));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("links")).isEmpty();
        assertThat(get(other).path("links")).isEmpty();
        assertThat(history(number, "not_related")).containsExactly(other);
        assertThat(history(other, "not_related")).containsExactly(number);
        Client.eventually(() -> agent.get("/api/v1/feed?since=" + seq).json().path("items").valueStream()
                .anyMatch(frame -> frame.path("ticket").asLong() == other && frame.path("type").asString().equals("changed")) ? "" : null);
        assertThat(act(other, "not-related", Map.of("other", number)).status()).as("said once more").isEqualTo(200);
        assertThat(history(number, "not_related")).hasSize(1);
    }

    private List<Long> history(long ticket, String type) {
        return agent.get("/api/v1/tickets/" + ticket + "/history").json().path("items").valueStream()
                .filter(entry -> entry.path("type").asString().equals(type))
                .map(entry -> entry.path("payload").path("other").asLong())
                .toList();
    }

    @Test
    void wavedAwayItDoesNotComeBackWhenAParentLands() {
        var question = Mail.from(someone());
        var second = Mail.from(question.from()).answering(question.messageId());
        var early = ticket(Mail.from(someone()).answering(question.messageId()));
        var another = ticket(Mail.from(someone()).answering(second.messageId()));
        assertThat(act(another, "join", Map.of("into", early)).status()).isEqualTo(200);
        var number = ticket(question);
        assertThat(get(early).path("links").get(0).path("number").asLong()).isEqualTo(number);
        assertThat(act(number, "not-related", Map.of("other", early)).status()).isEqualTo(200);

        assertThat(ticket(second)).isEqualTo(number);

        assertThat(get(number).path("links")).isEmpty();
        assertThat(get(early).path("links")).isEmpty();
    }

    @Test
    void certainFollowUpIsNotWavedAway() {
        var first = Mail.from(someone());
        var number = ticket(first);
        set(number, "resolved");
        jdbc.sql("update ticket set resolved_at = now() - interval '15 days' where number = ?").param(number).update();
        var next = ticket(Mail.from(first.from()).answering(first.messageId()));

        assertThat(act(number, "not-related", Map.of("other", next)).code()).isEqualTo("not-linked");
        assertThat(get(number).path("links")).hasSize(1);
    }

    @Test
    void joiningWakesATicketThatWasSolved() {
        var first = Mail.from(someone());
        var number = ticket(first);
        set(number, "resolved");
        var other = ticket(Mail.from(someone()).answering(first.messageId()));

        act(other, "join", Map.of("into", number));

        assertThat(get(number).path("status").asString()).isEqualTo("open");
    }

    @Test
    void whoDoesNotSeeTheOtherTicketCannotJoinIt() {
        var desk = new Desk(url, agents, teams);
        var outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        var own = outsider.post("/api/v1/tickets", Map.of("subject", "Mine", "text", "Mine", "customer", Map.of("address", someone()),
                "team", outsider.get("/api/v1/session").json().path("teams").get(0).path("id").asString())).json().path("number").asLong();
        var foreign = ticket(Mail.from(someone()));

        assertThat(outsider.post("/api/v1/tickets/" + own + "/join", Map.of("into", foreign)).status()).isEqualTo(404);
        assertThat(messages(foreign)).isEqualTo(1);
    }

    @Test
    void participantTheAgentAddedMayWriteUntilTakenOut() {
        var first = Mail.from(someone());
        var number = ticket(first);
        var friend = someone();

        assertThat(act(number, "participants", Map.of("address", friend)).status()).isEqualTo(201);
        assertThat(ticket(Mail.from(friend).answering(first.messageId()))).isEqualTo(number);

        assertThat(agent.delete("/api/v1/tickets/" + number + "/participants/" + friend).status()).isEqualTo(204);
        assertThat(ticket(Mail.from(friend).answering(first.messageId()))).isNotEqualTo(number);
    }

    @Test
    void copyingOneselfInMakesNobodyAParticipantOfAnothersTicket() {
        var first = Mail.from(someone());
        var number = ticket(first);
        var mallory = someone();

        ticket(Mail.from(mallory).answering(first.messageId()).header("Cc", mallory));

        assertThat(ticket(Mail.from(mallory).answering(first.messageId()))).isNotEqualTo(number);
        assertThat(get(number).path("participants").toString()).doesNotContain(mallory);
    }

    @Test
    void strangersCopyOfAMessageIdMisleadsNobody() {
        var customer = someone();
        var first = Mail.from(customer);
        var number = ticket(first);
        var copy = new Mail(someone(), first.to(), "Mine", "Something else", "", first.messageId());
        assertThat(ticket(copy)).isNotEqualTo(number);

        assertThat(ticket(Mail.from(customer).answering(first.messageId()))).isEqualTo(number);
    }

    @Test
    void answerThatComesBeforeItsQuestionMovesToIt() {
        var customer = someone();
        var colleague = someone();
        var question = Mail.from(customer).header("Cc", colleague);
        var answer = Mail.from(colleague).answering(question.messageId());
        var early = ticket(answer);

        var number = ticket(question);

        assertThat(get(early).path("mergedInto").asLong()).isEqualTo(number);
        assertThat(messages(number)).isEqualTo(2);
    }

    @Test
    void strangersEarlyAnswerStaysWhereItIs() {
        var question = Mail.from(someone());
        var early = ticket(Mail.from(someone()).answering(question.messageId()));

        var number = ticket(question);

        assertThat(get(early).path("mergedInto").isNull()).isTrue();
        assertThat(get(number).path("links").get(0).path("number").asLong()).isEqualTo(early);
    }

    @Test
    void answerBringsASolvedTicketBackToWhoHadIt() {
        var first = Mail.from(someone());
        var number = ticket(first);
        var lena = agent.get("/api/v1/session").json().path("user").path("id").asString();
        agent.patch("/api/v1/tickets/" + number, Map.of("assignee", lena, "status", "resolved"));

        assertThat(ticket(Mail.from(first.from()).text("It broke again.").answering(first.messageId()))).isEqualTo(number);

        var ticket = get(number);
        assertThat(ticket.path("status").asString()).isEqualTo("open");
        assertThat(ticket.path("assignee").path("id").asString()).isEqualTo(lena);
        assertThat(ticket.path("suggestion").isNull()).isTrue();
    }

    @Test
    void answerFindsNobodyWhereItsAgentHasLeft() {
        var desk = new Desk(url, agents, teams);
        var gone = desk.hire(Role.AGENT);
        var first = Mail.from(someone());
        var number = ticket(first);
        agent.patch("/api/v1/tickets/" + number, Map.of("assignee", gone.id(), "status", "resolved"));

        ticket(Mail.from(first.from()).answering(first.messageId()));

        assertThat(get(number).path("assignee").isNull()).isTrue();
    }

    @Test
    void answerAfterTooLongOpensATicketThatFollows() {
        var first = Mail.from(someone());
        var number = ticket(first);
        set(number, "resolved");
        jdbc.sql("update ticket set resolved_at = now() - interval '15 days' where number = ?").param(number).update();

        var next = ticket(Mail.from(first.from()).answering(first.messageId()));

        assertThat(next).isNotEqualTo(number);
        assertThat(get(next).path("links").get(0).path("kind").asString()).isEqualTo("follow_up");
        assertThat(get(number).path("status").asString()).isEqualTo("resolved");
    }

    @Test
    void machinesAnswerJoinsAndWakesNobody() {
        var first = Mail.from(someone());
        var number = ticket(first);
        for (var status : new String[] {"resolved", "closed"}) {
            set(number, status);

            assertThat(ticket(Mail.from(first.from()).text(status).answering(first.messageId()).header("Auto-Submitted", "auto-replied"))).isEqualTo(number);

            assertThat(get(number).path("status").asString()).isEqualTo(status);
        }
    }

    @Test
    void mereThanksAreKeptSolved() {
        var first = Mail.from(someone());
        var number = ticket(first);
        assertThat(act(number, "keep-solved", Map.of()).code()).isEqualTo("not-reopened");
        set(number, "resolved");

        ticket(Mail.from(first.from()).text("谢谢，已经收到了").answering(first.messageId()));
        // The acknowledgement may be written later than the thanks: it is nobody's last word.
        eventually(() -> agent.get("/api/v1/tickets/" + number + "/messages").text().contains("\"automatic\":true") ? true : null);
        assertThat(get(number).path("suggestion").asString()).isEqualTo("keep-solved");

        assertThat(act(number, "keep-solved", Map.of()).json().path("status").asString()).isEqualTo("resolved");
        assertThat(agent.get("/api/v1/tickets/" + number + "/history").text()).contains("kept_solved");
        assertThat(act(number, "keep-solved", Map.of()).code()).isEqualTo("not-reopened");
    }

    @Test
    void ourOwnMailThatComesBackIsTheMessageItWas() {
        var number = ticket(Mail.from(someone()));
        var reply = act(number, "messages", Map.of("kind", "reply", "text", "Hello.")).json().path("id").asString();
        var raw = eventually(() -> {
            var message = agent.get("/api/v1/messages/" + reply).json();
            return message.path("delivery").path("state").asString().equals("sent") ? agent.get("/api/v1/messages/" + reply + "/raw").text() : null;
        });

        var row = agent.processed("Received: from a.list\r\n" + raw);

        assertThat(row.path("message").asString()).isEqualTo(reply);
        assertThat(messages(number)).isEqualTo(1);
    }
}

package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** A mail through the whole house: in, answered, and back into the same ticket. */
@WholeDesk
class MailFlowTests {

    @Value("${tributary.public-url}")
    String url;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    @Test
    void mailBecomesTicketOfTheAccountsTeam() {
        var row = agent.processed(Mail.from("Ann Lee <ann@example.com>").subject("Broken lamp").text("It flickers.\r\n\r\nAnn").raw());

        var ticket = agent.get("/api/v1/tickets/" + row.path("ticket").asLong()).json();
        assertThat(ticket.path("subject").asString()).isEqualTo("Broken lamp");
        assertThat(ticket.path("status").asString()).isEqualTo("new");
        assertThat(ticket.path("team").path("name").asString()).isEqualTo("Support");
        assertThat(ticket.path("customer").path("name").asString()).isEqualTo("Ann Lee");
        var message = agent.get("/api/v1/messages/" + row.path("message").asString()).json();
        assertThat(message.path("text").asString()).isEqualTo("It flickers.\n\nAnn");
        assertThat(message.path("to").get(0).path("address").asString()).isEqualTo("support@tributary.example");
    }

    @Test
    void sameMailTwiceIsOneMessage() {
        var mail = Mail.from("twice@example.com").raw();

        var first = agent.mail("email", mail);
        var second = agent.mail("email", "Received: from elsewhere\r\n" + mail);

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void sameMessageIdWithOtherWordsIsAnotherMessage() {
        var mail = Mail.from("clash@example.com").text("One");

        var first = agent.processed(mail.raw());
        var second = agent.processed(mail.text("Two").raw());

        assertThat(second.path("message")).isNotEqualTo(first.path("message"));
    }

    @Test
    void answerLeavesAndCustomersNextMailJoins() {
        var mail = Mail.from("Bo <bo@example.com>").subject("Refund");
        var number = agent.processed(mail.raw()).path("ticket").asLong();

        var reply = agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "On its way.")).json();
        var sent = eventually(() -> {
            var message = agent.get("/api/v1/messages/" + reply.path("id").asString()).json();
            return message.path("delivery").path("state").asString().equals("sent") ? message : null;
        });
        var raw = agent.get("/api/v1/messages/" + reply.path("id").asString() + "/raw").text();
        assertThat(raw).contains("In-Reply-To: " + mail.messageId()).contains("References: " + mail.messageId())
                .contains("Message-ID: " + sent.path("externalId").asString());
        assertThat(agent.get("/api/v1/tickets/" + number).json().path("status").asString()).isEqualTo("open");

        var next = agent.processed(Mail.from("bo@example.com").answering(sent.path("externalId").asString()).raw());

        assertThat(next.path("ticket").asLong()).isEqualTo(number);
    }

    @Test
    void strangerWhoQuotesTheReferenceGetsTicketOfTheirOwn() {
        var mail = Mail.from("carla@example.com");
        var number = agent.processed(mail.raw()).path("ticket").asLong();

        var stranger = agent.processed(Mail.from("mallory@example.org").answering(mail.messageId()).raw());

        assertThat(stranger.path("ticket").asLong()).isNotEqualTo(number);
        var evidence = agent.get("/api/v1/tickets/" + stranger.path("ticket").asLong() + "/thread-evidence").json();
        assertThat(evidence.toString()).contains("not-a-participant");
    }

    @Test
    void someoneTheCustomerCopiedInMayAnswer() {
        var mail = Mail.from("dora@example.com").header("Cc", "Dora's colleague <emil@example.com>");
        var number = agent.processed(mail.raw()).path("ticket").asLong();

        var answer = agent.processed(Mail.from("emil@example.com").answering(mail.messageId()).raw());

        assertThat(answer.path("ticket").asLong()).isEqualTo(number);
    }

    @Test
    void heldReplyCanBeTakenBack() {
        var number = agent.processed(Mail.from("finn@example.com").raw()).path("ticket").asLong();
        var reply = agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Oops", "holdSeconds", 30)).json();

        assertThat(agent.delete("/api/v1/messages/" + reply.path("id").asString()).status()).isEqualTo(204);

        assertThat(agent.get("/api/v1/messages/" + reply.path("id").asString()).status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/tickets/" + number + "/messages").json().path("items"))
                .filteredOn(message -> !message.path("automatic").asBoolean()).hasSize(1);
    }

    @Test
    void replyToAnOlderStateIsRefusedWithTheNewerMessage() {
        var mail = Mail.from("gus@example.com");
        var first = agent.processed(mail.raw());
        var second = agent.processed(Mail.from("gus@example.com").answering(mail.messageId()).raw());

        var refused = agent.post("/api/v1/tickets/" + first.path("ticket").asLong() + "/messages",
                Map.of("kind", "reply", "text", "Hello", "base", first.path("message").asString()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("newer-message");
        assertThat(refused.json().path("params").path("message")).isEqualTo(second.path("message"));
    }

    @Test
    void sameIdempotencyKeyHasOneEffect() {
        var number = agent.processed(Mail.from("hal@example.com").raw()).path("ticket").asLong();
        var path = "/api/v1/tickets/" + number + "/messages";
        var key = UUID.randomUUID().toString();
        var note = Map.of("kind", "note", "text", "Once");

        var first = agent.send("POST", path, note, "Idempotency-Key", key);
        var second = agent.send("POST", path, note, "Idempotency-Key", key);
        var other = agent.send("POST", path, Map.of("kind", "note", "text", "Other"), "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(agent.get(path).json().path("items")).filteredOn(message -> message.path("kind").asString().equals("note")).hasSize(1);
    }

    @Test
    void fieldsChangedByTwoConflictOnlyWhereTheyMeet() {
        var number = agent.processed(Mail.from("ida@example.com").raw()).path("ticket").asLong();
        var path = "/api/v1/tickets/" + number;
        var rev = "\"" + agent.get(path).json().path("rev").asLong() + "\"";

        assertThat(agent.patch(path, Map.of("priority", "high"), "If-Match", rev).status()).isEqualTo(200);
        assertThat(agent.patch(path, Map.of("status", "pending"), "If-Match", rev).status()).isEqualTo(200);
        var refused = agent.patch(path, Map.of("priority", "low"), "If-Match", rev);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.json().path("params").path("fields").get(0).asString()).isEqualTo("priority");
    }
}

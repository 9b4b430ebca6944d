package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Messages of a ticket become a ticket of their own, and come back. */
@WholeDesk
class SplitTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Client agent;
    String customer = UUID.randomUUID() + "@example.com";
    Mail first = Mail.from(customer).text("MARK-lamp");
    Mail second = Mail.from(customer).subject("The invoice").text("MARK-invoice").answering(first.messageId());
    long number;
    UUID invoice;

    @BeforeEach
    void twoMattersInOneTicket() {
        agent = new Client(url).signIn("agent@tributary.example");
        number = ticket(first);
        assertThat(ticket(second)).isEqualTo(number);
        invoice = message(number, "MARK-invoice");
    }

    private long ticket(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    private UUID message(long ticket, String mark) {
        return agent.get("/api/v1/tickets/" + ticket + "/messages").json().path("items").valueStream()
                .filter(message -> message.path("text").asString().contains(mark))
                .map(message -> UUID.fromString(message.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private Client.Answer act(long ticket, String action, Object form) {
        return agent.post("/api/v1/tickets/" + ticket + '/' + action, form);
    }

    private Client.Answer split(Object... messages) {
        return act(number, "split", Map.of("messages", List.of(messages)));
    }

    private String thread(long ticket) {
        return agent.get("/api/v1/tickets/" + ticket + "/messages").text();
    }

    private Mail answering(Mail mail) {
        return Mail.from(customer).text("MARK-more").answering(mail.messageId());
    }

    @Test
    void answersFollowTheMessageTheyAnswer() {
        var answer = split(invoice);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var part = answer.json().path("number").asLong();
        assertThat(part).isNotEqualTo(number);
        assertThat(answer.json().path("from").asLong()).isEqualTo(number);
        assertThat(answer.json().path("subject").asString()).isEqualTo("The invoice");
        assertThat(answer.json().path("customer").path("address").asString()).isEqualTo(customer);
        assertThat(answer.json().path("links").get(0).path("kind").asString()).isEqualTo("split");
        assertThat(agent.get("/api/v1/tickets/" + number).json().path("links").get(0).path("number").asLong()).isEqualTo(part);
        assertThat(thread(part)).contains("MARK-invoice").doesNotContain("MARK-lamp");
        assertThat(thread(number)).contains("MARK-lamp").doesNotContain("MARK-invoice");
        assertThat(ticket(answering(second))).isEqualTo(part);
        assertThat(ticket(answering(first))).isEqualTo(number);
    }

    @Test
    void undoingTakesLaterAnswersBackAndLeavesTheNumber() {
        var part = split(invoice).json().path("number").asLong();
        var later = Mail.from(customer).text("MARK-later").answering(second.messageId());
        assertThat(ticket(later)).isEqualTo(part);

        var undone = act(part, "undo", Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().path("mergedInto").asLong()).isEqualTo(number);
        assertThat(thread(number)).contains("MARK-lamp", "MARK-invoice", "MARK-later");
        assertThat(ticket(answering(later))).isEqualTo(number);
        assertThat(act(part, "undo", Map.of()).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void mergeIsNotUndoneBelowASplitOfItsMessages() {
        var other = ticket(Mail.from(UUID.randomUUID() + "@example.com"));
        assertThat(act(number, "merge", Map.of("into", other)).status()).isEqualTo(200);
        var part = act(other, "split", Map.of("messages", List.of(invoice))).json().path("number").asLong();

        var refused = act(number, "undo", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("undo-newer-first");
        assertThat(act(part, "undo", Map.of("operation", refused.json().path("params").path("operation").asString())).status()).isEqualTo(200);
        assertThat(act(number, "undo", Map.of()).status()).isEqualTo(200);
        assertThat(thread(number)).contains("MARK-lamp", "MARK-invoice");
    }

    @Test
    void chainOfMergesComesApartLinkByLink() {
        var middle = ticket(Mail.from(customer).text("MARK-middle"));
        var last = ticket(Mail.from(customer));
        act(number, "merge", Map.of("into", middle));
        act(middle, "merge", Map.of("into", last));
        assertThat(ticket(answering(second))).isEqualTo(last);
        assertThat(act(number, "undo", Map.of()).code()).isEqualTo("undo-newer-first");

        assertThat(act(middle, "undo", Map.of()).status()).isEqualTo(200);

        assertThat(thread(middle)).contains("MARK-lamp", "MARK-invoice", "MARK-middle", "MARK-more");
        assertThat(agent.get("/api/v1/tickets/" + number).json().path("mergedInto").asLong()).isEqualTo(middle);
    }

    @Test
    void everythingOrNotesAloneAreRefused() {
        var note = UUID.fromString(act(number, "messages", Map.of("kind", "note", "text", "n")).json().path("id").asString());

        assertThat(split(invoice, message(number, "MARK-lamp")).code()).isEqualTo("nothing-left");
        assertThat(split(note).code()).isEqualTo("only-notes");
        assertThat(split(invoice, note).status()).isEqualTo(201);
        assertThat(split(invoice).status()).as("once more").isEqualTo(400);
    }

    @Test
    void whatIsNotInTheTicketIsNotSplitOff() {
        var desk = new Desk(url, agents, teams);
        var outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        var own = outsider.post("/api/v1/tickets", Map.of("subject", "Mine", "text", "Mine", "customer", Map.of("address", customer), "team",
                outsider.get("/api/v1/session").json().path("teams").get(0).path("id").asString())).json().path("number").asLong();

        assertThat(outsider.post("/api/v1/tickets/" + number + "/split", Map.of("messages", List.of(invoice))).status()).isEqualTo(404);
        var foreign = outsider.post("/api/v1/tickets/" + own + "/split", Map.of("messages", List.of(invoice)));
        var unknown = outsider.post("/api/v1/tickets/" + own + "/split", Map.of("messages", List.of(UUID.randomUUID())));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().path("params")).as("as if it did not exist").isEqualTo(unknown.json().path("params"));
        var all = Stream.generate(UUID::randomUUID).limit(10_000).toList();
        assertThat(act(number, "split", Map.of("messages", all)).status()).isEqualTo(400);
        assertThat(act(number, "split", Map.of("messages", List.of())).status()).isEqualTo(400);
        assertThat(act(number, "split", Map.of("messages", java.util.Collections.singletonList(null))).status()).isEqualTo(400);
        assertThat(thread(number)).contains("MARK-lamp", "MARK-invoice");
    }

    @Test
    void operationOfAnotherTicketIsNotUndoneHere() {
        var part = split(invoice).json().path("number").asLong();
        var elsewhere = ticket(Mail.from(UUID.randomUUID() + "@example.com"));
        var operation = agent.get("/api/v1/tickets/" + part + "/history").json().path("items").valueStream()
                .filter(entry -> entry.path("type").asString().equals("moved"))
                .map(entry -> entry.path("operation").asString())
                .findFirst()
                .orElseThrow();

        assertThat(act(elsewhere, "undo", Map.of("operation", operation)).code()).isEqualTo("nothing-to-undo");
        assertThat(act(number, "undo", Map.of("operation", operation)).status()).isEqualTo(200);
    }
}

package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is still said to a ticket that has become part of another is said there, and never where nobody looks. */
@WholeDesk
class MergedTicketTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailIds ids;

    @Autowired
    TransactionTemplate transaction;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private long ticket(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    private void merge(long source, long into) {
        assertThat(agent.post("/api/v1/tickets/" + source + "/merge", Map.of("into", into)).status()).isEqualTo(200);
    }

    private List<String> thread(long ticket) {
        return agent.get("/api/v1/tickets/" + ticket + "/messages").json().path("items").valueStream().map(JsonNode::toString).toList();
    }

    @Test
    void mailToTheSignedAddressFollowsEveryMerge() {
        var first = ticket(Mail.from("merged-twice@example.com"));
        var second = ticket(Mail.from("merged-twice@example.com").subject("Second"));
        var third = ticket(Mail.from("merged-twice@example.com").subject("Third"));
        merge(first, second);
        merge(second, third);

        assertThat(ticket(Mail.from("merged-twice@example.com").to(ids.replyAddress(first, "support@tributary.example")))).isEqualTo(third);
    }

    @Test
    void whatAnAgentStillWritesThereIsReadInTheOther() {
        var source = ticket(Mail.from("old-screen@example.com"));
        var into = ticket(Mail.from("old-screen@example.com").subject("The other"));
        merge(source, into);

        for (var kind : List.of("note", "reply")) {
            var written = agent.post("/api/v1/tickets/" + source + "/messages", Map.of("kind", kind, "text", "MARK-" + kind));
            assertThat(written.status()).as(written.text()).isEqualTo(201);
        }

        assertThat(thread(into)).anyMatch(message -> message.contains("MARK-note")).anyMatch(message -> message.contains("MARK-reply"));
        assertThat(agent.get("/api/v1/tickets/" + source).json().path("mergedInto").asLong()).isEqualTo(into);
    }

    @Test
    void emptyTicketIsNotTakenUpAgain() {
        var source = ticket(Mail.from("emptied@example.com"));
        var into = ticket(Mail.from("emptied@example.com").subject("The other"));
        merge(source, into);

        var woken = agent.patch("/api/v1/tickets/" + source, Map.of("status", "open"));

        assertThat(woken.status()).isEqualTo(409);
        assertThat(woken.code()).isEqualTo("already-merged");
        assertThat(agent.get("/api/v1/tickets/" + source).json().path("status").asString()).isEqualTo("closed");
        assertThat(agent.post("/api/v1/tickets/" + source + "/undo", Map.of()).status()).isEqualTo(200);
        assertThat(agent.patch("/api/v1/tickets/" + source, Map.of("status", "open")).status()).isEqualTo(200);
    }

    @Test
    void mailThatComesInTheMomentOfTheMergeIsNotLeftBehind() throws Exception {
        var mail = Mail.from("moment@example.com");
        var source = ticket(mail);
        var into = ticket(Mail.from("moment@example.com").subject("The other"));
        var sourceId = id(source);
        var answer = transaction.execute(tx -> {
            // As the merge does, which has not yet committed when the mail looks for its ticket.
            jdbc.sql("select id from ticket where id = ?::uuid for update").param(sourceId).query(String.class).single();
            jdbc.sql("update ticket set merged_into = (select id from ticket where number = ?), status = 'closed' where id = ?::uuid")
                    .params(into, sourceId).update();
            var coming = CompletableFuture.supplyAsync(() -> ticket(Mail.from("moment@example.com").answering(mail.messageId()).text("MARK-moment")));
            // Waits for this transaction: others wait for others.
            Client.eventually(() -> jdbc.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                    .query(Long.class).single() > 0 ? true : null);
            return coming;
        });

        assertThat(java.util.Objects.requireNonNull(answer).get()).isEqualTo(into);
        assertThat(thread(into)).anyMatch(message -> message.contains("MARK-moment"));
    }

    private String id(long number) {
        return jdbc.sql("select id::text from ticket where number = ?").param(number).query(String.class).single();
    }
}

package io.tributary.sla;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A resolved ticket is followed up: its customer is asked, called back if they were not content, and it is closed. */
@WholeDesk
class FollowUpTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    Client agent;
    final String customer = "followed-" + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private long opened(String from) {
        return agent.processed(Mail.from(from).subject("Lamp <b>broken</b>").raw()).path("ticket").asLong();
    }

    private long answered(String from) {
        var ticket = opened(from);
        assertThat(agent.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "Try the other bulb.", "status", "resolved")).status()).isEqualTo(201);
        return ticket;
    }

    private JsonNode ticket(long number) {
        return agent.get("/api/v1/tickets/" + number).json();
    }

    private String status(long number) {
        return ticket(number).path("status").asString();
    }

    private void patch(long number, String status) {
        assertThat(agent.patch("/api/v1/tickets/" + number, Map.of("status", status)).status()).isEqualTo(200);
    }

    /** Where its follow-up waits. */
    private List<String> standing(long number) {
        return jdbc.sql("""
                select e.act_id_ from act_ru_execution e join ticket t on t.id::text = e.proc_inst_id_
                where t.number = ? and e.is_active_ and e.act_id_ not in ('followup', 'reopen') order by 1""").param(number).query(String.class).list();
    }

    /** Its waits are cut short. */
    private void passes(long number, String wait) {
        eventually(() -> jdbc.sql("""
                update act_ru_timer_job set duedate_ = now() - interval '1 second' where element_id_ = ?
                  and process_instance_id_ = (select id::text from ticket where number = ?)""").params(wait, number).update() == 1 ? true : null);
    }

    private void awaits(long number, String... elements) {
        eventually(() -> standing(number).equals(List.of(elements)) ? true : null);
    }

    private List<String> history(long number) {
        var types = new ArrayList<String>();
        agent.get("/api/v1/tickets/" + number + "/history?limit=100").json().path("items").forEach(entry -> {
            var payload = entry.path("payload");
            if (entry.path("type").asString().equals("withheld")) types.add("withheld " + payload.path("reason").asString());
            else types.add(entry.path("type").asString());
        });
        return types;
    }

    /** The page its customer was sent a link to. */
    private String asked(long number) {
        passes(number, "settled");
        return eventually(() -> jdbc.sql("select raw from outbox o join ticket t on t.id = o.ticket_id where t.number = ? and o.kind = 'satisfaction' and o.raw is not null")
                .param(number).query(byte[].class).optional().map(raw -> {
                    var found = Pattern.compile("/csat/[A-Za-z0-9_.=-]+?\\.[0-9a-f]{20}").matcher(new String(raw, StandardCharsets.UTF_8).replace("=\r\n", ""));
                    return found.find() ? found.group() : null;
                }).orElse(null));
    }

    private void rate(String page, int score, String word) {
        var answer = new Client(url).send("POST", page, "application/x-www-form-urlencoded", BodyPublishers.ofString("score=" + score + "&word=" + word));
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    }

    @Test
    void resolvedTicketIsAskedAboutAndClosedAfterSilence() {
        var number = answered(customer);
        assertThat(standing(number)).containsExactly("rated_early", "settled");

        asked(number);
        awaits(number, "rated", "silence");
        assertThat(history(number)).contains("satisfaction_asked");
        assertThat(status(number)).isEqualTo("resolved");
        passes(number, "silence");

        eventually(() -> status(number).equals("closed") ? true : null);
        assertThat(standing(number)).isEmpty();
        assertThat(history(number)).doesNotContain("callback_opened");
    }

    @Test
    void whoeverIsContentMayThinkAgainBeforeItIsClosed() {
        var number = answered(customer);
        var page = asked(number);
        awaits(number, "rated", "silence");

        rate(page, 5, "Great");
        awaits(number, "rated_again", "sure");
        rate(page, 4, "");
        awaits(number, "rated_again", "sure");

        assertThat(ticket(number).path("satisfaction").path("score").asInt()).isEqualTo(4);
        assertThat(ticket(number).path("satisfaction").path("word").isNull()).isTrue();
        passes(number, "sure");
        eventually(() -> status(number).equals("closed") ? true : null);
        assertThat(history(number)).containsSubsequence("satisfaction_asked", "rated", "rated", "changed").doesNotContain("callback_opened");
    }

    /** 受理-分配-处理-关闭-回访: nothing closes it before somebody has said how the call ended. */
    @Test
    void whoeverIsNotContentIsCalledBackBeforeItIsClosed() {
        var number = answered(customer);
        var page = asked(number);
        awaits(number, "rated", "silence");

        rate(page, 2, "Still+dark");

        assertThat(standing(number)).containsExactly("callback");
        var callback = ticket(number).path("callback");
        assertThat(callback.path("state").asString()).isEqualTo("open");
        var lead = new Client(url).signIn("supervisor@tributary.example");
        assertThat(lead.get("/api/v1/notifications").json().path("items").valueStream().filter(notice -> notice.path("ticket").asLong() == number)
                .map(notice -> notice.path("kind").asString())).containsExactly("callback");
        assertThat(listed("open")).contains(number);

        assertThat(agent.post("/api/v1/tickets/" + number + "/callback/take", Map.of()).json().path("callback").path("state").asString()).isEqualTo("taken");
        var taken = lead.post("/api/v1/tickets/" + number + "/callback/take", Map.of());
        assertThat(taken.code()).isEqualTo("callback-taken");
        assertThat(taken.json().path("params").path("agent").path("name").asString()).isEqualTo("Lena Fischer");
        assertThat(listed("open")).doesNotContain(number);
        assertThat(listed("taken")).contains(number);

        var given = agent.post("/api/v1/tickets/" + number + "/callback/take", Map.of("from", id(agent), "to", id(lead)));
        assertThat(given.json().path("callback").path("takenBy").path("name").asString()).isEqualTo("陈静");
        assertThat(lead.get("/api/v1/notifications").json().path("items").valueStream().filter(notice -> notice.path("ticket").asLong() == number)
                .map(notice -> notice.path("actor").asString())).containsExactly("Lena Fischer", "");
        assertThat(agent.post("/api/v1/tickets/" + number + "/callback/take", Map.of("from", id(lead), "to", UUID.randomUUID())).status()).isEqualTo(400);

        var done = agent.post("/api/v1/tickets/" + number + "/callback", Map.of("outcome", "satisfied", "note", "New lamp sent")).json();

        assertThat(done.path("callback").path("state").asString()).isEqualTo("closed");
        assertThat(done.path("callback").path("outcome").asString()).isEqualTo("satisfied");
        assertThat(done.path("status").asString()).isEqualTo("closed");
        assertThat(standing(number)).isEmpty();
        assertThat(history(number)).containsSubsequence("satisfaction_asked", "rated", "callback_opened", "callback_taken", "callback_closed", "changed");
        assertThat(agent.post("/api/v1/tickets/" + number + "/callback", Map.of("outcome", "satisfied")).code()).isEqualTo("no-callback");
    }

    private static String id(Client client) {
        return client.get("/api/v1/session").json().path("user").path("id").asString();
    }

    private List<Long> listed(String state) {
        return agent.get("/api/v1/callbacks?state=" + state + "&limit=200").json().path("items").valueStream().map(item -> item.path("ticket").asLong()).toList();
    }

    @Test
    void whatIsNotResolvedAfterAllIsOpenedAgainForWhoeverCalled() {
        var number = answered(customer);
        rate(asked(number), 1, "");
        eventually(() -> standing(number).equals(List.of("callback")) ? true : null);
        patchAssignee(number);

        agent.post("/api/v1/tickets/" + number + "/callback", Map.of("outcome", "unresolved", "note", "Another lamp"));

        assertThat(status(number)).isEqualTo("open");
        assertThat(ticket(number).path("assignee").path("name").asString()).isEqualTo("Lena Fischer");
        assertThat(standing(number)).isEmpty();
    }

    private void patchAssignee(long number) {
        var nobody = new java.util.HashMap<String, Object>();
        nobody.put("assignee", null);
        assertThat(agent.patch("/api/v1/tickets/" + number, nobody).status()).isEqualTo(200);
    }

    /** The link from the first time still works, and nobody is asked twice in a week. */
    @Test
    void reopenedTicketIsFollowedUpAnewAndItsCustomerNotAskedAgainSoSoon() {
        var number = answered(customer);
        var page = asked(number);
        awaits(number, "rated", "silence");

        patch(number, "open");
        assertThat(standing(number)).isEmpty();
        patch(number, "resolved");
        assertThat(standing(number)).containsExactly("rated_early", "settled");
        passes(number, "settled");
        awaits(number, "rated", "silence");
        assertThat(history(number)).contains("withheld asked-lately").containsOnlyOnce("satisfaction_asked");

        patch(number, "open");
        patch(number, "resolved");
        rate(page, 1, "");
        assertThat(standing(number)).containsExactly("callback");
    }

    @Test
    void callbackOutlivesReopeningAndHoldsTheTicketUntilItHasAnOutcome() {
        var number = answered(customer);
        rate(asked(number), 1, "");
        eventually(() -> standing(number).equals(List.of("callback")) ? true : null);
        patch(number, "open");
        assertThat(ticket(number).path("callback").path("state").asString()).isEqualTo("open");
        patch(number, "resolved");
        passes(number, "settled");
        awaits(number, "rated", "silence");
        passes(number, "silence");
        awaits(number, "callback");
        assertThat(status(number)).isEqualTo("resolved");

        agent.post("/api/v1/tickets/" + number + "/callback", Map.of("outcome", "unreachable"));

        assertThat(status(number)).isEqualTo("closed");
    }

    @Test
    void nobodyIsAskedWhomNobodyHasAnsweredNorAMachine() {
        var unanswered = opened(customer);
        patch(unanswered, "resolved");
        passes(unanswered, "settled");
        awaits(unanswered, "rated", "silence");
        assertThat(history(unanswered)).contains("withheld unanswered");

        var machine = agent.processed(Mail.from("robot-" + customer).header("Auto-Submitted", "auto-generated").raw()).path("ticket").asLong();
        agent.post("/api/v1/tickets/" + machine + "/messages", Map.of("kind", "reply", "text", "Hello?", "status", "resolved"));
        passes(machine, "settled");
        eventually(() -> history(machine).contains("withheld machine") ? true : null);
        assertThat(history(unanswered)).doesNotContain("satisfaction_asked");
        assertThat(history(machine)).doesNotContain("satisfaction_asked");
    }

    @Test
    void whatIsClosedByHandOrPartOfAnotherIsNotFollowedUp() {
        var closed = answered(customer);
        patch(closed, "closed");
        assertThat(standing(closed)).isEmpty();
        var merged = answered(customer);
        var other = opened(customer);
        assertThat(new Client(url).signIn("supervisor@tributary.example").post("/api/v1/tickets/" + merged + "/merge", Map.of("into", other)).status()).isEqualTo(200);
        assertThat(standing(merged)).isEmpty();
        assertThat(standing(other)).isEmpty();
    }

    @Test
    void mailAsksInTheCustomersLanguageWithALinkForEachAnswer() throws Exception {
        var number = agent.processed(Mail.from(customer).subject("台灯<b>{choices}").text("您好，台灯不亮了，请问怎么办？").raw()).path("ticket").asLong();
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "请换一个灯泡。", "status", "resolved"));
        var page = asked(number);

        var raw = jdbc.sql("select raw from outbox o join ticket t on t.id = o.ticket_id where t.number = ? and o.kind = 'satisfaction'").param(number).query(byte[].class).single();
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("In-Reply-To")).isNotNull();
        var body = (MimeMultipart) mail.getContent();
        var plain = String.valueOf(body.getBodyPart(0).getContent());
        var html = String.valueOf(body.getBodyPart(1).getContent());
        assertThat(plain).contains("您对我们的服务满意吗", "台灯<b>{choices}");
        assertThat(html).contains("台灯&lt;b&gt;{choices}").doesNotContain("<b>{", "<img");
        for (var score : List.of(1, 2, 3, 4, 5)) {
            assertThat(plain).contains(url + page + "?score=" + score);
            assertThat(html).contains("href=\"" + url + page + "?score=" + score + "\"");
        }
        assertThat(plain).contains("5 – 非常满意", "1 – 非常不满意");
        // Whoever reads the ticket reads what was asked, and not the key to answer it.
        var kept = eventually(() -> agent.get("/api/v1/tickets/" + number + "/messages").json().path("items").valueStream()
                .map(message -> message.path("text").asString()).filter(text -> text.contains("非常满意")).findFirst().orElse(null));
        assertThat(kept).doesNotContain("/csat/");
    }
}

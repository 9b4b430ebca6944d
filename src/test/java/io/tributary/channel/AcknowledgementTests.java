package io.tributary.channel;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.ScriptedSmtp;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The receipt for a first mail: to people, once, and never in a circle. */
@WholeDesk
class AcknowledgementTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    Connectors connectors;

    ScriptedSmtp smtp;
    Client agent;

    @BeforeEach
    void open() throws Exception {
        smtp = new ScriptedSmtp();
        agent = new Client(url).signIn("agent@tributary.example");
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    private ScriptedMailbox box(Map<String, String> settings) throws Exception {
        var all = new java.util.HashMap<>(Map.of("acknowledge", "true"));
        all.putAll(settings);
        return ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, all);
    }

    private void settled(ScriptedMailbox box) {
        eventually(() -> jdbc.sql("select count(*) from outbox where account = ? and state = 'queued'").param(box.account()).query(Long.class).single() == 0
                ? true : null);
    }

    private String reason(long ticket) {
        var history = agent.get("/api/v1/tickets/" + ticket + "/history").json().path("items");
        for (var entry : history) if (entry.path("type").asString().equals("withheld")) return entry.path("payload").path("reason").asString();
        return "";
    }

    @Test
    void firstMailIsAnsweredOnceInItsLanguage() throws Exception {
        var box = box(Map.of());
        var first = Mail.from("王芳 <wangfang@example.com>").subject("台灯坏了").text("您好，台灯不亮了，请问怎么办？");
        var ticket = box.mail(first);
        settled(box);
        box.mail(Mail.from("wangfang@example.com").text("还有一件事。").answering(first.messageId()));
        settled(box);

        assertThat(smtp.taken()).hasSize(1);
        var mail = smtp.taken().getFirst();
        assertThat(mail.from()).isEqualTo("<>");
        assertThat(mail.to()).containsExactly("wangfang@example.com");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(mail.header("In-Reply-To")).isEqualTo(first.messageId());
        var parsed = new MailParser(new HtmlSanitizer()).parse(mail.bytes());
        assertThat(parsed.text()).contains("T-" + ticket).contains("您").contains("台灯坏了").contains("查看处理进度：" + url + "/s/");
        assertThat(parsed.subject()).isEqualTo("Re: 台灯坏了 [T-" + ticket + "]");
        assertThat(agent.get("/api/v1/tickets/" + ticket).json().path("status").asString()).isEqualTo("new");
        var shown = agent.get("/api/v1/messages?externalId=" + mail.header("Message-ID").replaceAll("[<>]", "")).json().path("items").get(0);
        assertThat(shown.path("automatic").asBoolean()).isTrue();
        assertThat(shown.path("delivery").path("state").asString()).isEqualTo("sent");
    }

    @Test
    void robotThatOpensTicketAfterTicketHearsTwoAnHour() throws Exception {
        var box = box(Map.of());
        long last = 0;
        for (int i = 0; i < 5; i++) last = box.mail(Mail.from("robot@example.com").subject("Alert " + i));
        settled(box);

        assertThat(smtp.taken()).hasSize(2);
        assertThat(reason(last)).isEqualTo("limit");
    }

    @Test
    void manyWhoNameOneAddressAtOnceDoNotFloodIt() throws Exception {
        var box = box(Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                var sender = "spoof" + i + "@example.com";
                threads.submit(() -> box.mail(Mail.from(sender).header("Reply-To", "victim@example.net")));
            }
        }
        settled(box);

        assertThat(smtp.taken()).hasSize(2).allSatisfy(mail -> assertThat(mail.to()).containsExactly("victim@example.net"));
    }

    @Test
    void nobodyWhoDoesNotReadIsAnswered() throws Exception {
        var box = box(Map.of());
        var noreply = box.mail(Mail.from("no-reply@example.com"));
        var ours = box.mail(Mail.from("support+loop@tributary.example"));
        var robot = box.mail(Mail.from("away@example.com").header("Auto-Submitted", "auto-replied"));
        box.mail(Mail.from("MAILER-DAEMON@example.com"));
        settled(box);

        assertThat(smtp.mails()).isEmpty();
        assertThat(reason(noreply)).isEqualTo("unroutable");
        assertThat(reason(ours)).isEqualTo("own-address");
        assertThat(reason(robot)).isEmpty();
    }

    @Test
    void mailOfOursThatComesBackUnderAnotherIdIsNotAnswered() throws Exception {
        var box = box(Map.of());
        box.mail(Mail.from("echo@example.com"));
        settled(box);
        var mark = smtp.taken().getFirst().header("X-Tributary-Desk");

        box.mail(Mail.from("gateway@example.com").header("X-Tributary-Desk", mark));
        box.mail(Mail.from("other-desk@example.com").header("X-Tributary-Desk", "00" + mark.substring(2)));
        settled(box);

        assertThat(smtp.taken()).extracting(mail -> mail.to().getFirst()).containsExactly("echo@example.com", "other-desk@example.com");
    }

    @Test
    void accountSaysItInItsOwnWords() throws Exception {
        var box = box(Map.of("acknowledgement.en", "Got it: {subject} is {number}.", "signedAddress", "true"));
        var ticket = box.mail(Mail.from("own-words@example.com").subject("A {number} & <b>"));
        settled(box);

        var mail = smtp.taken().getFirst();
        assertThat(mail.text()).contains("Got it: A {number} & <b> is T-" + ticket + ".").contains("A {number} &amp; &lt;b&gt; is T-" + ticket);
        assertThat(mail.header("Reply-To")).startsWith(box.account() + "+t" + ticket + ".");
    }

    @Test
    void serverThatWantsSenderGetsOne() throws Exception {
        var box = box(Map.of());
        smtp.answer("MAIL FROM:<>", "553 5.7.1 Mail from must equal authorized user");
        box.mail(Mail.from("insist@example.com"));
        settled(box);

        assertThat(smtp.taken()).extracting(ScriptedSmtp.Received::from).containsExactly("<" + box.address() + ">");
        assertThat(smtp.taken().getFirst().header("Auto-Submitted")).isEqualTo("auto-replied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 MAIL must come before RCPT", "550 5.1.7 Null senders are not accepted here", "550 Sender address rejected"})
    void serverThatMissesSenderOnlyLaterGetsOne(String answer) throws Exception {
        var box = box(Map.of());
        smtp.answer("<>RCPT TO", answer);
        box.mail(Mail.from("insist" + answer.length() + "@example.com"));
        settled(box);

        assertThat(smtp.taken()).extracting(ScriptedSmtp.Received::from).containsExactly("<" + box.address() + ">");
    }

    @Test
    void agentMayAnswerWithoutHavingSeenIt() throws Exception {
        var box = box(Map.of());
        var row = box.row(Mail.from("quick@example.com"));
        settled(box);

        var answer = agent.post("/api/v1/tickets/" + row.path("ticket").asLong() + "/messages",
                Map.of("kind", "reply", "text", "Here.", "base", row.path("message").asString()));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void accountThatKeepsQuietSaysNothing() throws Exception {
        var box = box(Map.of("acknowledge", "false"));
        box.mail(Mail.from("quiet@example.com"));

        assertThat(jdbc.sql("select count(*) from outbox where account = ?").param(box.account()).query(Long.class).single()).isZero();
    }

    /** An older ticket of somebody else is merged into it while its receipt cannot leave: the receipt, and its link, are not theirs. */
    @Test
    void receiptIsForTheTicketsCustomerWhoeverWasMergedIntoIt() throws Exception {
        var older = agent.processed(Mail.from("older-matter@example.com").raw()).path("ticket").asLong();
        var box = box(Map.of());
        jdbc.sql("insert into outgoing_trouble (account, since, tries, not_before, error) values (?, now(), 1, now() + interval '1 hour', 'Away')")
                .param(box.account()).update();
        var ticket = box.mail(Mail.from("waits-for-receipt@example.com"));
        assertThat(agent.post("/api/v1/tickets/" + older + "/merge", Map.of("into", ticket)).status()).isEqualTo(200);

        jdbc.sql("delete from outgoing_trouble where account = ?").param(box.account()).update();
        settled(box);

        assertThat(smtp.taken()).extracting(ScriptedSmtp.Received::to).containsExactly(List.of("waits-for-receipt@example.com"));
    }
}

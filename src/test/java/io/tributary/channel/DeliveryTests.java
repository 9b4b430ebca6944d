package io.tributary.channel;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.ScriptedSmtp;
import io.tributary.WholeDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a mail server may answer, and what becomes of the reply. */
@WholeDesk
class DeliveryTests {

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

    private ScriptedMailbox box() throws Exception {
        return box(Map.of());
    }

    private ScriptedMailbox box(Map<String, String> settings) throws Exception {
        return ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, settings);
    }

    @Test
    void refusalIsFinalAndSaysWhy() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("gone@example.com"));
        smtp.answer("RCPT TO:", "550-5.1.1 The account that you tried to reach\r\n550 5.1.1 does not exist");

        var reply = box.reply(ticket, Map.of());
        var delivery = box.delivered(reply, "failed", 1);

        assertThat(delivery.path("code").asString()).isEqualTo("5.1.1");
        assertThat(delivery.path("hard").asBoolean()).isTrue();
        assertThat(delivery.path("recipient").asString()).isEqualTo("gone@example.com");
        assertThat(delivery.path("error").asString()).contains("The account that you tried to reach").contains("does not exist");
        assertThat(agent.get("/api/v1/tickets/" + ticket + "/history").text()).contains("does not exist");
    }

    @Test
    void failedReplyHoldsNothingUpAndCanBeSentAgain() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("moved@example.com"));
        smtp.answer(".", "554 5.7.1 We do not like it");
        var first = box.reply(ticket, Map.of());
        box.delivered(first, "failed", 1);
        smtp.answerAsUsual(".");
        var second = box.reply(ticket, Map.of("text", "Once more."));
        box.delivered(second, "sent", 1);

        var again = agent.post("/api/v1/messages/" + first + "/retry", Map.of());

        assertThat(again.status()).isEqualTo(202);
        box.delivered(first, "sent", 1);
        var ids = smtp.mails().stream().map(mail -> mail.header("Message-ID")).toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast()).isNotEqualTo(ids.get(1));
        var refused = agent.post("/api/v1/messages/" + first + "/retry", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("not-failed");
    }

    @Test
    void askedToComeLaterItComesLaterWithTheSameBytes() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("grey@example.com").text("Is it coming?"));
        smtp.answer(".", "451 4.7.1 Greylisted, try again");

        var before = Instant.now();
        var reply = box.reply(ticket, Map.of());
        var delivery = box.delivered(reply, "queued", 1);

        assertThat(delivery.path("waiting").asString()).isEqualTo("Greylisted, try again");
        assertThat(delivery.path("blocked").asBoolean()).isFalse();
        assertThat(delivery.path("code").asString()).isEqualTo("4.7.1");
        assertThat(Instant.parse(delivery.path("nextTryAt").asString())).isBetween(before.plusSeconds(7), Instant.now().plusSeconds(13));
        smtp.answerAsUsual(".");
        jdbc.sql("update channel_account set name = 'Another name' where key = ?").param(box.account()).update();
        box.hurry(reply);
        box.delivered(reply, "sent", 2);
        assertThat(smtp.mails()).hasSize(2);
        assertThat(smtp.mails().get(1).bytes()).isEqualTo(smtp.mails().get(0).bytes());
        assertThat(agent.get("/api/v1/messages/" + reply + "/raw").raw().body()).isEqualTo(smtp.mails().get(0).bytes());
    }

    @Test
    void whoeverHasItDoesNotGetItTwice() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("delivery-ann@example.com").header("Cc", "busy@example.com, gone@example.com"));
        smtp.answer("RCPT TO:<BUSY@", "450 4.2.1 Later").answer("RCPT TO:<GONE@", "550 5.1.1 No such user");

        var reply = box.reply(ticket, Map.of());
        box.delivered(reply, "queued", 1);
        smtp.answerAsUsual("RCPT TO:<BUSY@");
        box.hurry(reply);
        var delivery = box.delivered(reply, "sent", 2);

        assertThat(smtp.taken()).extracting(ScriptedSmtp.Received::to).containsExactly(List.of("delivery-ann@example.com"), List.of("busy@example.com"));
        assertThat(delivery.path("failures")).hasSize(1);
        assertThat(delivery.path("recipient").asString()).isEqualTo("gone@example.com");
    }

    @Test
    void lostAnswerMakesOneDuplicateAtMost() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("twice@example.com"));
        smtp.answer(".", ScriptedSmtp.TAKE_AND_CUT);

        var reply = box.reply(ticket, Map.of());
        box.delivered(reply, "queued", 1);
        box.hurry(reply);
        var delivery = box.delivered(reply, "failed", 2);

        assertThat(smtp.taken()).hasSize(2).extracting(mail -> mail.header("Message-ID")).containsOnly(smtp.taken().getFirst().header("Message-ID"));
        assertThat(delivery.path("hard").asBoolean()).isFalse();
        assertThat(delivery.path("error").asString()).contains("may have arrived");
    }

    @Test
    void connectionCutInTheMiddleIsTriedAgain() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("cut@example.com"));
        smtp.answer("RCPT TO:", ScriptedSmtp.CUT);

        var reply = box.reply(ticket, Map.of());
        box.delivered(reply, "queued", 1);
        smtp.answerAsUsual("RCPT TO:");
        box.hurry(reply);
        box.delivered(reply, "sent", 2);

        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void refusedSignInIsTheAccountsTroubleAndNotTheMessages() throws Exception {
        var box = box(Map.of("secret", "old password"));
        var first = box.mail(Mail.from("one@example.com"));
        var second = box.mail(Mail.from("two@example.com"));
        smtp.offering("AUTH PLAIN LOGIN").answer("AUTH", "535 5.7.8 Authentication credentials invalid");

        var waiting = box.reply(first, Map.of());
        var delivery = box.delivered(waiting, "queued", 1);
        var behind = box.reply(second, Map.of());

        assertThat(delivery.path("waiting").asString()).contains("credentials invalid");
        assertThat(delivery.path("blocked").asBoolean()).isTrue();
        assertThat(sending(box).path("code").asString()).isEqualTo("5.7.8");
        assertThat(sending(box).path("error").asString()).contains("credentials invalid");
        assertThat(sending(box).path("failure").asString()).isEqualTo("sign-in-refused");
        assertThat(box.delivery(behind).path("waiting").asString()).contains("credentials invalid");
        smtp.answer("AUTH", "235 2.7.0 Welcome");
        box.hurry(waiting);
        box.delivered(waiting, "sent", 2);
        box.delivered(behind, "sent", 1);
        assertThat(sending(box).isNull()).isTrue();
    }

    @Test
    void whatOurOwnAccountNeverLetOutIsNotSaidToBeTheOthersFault() throws Exception {
        var box = box(Map.of("secret", "old password"));
        var ticket = box.mail(Mail.from("three@example.com"));
        smtp.offering("AUTH PLAIN LOGIN").answer("AUTH", "535 5.7.8 Authentication credentials invalid");
        var reply = box.reply(ticket, Map.of());
        assertThat(box.delivered(reply, "queued", 1).path("fault").isNull()).isTrue();

        jdbc.sql("update outbox set give_up_at = now() where message_id = ?::uuid").param(reply).update();
        box.hurry(reply);
        var delivery = box.delivered(reply, "failed", 2);

        assertThat(delivery.path("fault").asString()).isEqualTo("account");
        assertThat(delivery.path("error").asString()).contains("credentials invalid");
        assertThat(delivery.path("code").asString()).isEqualTo("5.7.8");
    }

    /** What administrators see of an account's way out. */
    private JsonNode sending(ScriptedMailbox box) {
        return new Client(url).signIn("admin@tributary.example").get("/api/v1/channel-accounts/" + box.account()).json().path("health").path("sending");
    }

    @Test
    void tooManyAtOnceGoInTurns() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("delivery-ann@example.com").header("Cc", "bob@example.com"));
        smtp.answer("RCPT TO:<BOB@", "452 4.5.3 Too many recipients");

        var reply = box.reply(ticket, Map.of());
        eventually(() -> smtp.taken().size() == 1 ? true : null);
        smtp.answerAsUsual("RCPT TO:<BOB@");
        box.delivered(reply, "sent", 2);

        assertThat(smtp.taken()).extracting(ScriptedSmtp.Received::to).containsExactly(List.of("delivery-ann@example.com"), List.of("bob@example.com"));
    }

    @Test
    void addressOutsideAsciiNeedsServerThatTakesIt() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("delivery-ann@example.com"));

        var refused = box.delivered(box.reply(ticket, Map.of("to", List.of("用户@例子.example"))), "failed", 1);
        smtp.offering("8BITMIME", "SMTPUTF8");
        box.delivered(box.reply(ticket, Map.of("to", List.of("用户@例子.example"))), "sent", 1);
        box.delivered(box.reply(ticket, Map.of("to", List.of("user@例子.example"))), "sent", 1);

        assertThat(refused.path("code").asString()).isEqualTo("5.6.7");
        assertThat(smtp.taken().get(0).to()).containsExactly("用户@xn--fsqu00a.example");
        assertThat(smtp.taken().get(1).to()).containsExactly("user@xn--fsqu00a.example");
        assertThat(smtp.commands()).filteredOn(command -> command.startsWith("MAIL")).element(0).asString().contains("SMTPUTF8");
        assertThat(smtp.commands()).filteredOn(command -> command.startsWith("MAIL")).element(1).asString().doesNotContain("SMTPUTF8");
    }

    @Test
    void withoutEncryptionNothingLeavesWhereItIsRequired() throws Exception {
        var box = box(Map.of("smtpStarttls", "true"));
        var ticket = box.mail(Mail.from("delivery-ann@example.com"));

        var reply = box.reply(ticket, Map.of());
        var delivery = box.delivered(reply, "queued", 1);

        assertThat(delivery.path("waiting").asString()).contains("encrypted");
        assertThat(smtp.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void nothingInItCanEndItEarly() throws Exception {
        var box = box();
        var ticket = box.mail(Mail.from("\"Eve\\\"> <x@y>, z\" <eve@example.com>").subject("Hi =?utf-8?q?=0D=0ABcc:=20spy=40example.com?=")
                .text("Hello\r\n.\r\nMAIL FROM:<a@b>\r\n.\r\n"));
        agent.patch("/api/v1/tickets/" + ticket, Map.of("subject", "Hello\r\nBcc: spy@example.com"));
        var evil = "One\n.\nMAIL FROM:<evil@example.com>\r.\rTwo\r\n.\r\nRCPT TO:<spy@example.com>\n.\r\nEnd";

        var reply = box.reply(ticket, Map.of("text", evil));
        box.delivered(reply, "sent", 1);

        assertThat(smtp.mails()).hasSize(1);
        assertThat(smtp.commands()).filteredOn(command -> command.startsWith("RCPT")).containsExactly("RCPT TO:<eve@example.com>");
        var raw = smtp.mails().getFirst().text();
        assertThat(raw.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(raw.lines()).noneMatch(line -> line.equals(".")).noneMatch(line -> line.startsWith("Bcc:"));
        assertThat(smtp.mails().getFirst().header("To")).endsWith(" <eve@example.com>").doesNotContain(",");
    }

    @Test
    void takenBackOrSentNeverBoth() throws Exception {
        var box = box();
        var replies = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            var ticket = box.mail(Mail.from("undo" + i + "@example.com"));
            replies.add(box.reply(ticket, Map.of("holdSeconds", 1)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var undone = new ArrayList<Future<Integer>>();
            for (var reply : replies) {
                undone.add(threads.submit(() -> {
                    var hold = Instant.parse(box.delivery(reply).path("holdUntil").asString("1970-01-01T00:00:00Z"));
                    Thread.sleep(Math.max(0, hold.toEpochMilli() - Instant.now().toEpochMilli()));
                    return agent.delete("/api/v1/messages/" + reply).status();
                }));
            }
            var gone = 0;
            for (var undo : undone) gone += undo.get() == 204 ? 1 : 0;
            var left = replies.size() - gone;
            eventually(() -> smtp.taken().size() == left ? true : null);
            Thread.sleep(1_500);
            assertThat(smtp.taken()).hasSize(left);
        }
    }

    /** Whoever has the link reads all that its customer wrote, and writes in their name. */
    @Test
    void linkToTheTicketGoesToItsCustomerAndWhomTheyWroteToThemselves() throws Exception {
        var box = box();
        var mail = Mail.from("Link Owner <link-owner@example.com>").header("Cc", "link-friend@example.com").text("MARK-private");
        var ticket = box.mail(mail);
        box.delivered(box.reply(ticket, Map.of("to", List.of("link-owner@example.com"))), "sent", 1);
        box.delivered(box.reply(ticket, Map.of("to", List.of("link-owner@example.com"), "cc", List.of("link-friend@example.com"))), "sent", 1);
        box.delivered(box.reply(ticket, Map.of("to", List.of("link-owner@example.com"), "cc", List.of("maker@example.net"))), "sent", 1);
        box.delivered(box.reply(ticket, Map.of("to", List.of("maker@example.net"))), "sent", 1);
        box.mail(Mail.from("link-friend@example.com").answering(mail.messageId()).text("And I?"));
        box.delivered(box.reply(ticket, Map.of("to", List.of("link-friend@example.com"))), "sent", 1);

        assertThat(smtp.mails()).hasSize(5);
        assertThat(smtp.mails().subList(0, 2)).allSatisfy(own -> assertThat(own.text()).contains(url + "/s/"));
        assertThat(smtp.mails().subList(2, 5)).allSatisfy(other -> assertThat(other.text()).doesNotContain("/s/"));
    }

    /** Somebody who takes part left the others out; the desk, which writes to all of them, does not pass it on. */
    @Test
    void wordsAreQuotedToNobodyTheyWereKeptFrom() throws Exception {
        var box = box();
        var mail = Mail.from("quoted-boss@example.com").header("Cc", "quoted-clerk@example.com").text("Is it coming?");
        var ticket = box.mail(mail);
        box.delivered(box.reply(ticket, Map.of()), "sent", 1);
        box.mail(Mail.from("quoted-clerk@example.com").answering(mail.messageId()).text("MARK-confidential"));
        box.delivered(box.reply(ticket, Map.of()), "sent", 1);
        box.delivered(box.reply(ticket, Map.of("to", List.of("quoted-clerk@example.com"))), "sent", 1);

        assertThat(smtp.mails()).hasSize(3);
        assertThat(smtp.mails().get(0).text()).contains("Is it coming?");
        assertThat(smtp.mails().get(1).text()).doesNotContain("MARK-confidential");
        assertThat(smtp.mails().get(2).text()).contains("MARK-confidential");
    }
}

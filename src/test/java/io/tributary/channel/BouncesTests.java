package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.ScriptedSmtp;
import io.tributary.WholeDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report that a mail of ours did not arrive, from the other side's server. */
@WholeDesk
class BouncesTests {

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

    private static String report(String to, String recipient, String action, String status, String original) {
        return "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\nTo: " + to + "\r\nSubject: Undelivered Mail Returned to Sender\r\n"
                + "Message-ID: <" + UUID.randomUUID() + "@mx.example.com>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; " + recipient
                + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; 550 " + status + " No such user here\r\n"
                + (original.isEmpty() ? "" : "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + original + "\r\nSubject: Re\r\n") + "--b--\r\n";
    }

    private String messageId(String reply) {
        return agent.get("/api/v1/messages/" + reply).json().path("externalId").asString();
    }

    private void take(ScriptedMailbox box, String raw) {
        var id = agent.mail(box.account(), raw).json().path("id").asString();
        Client.eventually(() -> agent.get("/api/v1/inbound/" + id).json().path("state").asString().equals("accepted") ? null : true);
    }

    @Test
    void messageIsMarkedFailedWithReasonAndTheCustomersOtherMailStays() throws Exception {
        var box = ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, Map.of());
        var ticket = box.mail(Mail.from("bounce-gone@example.com").header("Cc", "bounce-here@example.com"));
        var reply = box.reply(ticket, Map.of());
        box.delivered(reply, "sent", 1);

        take(box, report(box.address(), "bounce-gone@example.com", "failed", "5.1.1", messageId(reply)));

        var partly = box.delivery(reply);
        assertThat(partly.path("state").asString()).isEqualTo("sent");
        assertThat(partly.path("failures")).hasSize(1);
        assertThat(partly.path("recipient").asString()).isEqualTo("bounce-gone@example.com");
        assertThat(partly.path("code").asString()).isEqualTo("5.1.1");
        assertThat(partly.path("hard").asBoolean()).isTrue();
        assertThat(partly.path("error").asString()).contains("No such user here");
        take(box, report(box.address(), "bounce-here@example.com", "failed", "4.4.1", messageId(reply)));
        assertThat(box.delivery(reply).path("state").asString()).isEqualTo("failed");
        assertThat(box.delivery(reply).path("failures").get(1).path("hard").asBoolean()).isFalse();
        assertThat(agent.get("/api/v1/tickets/" + ticket + "/history").text()).contains("No such user here");

        agent.post("/api/v1/messages/" + reply + "/retry", Map.of());
        box.delivered(reply, "sent", 1);
        assertThat(smtp.taken()).hasSize(2);
        assertThat(smtp.taken().get(1).bytes()).isEqualTo(smtp.taken().get(0).bytes());
    }

    @Test
    void delayIsToldAndNothingHasFailed() throws Exception {
        var box = ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, Map.of());
        var reply = box.reply(box.mail(Mail.from("bounce-slow@example.com")), Map.of());
        box.delivered(reply, "sent", 1);

        take(box, report(box.address(), "bounce-slow@example.com", "delayed", "4.4.7", messageId(reply)));

        assertThat(box.delivery(reply).path("state").asString()).isEqualTo("sent");
        assertThat(box.delivery(reply).path("waiting").asString()).isNotEmpty();
        assertThat(box.delivery(reply).path("failures")).isEmpty();
    }

    @Test
    void idWeNeverSignedFailsNothing() throws Exception {
        var box = ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, Map.of());
        var reply = box.reply(box.mail(Mail.from("bounce-forged@example.com")), Map.of());
        box.delivered(reply, "sent", 1);
        var id = messageId(reply);

        take(box, report(box.address(), "bounce-forged@example.com", "failed", "5.1.1", id.replaceFirst("\\.[0-9a-f]{20}@", ".00000000000000000000@")));
        take(box, report(box.address(), "bounce-forged@example.com", "failed", "5.1.1", ""));

        assertThat(box.delivery(reply).path("state").asString()).isEqualTo("sent");
    }

    @Test
    void signedAddressNamesTheTicketWhereTheReportNamesNothing() throws Exception {
        var box = ScriptedMailbox.open(agent, jdbc, accounts, connectors, smtp, Map.of("signedAddress", "true"));
        var reply = box.reply(box.mail(Mail.from("bounce-bare@example.com")), Map.of());
        box.delivered(reply, "sent", 1);
        var envelope = smtp.taken().getFirst().from().replaceAll("[<>]", "");
        assertThat(envelope).startsWith(box.account() + "+t");

        take(box, report(envelope, "bounce-bare@example.com", "failed", "5.1.1", ""));

        assertThat(box.delivery(reply).path("state").asString()).isEqualTo("failed");
    }
}

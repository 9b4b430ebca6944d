package io.tributary.channel;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.ticket.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Mail that is kept out of every ticket, and what people do about it. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineTests {

    private static final String PASSWORD = "correct horse battery";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    Inbox inbox;

    @Autowired
    InboxDecisions decisions;

    @Autowired
    ChannelAccounts accounts;

    Client agent;
    Client outsider;

    @BeforeAll
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
        var stranger = agents.hire(UUID.randomUUID() + "@tributary.example", "Outsider", Role.AGENT, PASSWORD);
        teams.join(teams.create("Team " + UUID.randomUUID()).id(), stranger.id(), false);
        outsider = new Client(url).signIn(stranger.email(), PASSWORD);
    }

    private static String sender() {
        return UUID.randomUUID() + "@" + UUID.randomUUID() + ".example.com";
    }

    private static String path(JsonNode row, String more) {
        return "/api/v1/inbound/" + row.path("id").asString() + more;
    }

    private JsonNode parked(String sender) {
        return agent.processed(Mail.from(sender).subject("sabotage deep " + UUID.randomUUID()).raw());
    }

    /** A sender whose mail is quarantined from now on. */
    private String blockedSender() {
        var sender = sender();
        assertThat(agent.post(path(parked(sender), "/block"), Map.of("scope", "address")).status()).isEqualTo(204);
        return sender;
    }

    private long customers(String sender) {
        return jdbc.sql("select count(*) from customer_address where value = ?").param(sender).query(Long.class).single();
    }

    @Test
    void quarantinedMailIsReadByThoseOfItsMailboxAndIsInNoTicket() {
        var mail = Mail.from("Spammer <" + blockedSender() + ">").subject("Buy").text("Cheap.");
        var row = agent.processed(mail.raw());

        assertThat(row.path("state").asString()).isEqualTo("quarantined");
        assertThat(row.path("reason").asString()).isEqualTo("blocked");
        assertThat(row.path("ticket").isNull()).isTrue();
        assertThat(row.path("subject").asString()).isEqualTo("Buy");
        assertThat(row.path("from").path("name").asString()).isEqualTo("Spammer");
        var id = row.path("message").asString();
        var message = agent.get("/api/v1/messages?externalId=" + mail.messageId().replaceAll("[<>]", "")).json().path("items").get(0);
        assertThat(message.path("id").asString()).isEqualTo(id);
        assertThat(message.path("ticket").isNull()).isTrue();
        assertThat(message.path("text").asString()).isEqualTo("Cheap.");
        assertThat(agent.get("/api/v1/messages/" + id + "/raw").text()).isEqualTo(mail.raw());
        assertThat(agent.get(path(row, "/raw")).text()).isEqualTo(mail.raw());
        assertThat(customers(row.path("from").path("address").asString())).isZero();
        assertThat(agent.get("/api/v1/inbound?state=quarantined&limit=200").text()).contains(row.path("id").asString());
        for (var hidden : List.of(path(row, ""), path(row, "/raw"), "/api/v1/messages/" + id, "/api/v1/messages/" + id + "/raw")) {
            assertThat(outsider.get(hidden).status()).as(hidden).isEqualTo(404);
        }
        assertThat(outsider.get("/api/v1/messages?externalId=" + mail.messageId().replaceAll("[<>]", "")).json().path("items")).isEmpty();
        assertThat(outsider.get("/api/v1/inbound?limit=200").text()).doesNotContain(row.path("id").asString());
        for (var act : List.of("/release", "/replay", "/block")) {
            assertThat(outsider.post(path(row, act), Map.of("scope", "address")).status()).as(act).isEqualTo(404);
        }
        assertThat(outsider.delete(path(row, "")).status()).isEqualTo(404);
    }

    @Test
    void releasedMailGoesItsWayOnceUnderItsOldId() {
        var sender = blockedSender();
        var row = agent.processed(Mail.from(sender).subject("Sorry").raw());

        var released = agent.post(path(row, "/release"), Map.of());
        var again = agent.post(path(row, "/release"), Map.of());

        assertThat(released.status()).as(released.text()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(released.json());
        assertThat(released.json().path("state").asString()).isEqualTo("processed");
        assertThat(released.json().path("message")).isEqualTo(row.path("message"));
        var messages = agent.get("/api/v1/tickets/" + released.json().path("ticket").asLong() + "/messages").json().path("items");
        assertThat(messages.get(0).path("id")).isEqualTo(row.path("message"));
        assertThat(customers(sender)).isOne();
        assertThat(agent.delete(path(row, "")).code()).isEqualTo("not-deletable");
        assertThat(agent.post(path(agent.processed(Mail.from(sender()).raw()), "/release"), Map.of()).code()).isEqualTo("not-quarantined");
    }

    @Test
    void laterMailOfTheSenderDoesNotWaitForTheQuarantinedOne() {
        var sender = blockedSender();
        var row = agent.processed(Mail.from(sender).raw());
        for (var blocked : agent.get("/api/v1/blocked-senders?limit=200").json().path("items")) {
            if (blocked.path("value").asString().equals(sender)) {
                assertThat(blocked.path("by").asString()).isNotEmpty();
                assertThat(outsider.get("/api/v1/blocked-senders?limit=200").text()).doesNotContain(sender);
                assertThat(outsider.delete("/api/v1/blocked-senders/" + blocked.path("id").asString()).status()).isEqualTo(404);
                assertThat(agent.delete("/api/v1/blocked-senders/" + blocked.path("id").asString()).status()).isEqualTo(204);
            }
        }

        assertThat(agent.processed(Mail.from(sender).raw()).path("state").asString()).isEqualTo("processed");
        assertThat(agent.get(path(row, "")).json().path("state").asString()).isEqualTo("quarantined");
    }

    @Test
    void deletedMailIsGoneAndDoesNotComeBack() {
        var mail = Mail.from(blockedSender()).subject("Gone");
        var row = agent.processed(mail.raw());

        assertThat(agent.delete(path(row, "")).status()).isEqualTo(204);
        assertThat(agent.delete(path(row, "")).status()).isEqualTo(204);

        assertThat(agent.mail("email", mail.raw()).json().path("id")).isEqualTo(row.path("id"));
        var deleted = agent.get(path(row, "")).json();
        assertThat(deleted.path("state").asString()).isEqualTo("deleted");
        assertThat(deleted.toString()).doesNotContain("Gone", "example.com");
        assertThat(agent.get(path(row, "/raw")).status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/messages/" + row.path("message").asString()).status()).isEqualTo(404);
        assertThat(agent.post(path(row, "/release"), Map.of()).code()).isEqualTo("not-quarantined");
        assertThat(agent.post(path(row, "/replay"), Map.of()).code()).isEqualTo("not-parked");
        assertThat(jdbc.sql("select count(*) from audit where action = 'inbound.delete' and object = ?").param(row.path("id").asString())
                .query(Long.class).single()).isOne();
    }

    @Test
    void deletedMailIsForgottenAfterThirtyDays() {
        var id = UUID.fromString(parked(sender()).path("id").asString());
        agent.delete("/api/v1/inbound/" + id);
        decisions.sweep();
        assertThat(agent.get("/api/v1/inbound/" + id).status()).isEqualTo(200);

        jdbc.sql("update inbox set processed_at = processed_at - interval '31 days' where id = ?").param(id).update();
        decisions.sweep();

        assertThat(agent.get("/api/v1/inbound/" + id).status()).isEqualTo(404);
    }

    @Test
    void wholeDomainIsBlockedUnlessItIsEverybodysOrOurs() {
        var domain = UUID.randomUUID() + ".example.com";
        assertThat(agent.post(path(parked("a@" + domain), "/block"), Map.of("scope", "domain")).status()).isEqualTo(204);

        assertThat(agent.processed(Mail.from("b@mail." + domain.toUpperCase()).raw()).path("reason").asString()).isEqualTo("blocked");
        assertThat(agent.processed(Mail.from("b@not" + domain).raw()).path("state").asString()).isEqualTo("processed");
        for (var free : List.of("gmail.com", "QQ.com", "163.com", "outlook.com")) {
            var refused = agent.post(path(parked(UUID.randomUUID() + "@" + free), "/block"), Map.of("scope", "domain"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).as(free).isEqualTo("freemail-domain");
        }
        var ours = parked("Support <support@tributary.example>");
        assertThat(agent.post(path(ours, "/block"), Map.of("scope", "domain")).code()).isEqualTo("own-address");
        assertThat(agent.post(path(ours, "/block"), Map.of("scope", "address")).code()).isEqualTo("own-address");
        assertThat(agent.post(path(ours, "/block"), Map.of("scope", "planet")).code()).isEqualTo("invalid");
    }

    @Test
    void strangerWhoFloodsIsKeptOutAndWhoPostsByTokenIsNot() {
        var flooding = sender();
        var ids = new ArrayList<UUID>();
        for (int n = 1; n <= 12; n++) {
            ids.add(inbox.accept(accounts.get("email"), Mail.from(flooding).subject("Flood " + n).raw().getBytes(StandardCharsets.UTF_8), Origin.LIVE, null));
        }
        var rows = ids.stream().map(id -> eventually(() -> {
            var row = agent.get("/api/v1/inbound/" + id).json();
            return row.path("state").asString().equals("accepted") ? null : row;
        })).toList();
        assertThat(rows).extracting(row -> row.path("state").asString()).filteredOn("processed"::equals).hasSize(10);
        assertThat(rows.get(10).path("reason").asString()).isEqualTo("flood");
        assertThat(rows.get(11).path("reason").asString()).isEqualTo("flood");

        var posting = sender();
        for (int n = 1; n <= 12; n++) {
            assertThat(agent.processed(Mail.from(posting).subject("Posted " + n).raw()).path("state").asString()).isEqualTo("processed");
        }
    }

    @Test
    void spamIsKeptOutAndCustomersAnswerIsNot() {
        var mail = Mail.from(sender());
        var ticket = agent.processed(mail.raw()).path("ticket").asLong();
        var reply = agent.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "Here.")).json();
        var signed = agent.get("/api/v1/messages/" + reply.path("id").asString()).json().path("externalId").asString();

        var spam = agent.processed(Mail.from(sender()).header("X-Spam-Flag", "YES").raw());
        var answer = agent.processed(Mail.from(mail.from()).answering(signed).header("X-Spam-Flag", "YES").raw());
        var stranger = agent.processed(Mail.from(sender()).answering(signed).header("X-Spam-Flag", "YES").raw());
        var ham = agent.processed(Mail.from(sender()).header("X-Spam-Flag", "NO").raw());

        assertThat(spam.path("reason").asString()).isEqualTo("spam");
        assertThat(spam.path("detail").asString()).contains("x-spam-flag");
        assertThat(answer.path("ticket").asLong()).isEqualTo(ticket);
        assertThat(stranger.path("reason").asString()).isEqualTo("spam");
        assertThat(ham.path("state").asString()).isEqualTo("processed");
    }

    /** Somebody who got a copy of our answer knows its signed id, and forges its customer. */
    @Test
    void refutedSenderBringsNobodyAlongNotEvenToAnswerTo() {
        jdbc.sql("update channel_account set authserv_id = 'mx.quarantine.example' where key = 'email'").update();
        accounts.changed();
        try {
            var customer = sender();
            var path = "/api/v1/tickets/" + agent.processed(Mail.from(customer).raw()).path("ticket").asLong();
            var asked = agent.post(path + "/messages", Map.of("kind", "reply", "text", "Which lamp?")).json().path("externalId").asString();
            var forged = agent.processed(Mail.from(customer).answering(asked).header("Reply-To", "thief@evil.example")
                    .header("Authentication-Results", "mx.quarantine.example; dmarc=fail header.from=example.com").raw());

            assertThat(forged.path("ticket").asLong()).isEqualTo(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
            var answer = agent.post(path + "/messages", Map.of("kind", "reply", "text", "Hello.", "holdSeconds", 60));
            assertThat(answer.text()).contains(customer).doesNotContain("thief@");
            assertThat(agent.get(path).text()).doesNotContain("thief@");
        } finally {
            jdbc.sql("update channel_account set authserv_id = null where key = 'email'").update();
            accounts.changed();
        }
    }

    @Test
    void senderWhomOurServerRefutesIsKeptOutAndNobodyElsesWordCounts() {
        jdbc.sql("update channel_account set authserv_id = 'mx.quarantine.example' where key = 'email'").update();
        accounts.changed();
        try {
            var header = " dmarc=fail header.from=bank.example";
            var refuted = agent.processed(Mail.from(sender()).header("Authentication-Results", "mx.quarantine.example;" + header).raw());
            var claimed = agent.processed(Mail.from(sender()).header("Authentication-Results", "mx.evil.example;" + header).raw());

            assertThat(refuted.path("reason").asString()).isEqualTo("authentication");
            assertThat(claimed.path("state").asString()).isEqualTo("processed");
        } finally {
            jdbc.sql("update channel_account set authserv_id = null where key = 'email'").update();
            accounts.changed();
        }
    }

    private static String report(String original, String recipient) {
        return "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\nTo: support@tributary.example\r\nSubject: Undelivered Mail\r\n"
                + "Message-ID: <" + UUID.randomUUID() + "@mx.example.com>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; "
                + recipient + "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
                + original + "\r\nSubject: Hello\r\n\r\n--b--\r\n";
    }

    @Test
    void reportOnMailOfSomebodyElseIsKeptOutAndOneOnOursIsNot() {
        var sender = sender();
        var ticket = agent.processed(Mail.from(sender).raw()).path("ticket").asLong();
        var reply = agent.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "Here.")).json();
        var signed = agent.get("/api/v1/messages/" + reply.path("id").asString()).json().path("externalId").asString();

        assertThat(agent.processed(report("<" + UUID.randomUUID() + "@elsewhere.example>", sender())).path("reason").asString()).isEqualTo("backscatter");
        assertThat(agent.processed(report(signed, sender)).path("state").asString()).isEqualTo("processed");
    }

    @Test
    void severalAreDecidedAtOnceEachWithItsOutcome() {
        var parked = parked(sender()).path("id").asString();
        var quarantined = agent.processed(Mail.from(blockedSender()).raw()).path("id").asString();
        var processed = agent.processed(Mail.from(sender()).raw()).path("id").asString();
        var nobody = UUID.randomUUID().toString();

        var replayed = agent.post("/api/v1/inbound:replay", Map.of("ids", List.of(parked, quarantined, nobody)));
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.json().path("items")).extracting(item -> item.path("code").asString("")).containsExactly("", "not-parked", "not-found");
        eventually(() -> agent.get("/api/v1/inbound/" + parked).json().path("state").asString().equals("parked") ? true : null);
        assertThat(outsider.post("/api/v1/inbound:delete", Map.of("ids", List.of(parked))).json().path("items").get(0).path("code").asString())
                .isEqualTo("not-found");
        var deleted = agent.post("/api/v1/inbound:delete", Map.of("ids", List.of(parked, quarantined, processed)));
        assertThat(deleted.json().path("items")).extracting(item -> item.path("code").asString("")).containsExactly("", "", "not-deletable");
        assertThat(agent.post("/api/v1/inbound:delete", Map.of("ids", List.of())).status()).isEqualTo(400);
    }

    @Test
    void countsAreThoseOneSees() {
        var before = agent.get("/api/v1/inbound/counts").json();
        parked(sender());
        agent.processed(Mail.from(blockedSender()).raw());

        var after = agent.get("/api/v1/inbound/counts").json();

        assertThat(after.path("parked").asInt()).isEqualTo(before.path("parked").asInt() + 1);
        assertThat(after.path("quarantined").asInt()).isEqualTo(before.path("quarantined").asInt() + 1);
        assertThat(outsider.get("/api/v1/inbound/counts").json().path("quarantined").asInt()).isZero();
    }

    @Test
    void gatewaysTokenFollowsItsOwnMailAndDecidesNothing() {
        var row = parked(sender());
        var admin = new Client(url).signIn("admin@tributary.example");
        var gateway = admin.withToken("inbound");

        assertThat(gateway.get(path(row, "")).status()).isEqualTo(404);
        assertThat(admin.get(path(row, "")).status()).isEqualTo(200);
        var own = gateway.mail("email", Mail.from(sender()).raw()).json();
        assertThat(gateway.get(path(own, "")).status()).isEqualTo(200);
        for (var act : List.of("/replay", "/release", "/block")) {
            assertThat(gateway.post(path(row, act), Map.of("scope", "address")).code()).as(act).isEqualTo("scope-missing");
        }
        assertThat(gateway.delete(path(row, "")).code()).isEqualTo("scope-missing");
        assertThat(gateway.post("/api/v1/inbound:delete", Map.of("ids", List.of(row.path("id").asString()))).code()).isEqualTo("scope-missing");
        assertThat(admin.withToken("write").delete(path(row, "")).status()).isEqualTo(204);
    }
}

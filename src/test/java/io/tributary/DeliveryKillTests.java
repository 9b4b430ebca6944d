package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while replies leave for a mail server that lives on: each arrives, under the one Message-ID it was given. */
@Timeout(600)
@Tag("full")
class DeliveryKillTests {

    MailDesk desk;
    ProductProcess product;
    Client agent;

    @BeforeEach
    void open() throws Exception {
        desk = new MailDesk("support@tributary.example");
        product = desk.product;
        agent = desk.signedIn();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void replyThatWasLeavingLeavesAfterTheRestart() throws Exception {
        var path = aTicket("una@example.com");
        JsonNode posted;
        desk.smtp.pull();
        try (var silent = new ServerSocket(desk.smtpPort(), 1, InetAddress.getLoopbackAddress())) {
            posted = agent.post(path, Map.of("kind", "reply", "text", "On its way.", "holdSeconds", 0)).json();
            silent.setSoTimeout(20_000);
            silent.accept();
            product.kill();
        }
        desk.smtp.putBack();
        product.start();
        var reply = posted.path("id").asString();
        assertThat(delivery(reply)).isEqualTo("queued");

        // A minute passes: nobody can tell whether the one who took it lives.
        desk.sql("update outbox set not_before = now()");
        awaitSent(List.of(reply), Duration.ofSeconds(20));

        assertThat(externalId(reply)).isEqualTo(posted.path("externalId").asString());
        assertThat(received()).containsExactly(externalId(reply));
    }

    @Test
    void everyReplyArrivesThroughManyKills() throws Exception {
        var path = new ArrayList<String>();
        for (int i = 0; i < 8; i++) path.add(aTicket("customer" + i + "@example.com"));
        var random = new Random();
        var replies = new ArrayList<String>();
        for (int round = 0; round < 4; round++) {
            var killer = new Thread(() -> killIn(random.nextInt(50, 1_500)));
            killer.start();
            for (int i = 0; i < 40; i++) replies.add(reply(path.get(i % path.size()), "Answer %d of round %d".formatted(i, round)));
            killer.join();
        }

        awaitSent(replies, Duration.ofSeconds(150));
        assertThat(replies).doesNotHaveDuplicates().hasSize(160);
        assertThat(received()).containsAll(replies.stream().map(this::externalId).toList());
        assertThat(received().stream().distinct()).hasSize(replies.size());
    }

    private void killIn(int millis) {
        try {
            Thread.sleep(millis);
            product.kill();
            product.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts it, again and again under the same key, until it is answered. */
    private String reply(String path, String text) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        while (true) {
            try {
                var answer = agent.send("POST", path, Map.of("kind", "reply", "text", text), "Idempotency-Key", key);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                return answer.json().path("id").asString();
            } catch (java.io.UncheckedIOException unanswered) {
                Thread.sleep(50);
            }
        }
    }

    private String aTicket(String customer) {
        return "/api/v1/tickets/" + agent.processed(Mail.from(customer).raw()).path("ticket").asLong() + "/messages";
    }

    private void awaitSent(List<String> replies, Duration patience) throws InterruptedException {
        var until = Instant.now().plus(patience);
        while (!replies.stream().allMatch(reply -> delivery(reply).equals("sent"))) {
            assertThat(Instant.now()).as("not all were sent").isBefore(until);
            Thread.sleep(200);
        }
    }

    private String delivery(String message) {
        return agent.get("/api/v1/messages/" + message).json().path("delivery").path("state").asString();
    }

    private String externalId(String message) {
        return agent.get("/api/v1/messages/" + message).json().path("externalId").asString();
    }

    /** The Message-IDs of the replies that reached the mail server. */
    private List<String> received() {
        return Arrays.stream(desk.mailServer.getReceivedMessages()).filter(mail -> !automatic(mail)).map(DeliveryKillTests::messageId).toList();
    }

    private static boolean automatic(MimeMessage mail) {
        try {
            return mail.getHeader("Auto-Submitted") != null;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

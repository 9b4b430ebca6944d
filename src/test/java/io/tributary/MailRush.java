package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Four senders with a pile of mails from as many customers; each offers a mail until somebody has said 202 for it. */
final class MailRush {

    private static final int SENDERS = 4;

    private final Client client;
    private final Queue<Mail> waiting;
    private final int size;
    private final List<Thread> senders = new ArrayList<>();
    /** By mail, the id that came with its 202. */
    private final Map<Mail, String> accepted = new ConcurrentHashMap<>();
    private final Queue<Client.Answer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    private MailRush(Client client, String name, int size) {
        this.client = client;
        this.size = size;
        this.waiting = new ConcurrentLinkedQueue<>(IntStream.range(0, size)
                .mapToObj(n -> Mail.from(name + n + "@example.com").subject("Question " + n + " of " + name).text("Where is order " + n + "?"))
                .toList());
    }

    static MailRush begin(Client client, String name, int size) {
        var rush = new MailRush(client, name, size);
        for (int i = 0; i < SENDERS; i++) rush.senders.add(Thread.ofPlatform().daemon().start(rush::send));
        return rush;
    }

    private void send() {
        for (var mail = waiting.poll(); mail != null; mail = waiting.poll()) {
            try {
                while (!offer(mail)) Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                surprises.add(e);
            }
        }
    }

    private boolean offer(Mail mail) {
        try {
            var answer = client.mail("email", mail.raw());
            if (answer.status() != 202) {
                refusals.add(answer);
                return false;
            }
            accepted.put(mail, answer.json().path("id").asString());
            return true;
        } catch (UncheckedIOException unanswered) {
            if (unanswered.getCause() instanceof HttpTimeoutException) surprises.add(unanswered);
            return false;
        }
    }

    void awaitAccepted(int count) {
        Client.eventually(() -> accepted.size() >= count ? true : null);
    }

    /** Answers that were no 202, so far. */
    List<Client.Answer> refusals() {
        return List.copyOf(refusals);
    }

    /** Lets the senders come to their end: every mail has its 202, and nobody waited for an answer in vain. */
    void finish() throws InterruptedException {
        for (var sender : senders) assertThat(sender.join(java.time.Duration.ofSeconds(90))).as("a sender is done").isTrue();
        assertThat(surprises).isEmpty();
        assertThat(accepted).hasSize(size);
    }

    /** Every 202 is exactly one message, and whoever sends the mail once more hears of that same one. */
    void assertEachIsOneMessage() {
        accepted.forEach((mail, id) -> {
            var row = Client.eventually(() -> {
                var now = client.get("/api/v1/inbound/" + id).json();
                return now.path("state").asString().equals("processed") ? now : null;
            });
            assertThat(client.mail("email", mail.raw()).json().path("id").asString()).isEqualTo(id);
            var messages = client.get("/api/v1/messages?externalId=" + URLEncoder.encode(mail.messageId(), StandardCharsets.UTF_8)).json();
            assertThat(messages.path("items")).as(mail.subject()).hasSize(1);
            assertThat(messages.path("items").get(0).path("id")).isEqualTo(row.path("message"));
        });
    }

    /** Every mail's ticket is found by its subject, once, and no other is found with it. */
    void assertEachIsFoundOnce() {
        accepted.keySet().forEach(mail -> {
            var path = "/api/v1/tickets?q=" + URLEncoder.encode('"' + mail.subject() + '"', StandardCharsets.UTF_8);
            var found = Client.eventually(() -> {
                var now = client.get(path).json();
                return now.path("count").asLong() == 0 ? null : now;
            });
            assertThat(found.path("items")).as(mail.subject()).hasSize(1);
            assertThat(found.path("items").get(0).path("subject").asString()).isEqualTo(mail.subject());
            assertThat(found.path("count").asLong()).isEqualTo(1);
        });
    }
}

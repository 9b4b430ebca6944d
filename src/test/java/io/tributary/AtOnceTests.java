package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several agents do everything at once to the same two tickets, with mails coming in. */
@WholeDesk
class AtOnceTests {

    private static final int STEPS = 25;

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    String customer = UUID.randomUUID() + "@example.com";
    Mail first = Mail.from(customer).text("MARK-first");
    Mail second = Mail.from(customer).text("MARK-second");
    Queue<String> refusals = new ConcurrentLinkedQueue<>();
    Queue<String> written = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(ints = 2)
    void nothingIsLostDoubledOrBroken(int people) throws Exception {
        crowd(people);
    }

    @ParameterizedTest
    @Tag("full")
    @ValueSource(ints = 8)
    void nothingIsLostDoubledOrBrokenByMany(int people) throws Exception {
        crowd(people);
    }

    private void crowd(int people) throws Exception {
        var desk = new Desk(url, agents, teams);
        var admin = new Client(url).signIn("admin@tributary.example");
        var one = admin.processed(first.raw()).path("ticket").asLong();
        var other = admin.processed(second.raw()).path("ticket").asLong();
        var clients = new ArrayList<Client>();
        for (int i = 0; i < people; i++) clients.add(desk.signedIn(desk.hire(Role.ADMIN)));
        var seed = System.nanoTime();
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < people; i++) {
            var client = clients.get(i);
            var random = new Random(seed + i);
            threads.add(Thread.ofPlatform().start(() -> {
                awaitStart(start);
                for (int step = 0; step < STEPS; step++) act(client, random, random.nextBoolean() ? one : other, one + other);
            }));
        }
        start.countDown();
        for (var mail = 0; mail < 10; mail++) {
            var arriving = Mail.from(customer).answering((mail % 2 == 0 ? first : second).messageId()).text("MARK-mail-" + mail);
            admin.processed(arriving.raw());
            written.add("MARK-mail-" + mail);
        }
        for (var thread : threads) thread.join();

        assertThat(refusals).as("seed " + seed).isEmpty();
        var texts = jdbc.sql("""
                select m.text from message m join placement p on p.message_id = m.id and p.removed_by is null
                join conversation c on c.id = m.conversation_id join customer_address a on a.customer_id = c.customer_id
                where a.value = ? and m.text like 'MARK%'""").param(customer).query(String.class).list();
        written.add("MARK-first");
        written.add("MARK-second");
        assertThat(texts).as("seed " + seed).containsExactlyInAnyOrderElementsOf(written);
        var circles = jdbc.sql("""
                select count(*) from ticket t join placement p on p.ticket_id = t.id and p.removed_by is null where t.merged_into is not null
                and t.customer_id = (select customer_id from customer_address where value = ?)""").param(customer).query(Long.class).single();
        assertThat(circles).as("nothing is left where nobody looks").isZero();
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Client client, Random random, long ticket, long both) {
        var path = "/api/v1/tickets/" + ticket;
        var before = client.get(path).json();
        switch (random.nextInt(7)) {
            case 0 -> fine(client.patch(path, Map.of("assignee", me(client)), "If-Match", "\"" + before.path("rev").asLong() + "\""));
            case 1 -> fine(client.patch(path, Map.of(random.nextBoolean() ? "priority" : "outcome", random.nextBoolean() ? "high" : "low"), "If-Match",
                    "\"" + before.path("rev").asLong() + "\""));
            case 2 -> reply(client, path);
            case 3 -> fine(client.post(path + "/merge", Map.of("into", both - ticket)));
            case 4 -> {
                var messages = messages(client, path);
                if (!messages.isEmpty()) fine(client.post(path + "/split", Map.of("messages", List.of(messages.getLast()))));
            }
            case 5 -> fine(client.post(path + "/undo", Map.of()));
            default -> note(client, path);
        }
    }

    private static String me(Client client) {
        return client.get("/api/v1/session").json().path("user").path("id").asString();
    }

    private static List<String> messages(Client client, String path) {
        return client.get(path + "/messages").json().path("items").valueStream().map(message -> message.path("id").asString()).toList();
    }

    private void reply(Client client, String path) {
        var seen = messages(client, path);
        if (seen.isEmpty()) return;
        var text = "MARK-reply-" + UUID.randomUUID();
        var answer = client.post(path + "/messages", Map.of("kind", "reply", "text", text, "base", seen.getLast(), "holdSeconds", 60));
        fine(answer);
        if (answer.status() == 201) written.add(text);
    }

    private void note(Client client, String path) {
        var text = "MARK-note-" + UUID.randomUUID();
        var answer = client.post(path + "/messages", Map.of("kind", "note", "text", text));
        fine(answer);
        if (answer.status() == 201) written.add(text);
    }

    /** Whoever comes second hears what the first did; nobody of a lock. */
    private void fine(Client.Answer answer) {
        if (answer.status() < 300) return;
        var said = answer.status() + " " + answer.code();
        if (!EXPECTED.contains(said)) refusals.add(said + ' ' + answer.text());
    }

    private static final Set<String> EXPECTED = new TreeSet<>(List.of("409 already-merged", "409 ticket-closed", "409 nothing-to-undo",
            "409 undo-newer-first", "409 nothing-left", "409 only-notes", "409 newer-message", "412 changed-meanwhile", "400 invalid"));

    @Test
    void twoAnswersToTheSameMessageAreOne() throws Exception {
        var admin = new Client(url).signIn("admin@tributary.example");
        var number = admin.processed(first.raw()).path("ticket").asLong();
        var base = messages(admin, "/api/v1/tickets/" + number).getFirst();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> statuses.add(admin.post("/api/v1/tickets/" + number + "/messages",
                    Map.of("kind", "reply", "text", "Hello.", "base", base, "holdSeconds", 60)).status())));
        }
        for (var thread : threads) thread.join();

        var counted = new HashMap<Integer, Integer>();
        statuses.forEach(status -> counted.merge(status, 1, Integer::sum));
        assertThat(counted).isEqualTo(Map.of(201, 1, 409, 7));
    }

    @Test
    void onlyTheSameFieldIsRefused() throws Exception {
        var admin = new Client(url).signIn("admin@tributary.example");
        var path = "/api/v1/tickets/" + admin.processed(first.raw()).path("ticket").asLong();
        var rev = "\"" + admin.get(path).json().path("rev").asLong() + "\"";
        var forms = List.of(Map.of("priority", "high"), Map.of("outcome", "refund"), Map.of("subject", "Lamp"), Map.of("status", "pending"),
                Map.of("assignee", me(admin)), Map.of("priority", "urgent"));
        var answers = new ConcurrentLinkedQueue<Integer>();
        var threads = new ArrayList<Thread>();
        for (var form : forms) threads.add(Thread.ofPlatform().start(() -> answers.add(admin.patch(path, form, "If-Match", rev).status())));
        for (var thread : threads) thread.join();

        assertThat(answers).containsExactlyInAnyOrder(200, 200, 200, 200, 200, 412);
        var after = admin.get(path).json();
        assertThat(after.path("outcome").asString()).isEqualTo("refund");
        assertThat(after.path("subject").asString()).isEqualTo("Lamp");
        assertThat(after.path("assignee").path("id").asString()).isEqualTo(me(admin));
    }
}

package io.tributary.channel;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Ids;
import io.tributary.ticket.Origin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Mail of one sender keeps its order, whatever goes wrong; what cannot be processed is parked, and holds up nobody. */
@WholeDesk
class InboxLanesTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BlobStore blobs;

    @Autowired
    Inbox inbox;

    @Autowired
    ChannelAccounts accounts;

    Client admin;

    @BeforeEach
    void signIn() {
        admin = new Client(url).signIn("admin@tributary.example");
    }

    private static String sender() {
        return UUID.randomUUID() + "@example.com";
    }

    private UUID post(Mail mail) {
        var answer = admin.mail("email", mail.raw());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return UUID.fromString(answer.json().path("id").asString());
    }

    private JsonNode row(UUID id) {
        return admin.get("/api/v1/inbound/" + id).json();
    }

    private JsonNode settled(UUID id) {
        return eventually(() -> {
            var row = row(id);
            return row.path("state").asString().equals("accepted") ? null : row;
        });
    }

    private List<String> subjects(String sender) {
        return jdbc.sql("select subject from message where author_address = ? order by id").param(sender).query(String.class).list();
    }

    @Test
    void everySendersOrderHoldsThroughRandomTrouble() throws Exception {
        var senders = IntStream.range(0, 12).mapToObj(n -> sender()).toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var sending = new ArrayList<java.util.concurrent.Future<?>>();
            for (var sender : senders) {
                sending.add(threads.submit(() -> IntStream.range(0, 15)
                        .forEach(n -> post(Mail.from(sender).subject("sabotage random " + sender + " " + n)))));
            }
            for (var sent : sending) sent.get();
        }

        for (var sender : senders) {
            var expected = IntStream.range(0, 15).mapToObj(n -> "sabotage random " + sender + " " + n).toList();
            var until = Instant.now().plus(Duration.ofSeconds(60));
            while (subjects(sender).size() < expected.size() && Instant.now().isBefore(until)) Thread.sleep(100);
            assertThat(subjects(sender)).isEqualTo(expected);
        }
    }

    @Test
    void laterMailOfTheSenderWaitsForTheOneThatIsTriedAgain() {
        var sender = sender();
        var first = post(Mail.from(sender).subject("sabotage twice " + sender));
        post(Mail.from(sender).subject("second"));
        var other = post(Mail.from(sender()));

        assertThat(settled(other).path("state").asString()).isEqualTo("processed");
        eventually(() -> row(first).path("attempts").asInt() > 0 ? true : null);
        assertThat(row(first).path("error").asString()).isEqualTo("failed");
        assertThat(row(first).path("nextTryAt").isNull()).isFalse();
        assertThat(subjects(sender)).isEmpty();
        eventually(() -> subjects(sender).size() == 2 ? true : null);
        assertThat(subjects(sender)).containsExactly("sabotage twice " + sender, "second");
        assertThat(row(first).path("error").isNull()).isTrue();
    }

    @Test
    void parkedRowFreesItsLaneAndSaysWhatItsEnvelopeTells() {
        var sender = sender();
        var parked = post(Mail.from("=?utf-8?B?546L5bCP5piO?= <" + sender + ">").subject("sabotage deep =?utf-8?B?6YCA5qy+?= " + sender));
        var next = post(Mail.from(sender).subject("next"));

        var row = settled(parked);
        assertThat(row.path("state").asString()).isEqualTo("parked");
        assertThat(row.path("error").asString()).isEqualTo("too-deep");
        assertThat(row.path("attempts").asInt()).isEqualTo(1);
        assertThat(row.path("from").path("address").asString()).isEqualTo(sender);
        assertThat(row.path("from").path("name").asString()).isEqualTo("王小明");
        assertThat(row.path("subject").asString()).isEqualTo("sabotage deep 退款 " + sender);
        assertThat(settled(next).path("state").asString()).isEqualTo("processed");
    }

    @Test
    void fiveFailuresAreEnough() {
        var id = post(Mail.from(sender()).subject("sabotage fails " + UUID.randomUUID()));

        // Waits 1, 2, 4 and 8 seconds in between.
        eventually(() -> row(id).path("attempts").asInt() >= 3 ? true : null);
        var row = settled(id);

        assertThat(row.path("state").asString()).isEqualTo("parked");
        assertThat(row.path("error").asString()).isEqualTo("failed");
        assertThat(row.path("detail").asString()).isEqualTo("IllegalStateException: It  cannot be.");
        assertThat(row.path("attempts").asInt()).isEqualTo(5);
    }

    @Test
    void twoFirstMailsOfOnePersonAreNobodysFault() {
        var row = settled(post(Mail.from(sender()).subject("sabotage clashes " + UUID.randomUUID())));

        assertThat(row.path("state").asString()).isEqualTo("processed");
        assertThat(row.path("attempts").asInt()).isZero();
    }

    @Test
    void rowThatEndedTheProgramTooOftenIsNotTriedAgain() {
        var id = Ids.next();
        var raw = Mail.from(sender()).raw().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                insert into inbox (id, account, media_type, dedupe_key, lane, raw, attempts, received_at)
                values (?, 'email', 'message/rfc822', ?, ?, ?, 5, ?)""")
                .params(id, id.toString().getBytes(StandardCharsets.UTF_8), id.getLeastSignificantBits(), raw, Timestamp.from(Instant.now()))
                .update();

        var row = settled(id);

        assertThat(row.path("state").asString()).isEqualTo("parked");
        assertThat(row.path("error").asString()).isEqualTo("interrupted");
    }

    @Test
    void tryIsCountedBeforeItBeginsWhereTheRowWasThereBeforeUs() {
        // As old as the product itself: it was taken by a process that may have died of it.
        var id = UUID.fromString("019b0000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24));
        var raw = Mail.from(sender()).raw().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                insert into inbox (id, account, media_type, dedupe_key, lane, raw, received_at) values (?, 'email', 'message/rfc822', ?, ?, ?, ?)""")
                .params(id, id.toString().getBytes(StandardCharsets.UTF_8), id.getLeastSignificantBits(), raw, Timestamp.from(Instant.now()))
                .update();

        var row = settled(id);

        assertThat(row.path("state").asString()).isEqualTo("processed");
        assertThat(row.path("attempts").asInt()).isOne();
    }

    @Test
    void mailWhoseBytesAreGoneIsParked() throws Exception {
        var sender = sender();
        // It waits behind another of its sender until its bytes are gone.
        post(Mail.from(sender).subject("sabotage twice " + sender));
        var id = post(Mail.from(sender).text("long ".repeat(20_000)));
        var sha256 = jdbc.sql("select raw_sha256 from inbox where id = ?").param(id).query(byte[].class).single();
        Files.delete(blobs.path(sha256));

        assertThat(settled(id).path("error").asString()).isEqualTo("raw-missing");
        assertThat(row(id).path("state").asString()).isEqualTo("parked");
    }

    @Test
    void mailOfAnAccountThatIsGoneIsParkedForAdminsAlone() {
        var account = new ChannelAccount("gone" + UUID.randomUUID(), "email", "Gone", UUID.randomUUID() + "@tributary.example", null, java.util.Map.of());
        var id = inbox.accept(account, Mail.from(sender()).raw().getBytes(StandardCharsets.UTF_8), Origin.LIVE, null);

        assertThat(settled(id).path("error").asString()).isEqualTo("account-gone");
        assertThat(new Client(url).signIn("agent@tributary.example").get("/api/v1/inbound/" + id).status()).isEqualTo(404);
    }
}

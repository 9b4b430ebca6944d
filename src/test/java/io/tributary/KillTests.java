package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of the application or of its database, while mail comes in: every 202 stays one message. */
@Timeout(600)
@Tag("full")
class KillTests {

    private static final int MAILS = 200;
    private static final int INVITED = 8;

    ProductProcess product;
    Client sender;

    @BeforeEach
    void open() throws IOException {
        product = ProductProcess.ofDemo().start();
        sender = new Client(product.url()).signIn("admin@tributary.example").withToken();
    }

    @AfterEach
    void close() throws Exception {
        product.close();
    }

    @Test
    void keepsEveryMailItAcknowledgedWhenTheApplicationIsKilled() throws Exception {
        var before = tickets();
        var rush = MailRush.begin(sender, "app", MAILS);
        rush.awaitAccepted(MAILS / 2);
        var admin = new Client(product.url()).signIn("admin@tributary.example");
        for (int i = 0; i < INVITED; i++) {
            assertThat(admin.post("/api/v1/staff", Map.of("email", "killed-" + i + "@example.com", "name", "Killed", "role", "agent")).status()).isEqualTo(201);
        }

        product.kill();
        product.start();

        Client.eventually(() -> mailed(admin) == INVITED ? true : null);
        rush.finish();
        rush.assertEachIsOneMessage();
        rush.assertEachIsFoundOnce();
        assertThat(tickets()).isEqualTo(before + MAILS);
    }

    /** A damaged index is built anew beside the open doors, and nothing is missing from it. */
    @Test
    void buildsDamagedIndexAnew() throws Exception {
        var rush = MailRush.begin(sender, "index", 40);
        rush.finish();
        rush.assertEachIsOneMessage();
        rush.assertEachIsFoundOnce();
        product.kill();
        try (var files = java.nio.file.Files.list(product.data().resolve("search/ticket"))) {
            for (var file : files.filter(name -> name.toString().matches(".*segments_.*")).toList()) {
                java.nio.file.Files.writeString(file, "no index");
            }
        }

        product.start();

        rush.assertEachIsFoundOnce();
        Client.eventually(() -> sender.get("/api/v1/tickets?q=order").json().path("complete").asBoolean() ? true : null);
    }

    @Test
    void keepsEveryMailItAcknowledgedWhenTheDatabaseIsKilled() throws Exception {
        var before = tickets();
        var rush = MailRush.begin(sender, "db", MAILS);
        rush.awaitAccepted(MAILS / 2);

        var killed = product.postmaster().pid();
        product.killDatabase();
        // It may be back before anybody could ask how it is.
        product.await("the database's return", () -> product.reborn(killed) && product.health() == 200);

        rush.finish();
        rush.assertEachIsOneMessage();
        assertThat(tickets()).isEqualTo(before + MAILS);
        assertRefusalsAskToComeAgain(rush);
        assertThat(fsync()).isEqualTo("on");
    }

    @Test
    void keepsEveryMailItAcknowledgedThroughManyKills() throws Exception {
        var before = tickets();
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 1; round <= 10; round++) {
            var rush = MailRush.begin(sender, "round" + round + "-", MAILS);
            rush.awaitAccepted(random.nextInt(MAILS - 20));
            if (round % 2 == 1) {
                product.kill();
                product.start();
            } else {
                product.killDatabase();
                // The rush ends only when mail is taken again.
            }
            rush.finish();
            rush.assertEachIsOneMessage();
            rush.assertEachIsFoundOnce();
            assertRefusalsAskToComeAgain(rush);
            assertThat(tickets()).as("tickets after round %d, seed %d", round, seed).isEqualTo(before + round * MAILS);
        }
    }

    private static long mailed(Client admin) {
        return admin.get("/api/v1/staff").json().path("items").valueStream()
                .filter(one -> one.path("email").asString().startsWith("killed-") && one.path("mail").asString().equals("sent")).count();
    }

    private static void assertRefusalsAskToComeAgain(MailRush rush) {
        assertThat(rush.refusals()).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("storage-unavailable");
            assertThat(answer.raw().headers().firstValueAsLong("Retry-After")).isPresent();
        });
    }

    /** By the database: a view counts no further than anybody reads. */
    private long tickets() throws IOException, SQLException {
        try (var connection = product.database().getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from queue_row")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String fsync() throws IOException, SQLException {
        try (var connection = product.database().getConnection();
                var rows = connection.createStatement().executeQuery("show fsync")) {
            rows.next();
            return rows.getString(1);
        }
    }
}

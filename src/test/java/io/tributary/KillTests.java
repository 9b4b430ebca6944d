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

    /** A damaged index is built anew beside the open doors, and nothing is missing from it; what was being moved is moved, each ticket once. */
    @Test
    void buildsDamagedIndexAnewAndGoesOnMovingTickets() throws Exception {
        var rush = MailRush.begin(sender, "index", 40);
        rush.finish();
        rush.assertEachIsOneMessage();
        rush.assertEachIsFoundOnce();
        var admin = new Client(product.url()).signIn("admin@tributary.example");
        var migration = killedWhileMoving(admin);
        try (var files = java.nio.file.Files.list(product.data().resolve("search/ticket"))) {
            for (var file : files.filter(name -> name.toString().matches(".*segments_.*")).toList()) {
                java.nio.file.Files.writeString(file, "no index");
            }
        }

        product.start();

        rush.assertEachIsFoundOnce();
        Client.eventually(() -> sender.get("/api/v1/tickets?q=order").json().path("complete").asBoolean() ? true : null);
        var moved = Client.eventually(() -> admin.get(migration).json().path("latest").path("finishedAt").isNull() ? null : admin.get(migration).json());
        assertThat(moved.path("preview").path("tickets").asLong()).isZero();
        assertThat(moved.path("latest").path("moved")).isEqualTo(moved.path("latest").path("total"));
        var renewed = "select count(*) from ticket_event where type = 'governed' and payload ->> 'version' = (select id::text from sla_policy_version order by at desc limit 1)";
        assertThat(number(renewed)).isEqualTo(moved.path("latest").path("total").asLong());
        assertThat(number(renewed.replace("count(*)", "count(distinct ticket_id)"))).isEqualTo(moved.path("latest").path("total").asLong());
    }

    /** In the middle of one ticket, that somebody else has in hand just then. Returns where its fate is read. */
    private String killedWhileMoving(Client admin) throws Exception {
        var policy = "/api/v1/sla/policies/" + admin.get("/api/v1/sla/policies").json().path("items").valueStream().filter(each -> each.path("active").asBoolean())
                .findFirst().orElseThrow().path("id").asString();
        try (var somebody = product.database().getConnection(); var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("""
                    select id from ticket where exists (select 1 from sla_clock c where c.ticket_id = ticket.id and c.met_at is null)
                    order by number offset 20 limit 1 for update""");
            assertThat(admin.patch(policy, Map.of("warnAt", 70)).status()).isEqualTo(200);
            assertThat(admin.post(policy + "/migration", Map.of()).status()).isEqualTo(202);
            Client.eventually(() -> admin.get(policy + "/migration").json().path("latest").path("moved").asInt() == 20 ? true : null);
            product.kill();
        }
        return policy + "/migration";
    }

    private long number(String query) throws Exception {
        try (var connection = product.database().getConnection(); var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
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

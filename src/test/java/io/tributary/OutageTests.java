package io.tributary;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database is dead and cannot come back, for its disk is broken; later the disk is mended. */
@Timeout(300)
@Tag("full")
class OutageTests {

    private static final String PAGE = "/static/console/index.html";

    static ProductProcess product;
    static Client browser;
    static Client script;
    static Client newScript;

    @BeforeAll
    static void open() throws IOException {
        product = ProductProcess.ofDemo().start();
        browser = new Client(product.url()).signIn("agent@tributary.example");
        script = browser.withToken();
        newScript = browser.withToken();
        assertThat(script.get("/api/v1/views").status()).isEqualTo(200);
    }

    @AfterEach
    void mend() throws IOException {
        if (Files.exists(lost())) Files.move(lost(), pgControl());
        product.await("health", () -> product.health() == 200);
    }

    @AfterAll
    static void close() throws Exception {
        product.close();
    }

    @Test
    void everyoneIsAskedToComeAgainAtOnceUntilTheDatabaseIsBack() throws Exception {
        var path = "/api/v1/tickets/" + script.processed(Mail.from("kim@example.com").raw()).path("ticket").asLong();
        var note = Map.of("kind", "note", "text", "Once");
        var key = UUID.randomUUID().toString();
        breakDisk();
        product.await("bad health", () -> product.health() == 503);

        List<Supplier<Client.Answer>> calls = List.of(
                () -> script.mail("email", Mail.from("lou@example.com").raw()),
                () -> newScript.mail("email", Mail.from("lou@example.com").raw()),
                () -> new Client(product.url()).send("GET", path, null, "Authorization", "Bearer trb_unknown"),
                () -> browser.get("/api/v1/session"),
                () -> browser.get(path),
                () -> browser.send("POST", path + "/messages", note, "Idempotency-Key", key),
                () -> script.patch(path, Map.of("priority", "high")),
                () -> new Client(product.url()).post("/api/v1/session", Map.of("email", "agent@tributary.example", "password", "tributary")),
                () -> browser.get("/ws"));
        // Waiting for the pool costs three seconds a call; these are forty-five.
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 5; i++) calls.forEach(call -> assertAskedToComeAgain(call.get()));
        });
        // A build without the console has no page to show.
        if (getClass().getResource(PAGE) != null) assertThat(browser.get("/console/index.html").status()).isEqualTo(200);

        mend();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(browser.send("POST", path + "/messages", note, "Idempotency-Key", key).status()).isEqualTo(201);
        assertThat(browser.get(path + "/messages").json().path("items"))
                .filteredOn(message -> message.path("kind").asString().equals("note")).hasSize(1);
        assertThat(newScript.processed(Mail.from("lou@example.com").raw()).path("state").asString()).isEqualTo("processed");
    }

    @Test
    void noCallFailsOtherwiseWhileTheDatabaseDies() throws Exception {
        var note = Map.of("kind", "note", "text", "Again and again");
        var path = "/api/v1/tickets/" + script.processed(Mail.from("max@example.com").raw()).path("ticket").asLong();
        List<Supplier<Client.Answer>> calls = List.of(
                () -> browser.get("/api/v1/session"),
                () -> browser.get("/api/v1/tickets?view=all"),
                () -> browser.patch("/api/v1/session", Map.of("theme", "dark")),
                () -> script.patch(path, Map.of("tags", List.of(UUID.randomUUID().toString()))),
                () -> script.send("POST", path + "/messages", note, "Idempotency-Key", UUID.randomUUID().toString()),
                () -> new Client(product.url()).post("/api/v1/session", Map.of("email", "agent@tributary.example", "password", "tributary")));
        try (var callers = new Callers(calls)) {
            callers.awaitAnswers(10);
            var killed = product.postmaster().pid();
            product.killDatabase();
            product.await("the database's return", () -> product.reborn(killed) && product.health() == 200);
            callers.awaitAnswers(10);
            assertThat(callers.bad()).isNotEmpty();
            // One by one: what is wrong with a single answer would be lost among hundreds that are right.
            callers.bad().forEach(OutageTests::assertAskedToComeAgain);
        }
    }

    private static void assertAskedToComeAgain(Client.Answer answer) {
        assertThat(answer.status()).as(() -> answer.raw() + answer.text() + troubles()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("storage-unavailable");
        assertThat(answer.raw().headers().firstValueAsLong("Retry-After")).isPresent();
    }

    private static String troubles() {
        return product.output().lines().filter(line -> line.contains(" ERROR ") || line.startsWith("Caused by:")).limit(12).collect(joining("\n", "\n", ""));
    }

    /** Kills the database, which does not start again without this file. */
    private static void breakDisk() throws IOException {
        Files.move(pgControl(), lost());
        product.killDatabase();
    }

    private static Path pgControl() {
        return product.data().resolve("postgres/global/pg_control");
    }

    private static Path lost() {
        return product.data().resolve("pg_control");
    }
}

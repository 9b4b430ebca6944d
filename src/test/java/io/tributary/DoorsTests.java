package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who comes in at the HTTP doors: sessions, origins, tokens, and the paths round them. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTests {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
            + "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client agent;

    @BeforeAll
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private static Map<String, String> login(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"POST, /tickets", "PATCH, /tickets/100000", "POST, /tickets/100000/messages", "DELETE, /messages/x", "POST, /attachments",
        "POST, /inbound/email", "POST, /api-tokens", "DELETE, /api-tokens/x", "PATCH, /session", "DELETE, /session", "PUT, /tickets"})
    void writingTakesTheSessionsTokenAndAnOriginOfOurs(String method, String path) {
        var full = "/api/v1" + path;
        refused(agent.send(method, full, Map.of(), "X-CSRF-TOKEN", ""), 403, "csrf");
        refused(agent.send(method, full, Map.of(), "X-CSRF-TOKEN", UUID.randomUUID().toString()), 403, "csrf");
        for (var origin : List.of("http://evil.example", "null", url + ".evil.example", url.replace("http:", "https:"))) {
            refused(agent.send(method, full, Map.of(), "Origin", origin), 403, "foreign-origin");
        }
    }

    @Test
    void signingInIsRefusedToForeignPagesAndOpenToOurs() {
        var form = login("agent@tributary.example", "tributary");
        refused(new Client(url).send("POST", "/api/v1/session", form, "Origin", "http://evil.example"), 403, "foreign-origin");
        for (var origin : List.of(url, url.replace("localhost", "127.0.0.1"))) {
            assertThat(new Client(url).send("POST", "/api/v1/session", form, "Origin", origin).status()).isEqualTo(200);
        }
        assertThat(new Client(url).post("/api/v1/session", form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/inbox/mine", "/api/v1/session", "/nothing-here", "/actuator/health", "/v3/api-docs"})
    void everyAnswerCarriesThePolicy(String path) {
        var headers = new Client(url).get(path).raw().headers();
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly(POLICY);
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    }

    @Test
    void signingInMakesAnotherSessionAndSigningOutEndsIt() {
        var leaver = new Client(url).signIn("agent@tributary.example");
        var before = leaver.cookie();
        var answer = leaver.post("/api/v1/session", login("agent@tributary.example", "tributary"));
        var set = answer.raw().headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(leaver.cookie()).isNotEqualTo(before);
        refused(new Client(url).send("GET", "/api/v1/session", null, "Cookie", before), 401, "unauthenticated");

        var csrf = answer.json().path("csrf").path("token").asString();
        var after = leaver.cookie();
        assertThat(leaver.send("DELETE", "/api/v1/session", null, "X-CSRF-TOKEN", csrf).status()).isEqualTo(204);
        refused(new Client(url).send("GET", "/api/v1/tickets", null, "Cookie", after), 401, "unauthenticated");
    }

    @Test
    void guessingIsSlowedForThatAccountFromThatAddressOnly() throws IOException, InterruptedException {
        var desk = new Desk(url, agents, teams);
        var victim = desk.hire(Role.AGENT);
        for (int i = 0; i < 5; i++) refused(new Client(url).post("/api/v1/session", login(victim.email(), "wrong")), 401, "bad-credentials");

        // The right password too: an answer that differed would tell the guesser that it was right.
        var throttled = new Client(url).post("/api/v1/session", login(victim.email().toUpperCase(), Desk.PASSWORD));
        refused(throttled, 429, "too-many-attempts");
        assertThat(throttled.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isEqualTo(throttled.json().path("params").path("seconds").asLong()).isBetween(1L, 60L);
        assertThat(new Client(url).signIn("agent@tributary.example").get("/api/v1/session").status()).isEqualTo(200);
        try (var elsewhere = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.2")).build()) {
            var request = HttpRequest.newBuilder(URI.create(url.replace("localhost", "127.0.0.1") + "/api/v1/session"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"email\":\"" + victim.email() + "\",\"password\":\"" + Desk.PASSWORD + "\"}"));
            assertThat(elsewhere.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void unknownAccountIsAnsweredLikeWrongPassword() {
        var unknown = new Client(url).post("/api/v1/session", login(UUID.randomUUID() + "@tributary.example", "wrong"));
        var wrong = new Client(url).post("/api/v1/session", login("admin@tributary.example", "wrong"));
        refused(unknown, 401, "bad-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void tokenIsKeptAsHashAndEndsWhenRevoked() {
        var issued = agent.post("/api/v1/api-tokens", Map.of("name", "gone soon")).json();
        var token = issued.path("token").asString();
        var bearer = new String[] {"Authorization", "Bearer " + token};
        assertThat(new Client(url).send("GET", "/api/v1/session", null, bearer).status()).isEqualTo(200);
        assertThat(jdbc.sql("select api_token::text from api_token").query(String.class).list()).noneMatch(row -> row.contains(token));
        assertThat(jdbc.sql("select count(*) from api_token where sha256 = ?").param(Sha256.of(token)).query(Long.class).single()).isOne();
        assertThat(agent.get("/api/v1/api-tokens").text()).doesNotContain(token);

        agent.delete("/api/v1/api-tokens/" + issued.path("id").asString());

        refused(new Client(url).send("GET", "/api/v1/session", null, bearer), 401, "unauthenticated");
    }

    @Test
    void tokenLeavesNoSessionThatKnowsNoScopes() {
        var inbound = agent.withToken("inbound");
        var answer = inbound.get("/api/v1/inbound");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Set-Cookie")).isEmpty();
        refused(new Client(url).send("GET", "/api/v1/tickets", null, "Cookie", inbound.cookie()), 401, "unauthenticated");
    }

    @Test
    void tokenStaysWithinItsScopes() {
        var inbound = agent.withToken("inbound");
        var read = agent.withToken("read");
        var write = agent.withToken("write");
        for (var path : List.of("/api/v1/tickets", "/api/v1/session", "/api/v1/feed?since=0", "/api/v1/api-tokens")) {
            refused(inbound.get(path), 403, "scope-missing");
            refused(write.get(path), 403, "scope-missing");
        }
        refused(read.post("/api/v1/tickets/100000/messages", Map.of("kind", "note", "text", "x")), 403, "scope-missing");
        refused(read.post("/api/v1/api-tokens", Map.of("name", "wider")), 403, "scope-missing");
        for (var spelling : List.of("/api/v1/inbound", "/api/v1/%69nbound", "/api/v1/inboun%64")) {
            refused(read.get(spelling), 403, "scope-missing");
            refused(write.send("POST", spelling + "/email", "message/rfc822", BodyPublishers.ofString(Mail.from("x@example.com").raw())), 403,
                    "scope-missing");
        }
        var wider = write.post("/api/v1/api-tokens", Map.of("name", "wider", "scopes", List.of("read", "write", "inbound"))).json();
        refused(new Client(url).send("GET", "/api/v1/tickets", null, "Authorization", "Bearer " + wider.path("token").asString()), 403, "scope-missing");
        var same = write.post("/api/v1/api-tokens", Map.of("name", "same")).json();
        refused(new Client(url).send("GET", "/api/v1/tickets", null, "Authorization", "Bearer " + same.path("token").asString()), 403, "scope-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tickets", "/api/v1/tickets/", "/api/v1/tickets/..;/..", "/api/v1/tickets/..;/tickets", "/api/v1/%74ickets",
        "/%61pi/v1/tickets", "/api%2fv1/tickets", "//api/v1/tickets", "/api//v1/tickets", "/./api/v1/tickets", "/console/../api/v1/tickets",
        "/console/..;/api/v1/tickets", "/inbox/%2e%2e/api/v1/tickets", "/api;x=1/v1/tickets", "/API/v1/tickets", "/api/v1/tickets.json",
        "/api/v1/tickets%00", "/api/v1/tickets%0a", "/api/v1/tickets;a=b", "/actuator", "/actuator/env", "/actuator/",
        "/actuator/beans", "/actuator/health/db", "/actuator/health;/../env", "/%61ctuator/env", "/actuator/heapdump", "/application.yaml"})
    void noSpellingOfThePathGetsRoundTheDoor(String path) {
        var answer = new Client(url).get(path);
        assertThat(answer.status()).isIn(400, 401, 403, 404);
        assertThat(answer.text()).doesNotContain("\"items\"", "activeProfiles", "_links", "components");
    }

    @Test
    void healthSaysNoMoreThanThatItIsUp() {
        var health = eventually(() -> new Client(url).get("/actuator/health"));
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"UP\"}");
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A start on an empty folder, without the demo: nobody can sign in until somebody follows the link on the terminal. */
@Timeout(300)
class FirstStartTests {

    private static final Pattern LINK = Pattern.compile("^ .*/setup#([A-Za-z0-9_-]{43})$", Pattern.MULTILINE);
    private static final String PASSWORD = "ein langes Wort, 很长";

    ProductProcess product;

    @BeforeEach
    void open() throws Exception {
        product = ProductProcess.ofPlain();
        product.launch();
        product.await("a set-up link", () -> links() == 1);
    }

    @AfterEach
    void close() throws Exception {
        product.close();
    }

    @Test
    void linkMakesTheFirstAdminOnce() throws Exception {
        var somebody = new Client(product.url());
        assertThat(product.health()).isEqualTo(503);
        assertThat(signIn(somebody, "agent@tributary.example", "tributary")).isEqualTo(401);

        var token = link(0);
        assertThat(setUp(somebody, token.substring(1) + "A", PASSWORD).status()).isEqualTo(404);
        var weak = setUp(somebody, token, "tributary");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.code()).isEqualTo("weak-password");
        assertThat(product.health()).isEqualTo(503);
        assertThat(setUp(somebody, token, PASSWORD).status()).isEqualTo(204);
        assertThat(setUp(somebody, token, PASSWORD).status()).isEqualTo(404);

        product.await("health", () -> product.health() == 200);
        var admin = new Client(product.url()).signIn("ada@example.com", PASSWORD);
        assertThat(admin.get("/api/v1/session").json().path("user").path("role").asString()).isEqualTo("admin");
        assertThat(admin.get("/api/v1/agents").json().path("items")).hasSize(1);
        assertThat(admin.get("/api/v1/sla/policies").json().path("items").valueStream().map(policy -> policy.path("active").asBoolean()))
                .as("a suggestion that promises nothing yet").containsExactly(false);
        assertThat(signIn(somebody, "agent@tributary.example", "tributary")).isEqualTo(401);
        var apiToken = admin.post("/api/v1/api-tokens", Map.of("name", "test")).json().path("token").asString();
        assertThat(new Client(product.url()).send("GET", "/api/v1/agents", null, "Authorization", "Bearer " + apiToken).status()).isEqualTo(200);

        assertThat(product.output()).containsOnlyOnce(token).doesNotContain(PASSWORD).doesNotContain(apiToken);
    }

    @Test
    @Tag("full")
    void everyStartPrintsANewLinkUntilOneIsUsed() throws Exception {
        product.kill();
        product.launch();
        product.await("another set-up link", () -> links() == 2);

        var somebody = new Client(product.url());
        assertThat(setUp(somebody, link(0), PASSWORD).status()).isEqualTo(404);
        assertThat(setUp(somebody, link(1), PASSWORD).status()).isEqualTo(204);

        product.kill();
        product.start();
        assertThat(links()).isEqualTo(2);
        assertThat(signIn(somebody, "ada@example.com", PASSWORD)).isEqualTo(200);
    }

    private static Client.Answer setUp(Client client, String token, String password) {
        return client.post("/api/v1/setup", Map.of("token", token, "name", "Ada", "email", "ada@example.com", "password", password));
    }

    private static int signIn(Client client, String email, String password) {
        return client.post("/api/v1/session", Map.of("email", email, "password", password)).status();
    }

    private long links() {
        return LINK.matcher(product.output()).results().count();
    }

    private String link(int n) {
        return LINK.matcher(product.output()).results().skip(n).findFirst().orElseThrow().group(1);
    }
}

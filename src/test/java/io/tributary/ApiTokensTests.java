package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tokens end when they are to, and are seen by those who may end them. */
@WholeDesk
class ApiTokensTests {

    private static final String TOKENS = "/api/v1/api-tokens";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Client admin;
    Client agent;

    @BeforeEach
    void people() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        agent = desk.signedIn(desk.hire(Role.AGENT));
    }

    private JsonNode make(Instant until) {
        return agent.post(TOKENS, Map.of("name", "Robot", "scopes", List.of("read"), "expiresAt", until.toString())).json();
    }

    private int use(JsonNode made) {
        return new Client(url).send("GET", "/api/v1/agents", null, "Authorization", "Bearer " + made.path("token").asString()).status();
    }

    @Test
    void useIsNoted() {
        var made = make(Instant.now().plusSeconds(3600));
        assertThat(agent.get(TOKENS).json().path("items").get(0).path("lastUsedAt").isNull()).isTrue();

        assertThat(use(made)).isEqualTo(200);

        assertThat(agent.get(TOKENS).json().path("items").get(0).path("lastUsedAt").isNull()).isFalse();
        assertThat(agent.get(TOKENS).text()).doesNotContain(made.path("token").asString());
    }

    @Test
    void tokenEndsWhenItIsTo() {
        assertThat(agent.post(TOKENS, Map.of("name", "Robot", "expiresAt", Instant.now().minusSeconds(1).toString())).status()).isEqualTo(400);
        var made = make(Instant.now().plusSeconds(3600));
        jdbc.sql("update api_token set expires_at = now() where id = ?::uuid").param(made.path("id").asString()).update();

        assertThat(use(made)).isEqualTo(401);
    }

    @Test
    void whatAnEndingTokenMakesEndsWithIt() {
        var end = Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        var made = agent.post(TOKENS, Map.of("name", "Robot", "expiresAt", end.toString())).json().path("token").asString();
        for (var form : List.of(Map.of("name", "Heir"), Map.of("name", "Heir", "expiresAt", end.plusSeconds(3600).toString()))) {
            assertThat(new Client(url).send("POST", TOKENS, form, "Authorization", "Bearer " + made).status()).isEqualTo(201);
        }

        assertThat(agent.get(TOKENS).json().path("items").valueStream().map(each -> Instant.parse(each.path("expiresAt").asString()))).hasSize(3)
                .containsOnly(end);
    }

    @Test
    void adminSeesEverybodysAndEndsThem() {
        var made = make(Instant.now().plusSeconds(3600));
        assertThat(use(made)).isEqualTo(200);
        assertThat(agent.get(TOKENS + "?all=true").status()).isEqualTo(403);
        assertThat(admin.withToken("read").get(TOKENS + "?all=true").status()).isEqualTo(403);
        assertThat(admin.get(TOKENS + "?all=true").text()).contains(made.path("id").asString());
        assertThat(desk.signedIn(desk.hire(Role.SUPERVISOR)).delete(TOKENS + "/" + made.path("id").asString()).status()).isEqualTo(404);

        assertThat(admin.delete(TOKENS + "/" + made.path("id").asString()).status()).isEqualTo(204);

        assertThat(use(made)).isEqualTo(401);
        assertThat(admin.delete(TOKENS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}

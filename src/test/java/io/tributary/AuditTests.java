package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Audit;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was done to the house is found again, and taken along whole. */
@WholeDesk
class AuditTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Client admin;

    @BeforeEach
    void admin() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
    }

    private List<JsonNode> found(String filter) {
        var answer = admin.get("/api/v1/audit?limit=200&" + filter);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    @Test
    void signingInAndFailingToAreFoundByWhoAndWhat() {
        var agent = desk.hire(Role.AGENT);
        desk.signedIn(agent);
        new Client(url).post("/api/v1/session", Map.of("email", agent.email(), "password", "a wrong password"));

        assertThat(found("action=sign-in&actor=" + agent.id())).singleElement()
                .satisfies(entry -> assertThat(entry.path("actor").path("name").asString()).isEqualTo(agent.name()));
        assertThat(found("action=sign-in-failed&object=" + agent.email())).singleElement()
                .satisfies(entry -> assertThat(entry.path("actor").isNull()).isTrue());
        assertThat(admin.get("/api/v1/audit").text()).doesNotContain("a wrong password");
    }

    @Test
    void periodIsKeptAndPercentIsNoWildcard() {
        var mark = "50%_" + UUID.randomUUID();
        audit.note(null, "test", mark, Map.of());
        var encoded = URLEncoder.encode(mark, StandardCharsets.UTF_8);

        assertThat(found("object=" + encoded)).hasSize(1);
        assertThat(found("object=" + encoded + "&from=2000-01-01T00:00:00Z&until=2999-01-01T00:00:00Z")).hasSize(1);
        assertThat(found("object=" + encoded + "&until=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(found("object=" + encoded.replace("50", "%25"))).isEmpty();
        assertThat(admin.get("/api/v1/audit?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        var action = "test-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) audit.note(null, action, i, Map.of());
        var seen = new java.util.ArrayList<String>();
        var next = "";
        do {
            var page = admin.get("/api/v1/audit?limit=3&action=" + action + next).json();
            page.path("items").valueStream().forEach(entry -> seen.add(entry.path("object").asString()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(seen).containsExactly("6", "5", "4", "3", "2", "1", "0");
    }

    @Test
    void exportHoldsEveryRowAndNoFormula() {
        var action = "test-" + UUID.randomUUID();
        jdbc.sql("""
                insert into audit (id, at, action, object) select uuidv7(), now(), ?, '=HYPERLINK("http://evil.example")'
                from generate_series(1, 2500)""").param(action).update();

        var csv = admin.get("/api/v1/audit/export/csv?action=" + action);
        assertThat(csv.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(2501);
        assertThat(csv.text()).startsWith("\uFEFF\"at\"").contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"").doesNotContain(",\"=");
        assertThat(admin.get("/api/v1/audit/export/ndjson?action=" + action).text().lines()).hasSize(2500);
        assertThat(found("action=audit-exported")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/actions", "/export/csv", "/export/ndjson"})
    void nobodyButAnAdminReadsIt(String path) {
        for (var intruder : List.of(desk.signedIn(desk.hire(Role.SUPERVISOR, desk.team())), admin.withToken("read"))) {
            assertThat(intruder.get("/api/v1/audit" + path).status()).isEqualTo(403);
        }
    }
}

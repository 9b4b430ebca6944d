package io.tributary;

import static io.tributary.RoleChanges.change;
import static io.tributary.RoleChanges.changes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Administrators decide what roles may do; what follows for tickets is in {@link RightsTests}. */
@WholeDesk
class RolesTests {

    private static final String ROLES = RoleChanges.PATH;

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Desk desk;
    Client admin;

    @BeforeEach
    void admin() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
    }

    private JsonNode role(String name) {
        return admin.get(ROLES).json().path("items").valueStream().filter(each -> each.path("role").asString().equals(name)).findFirst().orElseThrow();
    }

    private JsonNode scope(String role, Object scope) {
        return role(role).path("tickets").valueStream().filter(each -> each.path("scope").asString().equals(scope.toString())).findFirst().orElseThrow();
    }

    @Test
    void atFirstEverybodyMayWhatTheyAlwaysCould() {
        var team = desk.team();
        for (var name : List.of("agent", "lead", "supervisor", "admin")) {
            for (var scope : List.of("every", "none", "assigned", "mentioned", team)) {
                assertThat(scope(name, scope).path("rights").toString()).isEqualTo("[\"see\",\"note\",\"reply\",\"change\",\"merge\"]");
            }
            assertThat(scope(name, team).path("inherited").asBoolean()).isTrue();
            assertThat(role(name).path("fixed").asBoolean()).isEqualTo(name.equals("admin"));
        }
        assertThat(role("agent").path("desk").toString()).isEqualTo("[\"open\",\"inbound\"]");
        assertThat(role("supervisor").path("desk").toString()).isEqualTo("[\"open\",\"inbound\"]");
        assertThat(role("admin").path("desk")).hasSize(5);
    }

    @Test
    void teamHasItsOwnRowUntilThatIsTakenBack() {
        var team = desk.team();
        try (var roles = new RoleChanges(admin)) {
            roles.set("agent", "every", "see", "note").set("agent", team, "see", "reply");
            assertThat(scope("agent", team).path("rights").toString()).isEqualTo("[\"see\",\"reply\"]");
            assertThat(scope("agent", team).path("inherited").asBoolean()).isFalse();

            assertThat(admin.patch(ROLES, changes(change("agent", team, null))).status()).isEqualTo(200);
            assertThat(scope("agent", team).path("rights").toString()).isEqualTo("[\"see\",\"note\"]");
            assertThat(scope("agent", team).path("inherited").asBoolean()).isTrue();
            // A team that is new is one of every team.
            assertThat(scope("agent", desk.team()).path("rights").toString()).isEqualTo("[\"see\",\"note\"]");
        }
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondIsToldAndNothingOfTheirsIsKept() {
        var team = desk.team();
        var seen = admin.get(ROLES).raw().headers().firstValue("ETag").orElseThrow();
        var first = admin.patch(ROLES, changes(change("agent", team, List.of("see"))), "If-Match", seen);
        assertThat(first.status()).isEqualTo(200);

        var second = admin.patch(ROLES, changes(change("lead", team, List.of("see")), change("agent", team, List.of())), "If-Match", seen);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.code()).isEqualTo("changed-meanwhile");
        assertThat(scope("agent", team).path("rights").toString()).isEqualTo("[\"see\"]");
        assertThat(scope("lead", team).path("inherited").asBoolean()).isTrue();
        var now = first.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(admin.patch(ROLES, changes(change("agent", team, null)), "If-Match", now).status()).isEqualTo(200);
        // A team that was made meanwhile is no decision of anybody's.
        var before = admin.get(ROLES).raw().headers().firstValue("ETag").orElseThrow();
        desk.team();
        assertThat(admin.get(ROLES).raw().headers().firstValue("ETag")).contains(before);
    }

    @Test
    void decisionStandsInTheAuditLogOnceWithWhatWasGivenAndTaken() {
        var team = desk.team();
        var given = changes(change("agent", team, List.of("see", "note")));
        admin.patch(ROLES, given);
        admin.patch(ROLES, given);

        var entries = admin.get("/api/v1/audit?action=rights-changed&object=" + team).json().path("items");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("actor").path("name").asString()).isEqualTo("Sam Rivera");
        assertThat(entries.get(0).path("objectName").asString()).startsWith("Team ");
        var detail = entries.get(0).path("detail");
        assertThat(detail.path("role").asString()).isEqualTo("agent");
        assertThat(detail.path("scope").asString()).isEqualTo("team");
        assertThat(detail.path("taken").toString()).isEqualTo("[\"reply\",\"change\",\"merge\"]");
        assertThat(detail.path("given")).isEmpty();
    }

    @Test
    void nobodyTakesAnythingFromAdministrators() {
        for (var scope : List.of("desk", "every", desk.team().toString())) {
            var refused = admin.patch(ROLES, changes(change("admin", scope, List.of())));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("admin-has-all");
        }
        assertThat(admin.get("/api/v1/audit").status()).isEqualTo(200);
    }

    @Test
    void whatGoesWrongInOneGoesWrongInAll() {
        var team = desk.team();
        var refused = admin.patch(ROLES, changes(change("agent", team, List.of("see")), change("agent", UUID.randomUUID(), List.of("see"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("params").toString()).contains("\"scope\"", "\"unknown\"");
        assertThat(scope("agent", team).path("inherited").asBoolean()).isTrue();
    }

    @Test
    void rowOfATeamGoesWithTheTeam() {
        var team = desk.team();
        admin.patch(ROLES, changes(change("agent", team, List.of("see"))));
        assertThat(admin.delete("/api/v1/teams/" + team).status()).isEqualTo(204);
        assertThat(admin.get(ROLES).text()).doesNotContain(team.toString());
        assertThat(admin.patch(ROLES, changes(change("agent", team, List.of("see")))).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "customer|every|see|role|unknown", "AGENT|every|see|role|unknown", "agent|nowhere|see|scope|unknown", "agent|team|see|scope|unknown",
        "agent|' every '|see|scope|unknown", "agent|every' or '1'='1|see|scope|unknown", "agent|<b>every</b>|see|scope|unknown",
        "agent|every|fly|rights|unknown", "agent|every|audit|rights|unknown", "agent|desk|see|rights|unknown", "agent|desk|staff|rights|unknown",
        "agent|every|reply|rights|see-missing", "agent|assigned|note|rights|see-missing", "agent|mentioned||rights|see-missing"})
    void whatThereIsNotIsRefusedByName(String role, String scope, String right, String field, String reason) {
        var refused = admin.patch(ROLES, changes(change(role, scope, right == null ? List.of() : List.of(right))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("params").path("field").asString()).isEqualTo(field);
        assertThat(refused.json().path("params").path("reason").asString()).isEqualTo(reason);
    }

    @Test
    void hostileFormsAreNoErrorsOfOurs() {
        var many = Collections.nCopies(50, "see");
        var long64 = "x".repeat(10_000);
        var forms = List.<Object>of(Map.of(), Map.of("changes", List.of()), Map.of("changes", "all"), Map.of("changes", Arrays.asList((Object) null)),
                Map.of("changes", List.of(List.of())), changes(Map.of("role", "agent")), changes(change("agent", "every", many)),
                changes(change("agent", "every", Arrays.asList("see", null))), changes(change(long64, "every", List.of())),
                changes(change("agent", long64, List.of())), changes(change("agent", "every\0", List.of("see"))),
                changes(Map.of("role", "agent", "scope", "every", "rights", "see")), changes(Map.of("role", 7, "scope", Map.of(), "rights", List.of(1))),
                Map.of("changes", IntStream.range(0, 501).mapToObj(i -> change("agent", "every", List.of())).toList()));
        for (var form : forms) assertThat(admin.patch(ROLES, form).status()).as(form.toString()).isEqualTo(400);
        assertThat(scope("agent", "every").path("rights")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH"})
    void nobodyButAnAdminDecides(String method) {
        var team = desk.team();
        var lead = desk.hire(Role.AGENT);
        teams.join(team, lead.id(), true);
        for (var intruder : List.of(desk.signedIn(desk.hire(Role.AGENT, team)), desk.signedIn(lead), desk.signedIn(desk.hire(Role.SUPERVISOR, team)),
                admin.withToken("read", "write", "inbound"))) {
            var form = method.equals("GET") ? null : changes(change("agent", "desk", List.of("audit")));
            assertThat(intruder.send(method, ROLES, form).status()).isEqualTo(403);
        }
        assertThat(new Client(url).get(ROLES).status()).isEqualTo(401);
        assertThat(role("agent").path("desk").toString()).doesNotContain("audit");
    }
}

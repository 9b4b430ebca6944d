package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;

/** Teams are set up, and what that lets people see follows at once. */
@WholeDesk
class TeamsTests {

    private static final String TEAMS = "/api/v1/teams";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    SimpleBrokerMessageHandler broker;

    Desk desk;
    Client admin;

    @BeforeEach
    void admin() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
    }

    private static Map<String, Object> sheet(String name, @Nullable String parent) {
        var sheet = new HashMap<String, Object>(Map.of("name", name));
        if (parent != null) sheet.put("parent", parent);
        return sheet;
    }

    private String create(@Nullable String parent) {
        var made = admin.post(TEAMS, sheet("Team " + UUID.randomUUID(), parent));
        assertThat(made.status()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private long ticketOf(String team) {
        return admin.post("/api/v1/tickets", Map.of("subject", "Kettle", "text", "Broken", "team", team, "customer", Map.of("address", "petra@example.com")))
                .json().path("number").asLong();
    }

    @Test
    void memberSeesTheTeamsTicketsFromTheMomentOfJoiningToTheMomentOfLeaving() {
        var team = create(null);
        var ticket = "/api/v1/tickets/" + ticketOf(team);
        var agent = desk.hire(Role.AGENT);
        var client = desk.signedIn(agent);
        var member = TEAMS + "/" + team + "/members/" + agent.id();
        assertThat(client.get(ticket).status()).isEqualTo(404);
        try (var socket = StompClient.connect(url, client).subscribe("/user/queue/notices").settle(broker)) {
            assertThat(admin.send("PUT", member, Map.of("lead", true)).status()).isEqualTo(204);

            assertThat(client.get(ticket).status()).isEqualTo(200);
            socket.hears("/user/queue/notices", notice -> notice.path("type").asString().equals("teams"));
            assertThat(client.get("/api/v1/session").json().path("teams").get(0).path("lead").asBoolean()).isTrue();

            assertThat(admin.delete(member).status()).isEqualTo(204);
            assertThat(client.get(ticket).status()).isEqualTo(404);
        }
    }

    @Test
    void supervisorSeesWhatIsUnderTheirTeamAsItIsNow() {
        var above = create(null);
        var below = create(null);
        var ticket = "/api/v1/tickets/" + ticketOf(below);
        var supervisor = desk.signedIn(desk.hire(Role.SUPERVISOR, UUID.fromString(above)));
        assertThat(supervisor.get(ticket).status()).isEqualTo(404);

        assertThat(admin.send("PUT", TEAMS + "/" + below, sheet("Below " + below, above)).status()).isEqualTo(204);

        assertThat(supervisor.get(ticket).status()).isEqualTo(200);
    }

    @Test
    void noTeamIsUnderItselfNorNamedAsAnother() {
        var top = create(null);
        var middle = create(top);
        var bottom = create(middle);

        assertThat(admin.send("PUT", TEAMS + "/" + top, sheet("Ring " + top, bottom)).code()).isEqualTo("team-cycle");
        assertThat(admin.send("PUT", TEAMS + "/" + top, sheet("Ring " + top, top)).code()).isEqualTo("team-cycle");
        assertThat(admin.send("PUT", TEAMS + "/" + top, sheet("Ring " + top, UUID.randomUUID().toString())).status()).isEqualTo(400);
        assertThat(admin.post(TEAMS, sheet("  ", null)).status()).isEqualTo(400);
        var name = "Returns " + UUID.randomUUID();
        assertThat(admin.post(TEAMS, sheet(name, null)).status()).isEqualTo(201);
        assertThat(admin.post(TEAMS, sheet(name.toUpperCase(java.util.Locale.ROOT), null)).code()).isEqualTo("team-exists");
    }

    @Test
    void teamWithTicketsGoesOnlyWithAnHeir() {
        var team = create(null);
        var child = create(team);
        var heir = create(null);
        var number = ticketOf(team);

        var refused = admin.delete(TEAMS + "/" + team);
        assertThat(refused.code()).isEqualTo("team-in-use");
        assertThat(refused.json().path("params").path("tickets").asInt()).isEqualTo(1);
        assertThat(admin.delete(TEAMS + "/" + team + "?moveTo=" + team).status()).isEqualTo(400);
        assertThat(admin.delete(TEAMS + "/" + team + "?moveTo=" + heir).status()).isEqualTo(204);

        assertThat(admin.get("/api/v1/tickets/" + number).json().path("team").path("id").asString()).isEqualTo(heir);
        var left = admin.get(TEAMS).json().path("items");
        assertThat(left.valueStream().map(each -> each.path("id").asString())).contains(child).doesNotContain(team);
        assertThat(left.valueStream().filter(each -> each.path("id").asString().equals(child)).findFirst().orElseThrow().path("parent").isNull()).isTrue();
    }

    @Test
    void teamThatFeedsOnAMailboxIsInUse() {
        var mailbox = admin.get("/api/v1/channel-accounts").json().path("items").valueStream().filter(each -> each.path("key").asString().equals("email"))
                .findFirst().orElseThrow();

        assertThat(admin.delete(TEAMS + "/" + mailbox.path("team").asString()).code()).isEqualTo("team-in-use");
    }

    @ParameterizedTest
    @CsvSource({"POST,''", "PUT,/{id}", "DELETE,/{id}", "PUT,/{id}/members/{agent}", "DELETE,/{id}/members/{agent}"})
    void nobodyButAnAdminSetsThemUp(String method, String path) {
        var agent = desk.hire(Role.SUPERVISOR, desk.team());
        var where = TEAMS + path.replace("{id}", create(null)).replace("{agent}", agent.id().toString());
        for (var intruder : List.of(desk.signedIn(agent), admin.withToken("write"))) {
            assertThat(intruder.send(method, where, Map.of("name", "Mine", "lead", true)).status()).isEqualTo(403);
        }
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People are let in, changed and let out. */
@WholeDesk
class StaffTests {

    private static final String STAFF = "/api/v1/staff";

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
    Client somebody;
    String email;

    @BeforeEach
    void adminAndSomebodyOutside() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        somebody = new Client(url);
        email = UUID.randomUUID() + "@newcomer.example";
    }

    private JsonNode invite(Map<String, ?> more) {
        var form = new java.util.HashMap<String, Object>(Map.of("email", email, "name", "Wang Fang", "role", "agent"));
        form.putAll(more);
        var answer = admin.post(STAFF, form);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private static String token(JsonNode sent) {
        return sent.path("link").asString().split("#")[1];
    }

    private Client.Answer enter(String token, String password) {
        return somebody.post("/api/v1/entry", Map.of("token", token, "name", "王芳", "locale", "zh-CN", "password", password));
    }

    private JsonNode listed() {
        return admin.get(STAFF).json().path("items").valueStream().filter(each -> each.path("email").asString().equals(email)).findFirst().orElseThrow();
    }

    private static int status(Client client) {
        return client.get("/api/v1/session").status();
    }

    @Test
    void invitedOneChoosesNamePasswordAndLanguageAndIsInTheTeam() {
        var team = desk.team();
        var token = token(invite(Map.of("teams", List.of(team))));
        assertThat(listed().path("state").asString()).isEqualTo("invited");
        assertThat(somebody.post("/api/v1/entry:look", Map.of("token", token)).json().path("email").asString()).isEqualTo(email);

        assertThat(enter(token, "short").code()).isEqualTo("weak-password");
        assertThat(enter(token, Desk.PASSWORD).status()).isEqualTo(200);

        var session = new Client(url).signIn(email, Desk.PASSWORD).get("/api/v1/session").json();
        assertThat(session.path("user").path("name").asString()).isEqualTo("王芳");
        assertThat(session.path("user").path("locale").asString()).isEqualTo("zh-CN");
        assertThat(session.path("teams").get(0).path("id").asString()).isEqualTo(team.toString());
        assertThat(listed().path("state").asString()).isEqualTo("active");
        assertThat(listed().path("lastSeenAt").isNull()).isFalse();
    }

    @Test
    void linksThatAreUsedReplacedWithdrawnOrTooOldAllSayTheSame() {
        var used = token(invite(Map.of()));
        var again = token(admin.post(STAFF + "/" + listed().path("id").asString() + "/link", Map.of()).json());
        var refusals = new java.util.ArrayList<Client.Answer>();
        refusals.add(enter(used, Desk.PASSWORD));
        assertThat(enter(again, Desk.PASSWORD).status()).isEqualTo(200);
        refusals.add(enter(again, "another long password"));
        email = UUID.randomUUID() + "@newcomer.example";
        var withdrawn = token(invite(Map.of()));
        assertThat(admin.delete(STAFF + "/" + listed().path("id").asString()).status()).isEqualTo(204);
        refusals.add(enter(withdrawn, Desk.PASSWORD));
        var old = token(invite(Map.of()));
        jdbc.sql("update entry_link set expires_at = now() where agent_id = ?::uuid").param(listed().path("id").asString()).update();
        refusals.add(enter(old, Desk.PASSWORD));

        assertThat(refusals).allMatch(each -> each.status() == 404).extracting(Client.Answer::text).containsOnly(refusals.getFirst().text());
    }

    @Test
    void invitedOneIsNobodyYet() {
        invite(Map.of());

        assertThat(somebody.post("/api/v1/session", Map.of("email", email, "password", " ")).status()).isIn(400, 401);
        assertThat(admin.get("/api/v1/agents").text()).doesNotContain("Wang Fang");
        assertThat(admin.post(STAFF, Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "role", "admin")).code()).isEqualTo("agent-exists");
        assertThat(jdbc.sql("select count(*) from audit where detail::text like '%' || ? || '%'").param(email).query(Integer.class).single()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: all@example.com", "nobody", "a b@example.com"})
    void whatIsNoAddressIsNotInvited(String address) {
        assertThat(admin.post(STAFF, Map.of("email", address, "role", "agent")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"GET,", "POST,", "PATCH,/{id}", "DELETE,/{id}", "POST,/{id}/link", "POST,/{id}/disable", "POST,/{id}/enable"})
    void nobodyButAnAdminIsLetIn(String method, String path) {
        var victim = desk.hire(Role.AGENT);
        var body = Map.of("email", email, "role", "agent", "unassign", true);
        var where = STAFF + (path == null ? "" : path.replace("{id}", victim.id().toString()));
        for (var intruder : List.of(desk.signedIn(desk.hire(Role.AGENT)), desk.signedIn(desk.hire(Role.SUPERVISOR)), admin.withToken("read", "write"))) {
            assertThat(intruder.send(method, where, body).status()).isEqualTo(403);
        }
        assertThat(status(desk.signedIn(victim))).isEqualTo(200);
    }

    @Test
    void disabledOneIsOutEverywhereAtOnceAndTheirTicketsAreFree() {
        var team = desk.team();
        var leaver = desk.hire(Role.AGENT, team);
        var browser = desk.signedIn(leaver);
        var token = browser.withToken();
        var ticket = admin.post("/api/v1/tickets", Map.of("subject", "Kettle", "text", "Broken", "team", team, "customer",
                Map.of("address", "petra@example.com"))).json().path("number").asLong();
        assertThat(browser.post("/api/v1/tickets/" + ticket + "/claim", Map.of()).status()).isEqualTo(200);
        try (var socket = StompClient.connect(url, browser); var robot = StompClient.connect(url, token)) {
            assertThat(admin.post(STAFF + "/" + leaver.id() + "/disable", Map.of("unassign", true)).status()).isEqualTo(204);

            assertThat(socket.refusal()).isEqualTo("unauthenticated");
            assertThat(robot.refusal()).isEqualTo("unauthenticated");
        }
        assertThat(status(browser)).isEqualTo(401);
        assertThat(token.get("/api/v1/tickets").status()).isEqualTo(401);
        assertThat(somebody.post("/api/v1/session", Map.of("email", leaver.email(), "password", Desk.PASSWORD)).status()).isEqualTo(401);
        assertThat(admin.get("/api/v1/tickets/" + ticket).json().path("assignee").isNull()).isTrue();

        assertThat(admin.post(STAFF + "/" + leaver.id() + "/enable", Map.of()).status()).isEqualTo(204);
        assertThat(status(desk.signedIn(leaver))).isEqualTo(200);
        assertThat(token.get("/api/v1/tickets").status()).isEqualTo(401);
    }

    private Client.Answer list(String path, String csv) {
        return admin.send("POST", STAFF + path, "text/csv", java.net.http.HttpRequest.BodyPublishers.ofString(csv));
    }

    @Test
    void listIsShownBeforeAnybodyInItIsInvitedAndInvitedWholeOrNotAtAll() {
        var good = "email,name,role\n" + email + ",Wang Fang,supervisor\n";
        var bad = good + "nobody,Nobody,agent\n";

        assertThat(list(":preview", bad).json().path("items").get(1).path("errors").get(0).asString()).isEqualTo("email");
        assertThat(list(":import", bad).code()).isEqualTo("lines-invalid");
        assertThat(admin.get(STAFF).text()).doesNotContain(email);

        var sent = list(":import", good);
        assertThat(sent.status()).isEqualTo(201);
        assertThat(listed().path("role").asString()).isEqualTo("supervisor");
        assertThat(enter(token(sent.json().path("items").get(0)), Desk.PASSWORD).status()).isEqualTo(200);
        assertThat(list(":import", good).code()).isEqualTo("lines-invalid");
        assertThat(admin.get(STAFF + "/export").text()).contains('"' + email + "\",\"\u738b\u82b3\",\"supervisor\"");
        var supervisor = desk.signedIn(desk.hire(Role.SUPERVISOR));
        assertThat(supervisor.get(STAFF + "/export").status()).isEqualTo(403);
        assertThat(supervisor.send("POST", STAFF + ":import", "text/csv", java.net.http.HttpRequest.BodyPublishers.ofString(good)).status()).isEqualTo(403);
    }

    @Test
    void lastAdminStays() {
        var others = jdbc.sql("update agent set active = false where role = 'admin' and active and email <> 'admin@tributary.example' returning id")
                .query(UUID.class).list();
        var me = admin.get("/api/v1/session").json().path("user").path("id").asString();
        try {
            assertThat(admin.patch(STAFF + "/" + me, Map.of("role", "agent")).code()).isEqualTo("last-admin");
            assertThat(admin.post(STAFF + "/" + me + "/disable", Map.of("unassign", false)).code()).isEqualTo("last-admin");
            assertThat(status(admin)).isEqualTo(200);
        } finally {
            others.forEach(id -> jdbc.sql("update agent set active = true where id = ?").param(id).update());
        }
    }

    @Test
    void whoWasAnAdminIsNoneInAnOpenSession() {
        var other = desk.hire(Role.ADMIN);
        var session = desk.signedIn(other);

        assertThat(admin.patch(STAFF + "/" + other.id(), Map.of("role", "agent")).status()).isEqualTo(204);

        assertThat(session.get(STAFF).status()).isEqualTo(401);
        assertThat(desk.signedIn(other).get(STAFF).status()).isEqualTo(403);
    }

    @Test
    void newPasswordPutsWhoeverKnewTheOldOneOut() {
        Agent agent = desk.hire(Role.AGENT);
        var session = desk.signedIn(agent);

        var token = token(admin.post(STAFF + "/" + agent.id() + "/link", Map.of()).json());
        assertThat(status(session)).isEqualTo(200);
        assertThat(somebody.post("/api/v1/entry", Map.of("token", token, "password", "a better horse, no battery")).status()).isEqualTo(200);

        assertThat(status(session)).isEqualTo(401);
        assertThat(new Client(url).signIn(agent.email(), "a better horse, no battery").get("/api/v1/session").json().path("user").path("name").asString())
                .isEqualTo(agent.name());
    }

    @Test
    void forgottenPasswordNeverTellsWhoWorksHere() {
        var agent = desk.hire(Role.AGENT);
        var known = somebody.post("/api/v1/forgotten-password", Map.of("email", agent.email()));
        var unknown = somebody.post("/api/v1/forgotten-password", Map.of("email", email));

        assertThat(known.status()).isEqualTo(204);
        assertThat(unknown.status()).isEqualTo(204);
        assertThat(known.raw().headers().map().keySet()).isEqualTo(unknown.raw().headers().map().keySet());
        Client.eventually(() -> jdbc.sql("select mail from agent where id = ?").param(agent.id()).query(String.class).optional().filter("sent"::equals)
                .orElse(null));
        for (int i = 0; i < 4; i++) somebody.post("/api/v1/forgotten-password", Map.of("email", email));
        assertThat(somebody.post("/api/v1/forgotten-password", Map.of("email", email)).status()).isEqualTo(429);
    }

    @Test
    void whatWasDoneCannotBeUndoneInTheAudit() {
        invite(Map.of());

        for (var tampering : List.of("update audit set actor = null", "delete from audit", "truncate audit")) {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(tampering).update()).withStackTraceContaining("append-only");
        }
    }
}

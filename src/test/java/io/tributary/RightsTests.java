package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;

/** What roles may do with tickets: every deed there is, tried with every right alone, by everybody a right can be taken from. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTests {

    private static final Set<String> ALL = Set.of("see", "note", "reply", "change", "merge");

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
    UUID team;
    UUID otherTeam;
    long number;
    long closed;
    Agent colleague;
    RoleChanges roles;

    /** Something done to a ticket, the right it needs, and how it ends for whoever has that. */
    record Deed(String name, String right, int status, Function<Client, Answer> doing) {}

    @BeforeAll
    void ticketOfATeam() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        team = desk.team();
        otherTeam = desk.team();
        number = open(team);
        closed = open(team);
        admin.patch(path(closed), Map.of("status", "closed"));
        colleague = desk.hire(Role.AGENT, team);
    }

    @BeforeEach
    void begin() {
        roles = new RoleChanges(admin);
    }

    @AfterEach
    void takeBack() {
        roles.close();
    }

    private long open(UUID of) {
        return admin.post("/api/v1/tickets", Map.of("subject", "Rights", "text", "Hello", "team", of,
                "customer", Map.of("address", UUID.randomUUID() + "@rights.example"))).json().path("number").asLong();
    }

    private static String path(long ticket) {
        return "/api/v1/tickets/" + ticket;
    }

    private String on(String more) {
        return path(number) + more;
    }

    private Answer write(Client client, String kind) {
        var held = client.post(on("/messages"), Map.of("kind", kind, "text", "Words", "holdSeconds", 60));
        if (kind.equals("reply") && held.status() == 201) admin.delete("/api/v1/messages/" + held.json().path("id").asString());
        return held;
    }

    private String held() {
        return "/api/v1/messages/" + admin.post(on("/messages"), Map.of("kind", "reply", "text", "Words", "holdSeconds", 60)).json().path("id").asString();
    }

    private List<Deed> deeds() {
        var held = held();
        var someone = "/participants/someone@rights.example";
        return List.of(
                new Deed("follow oneself", "see", 200, client -> client.send("PUT", on("/followers/me"), null)),
                new Deed("draft", "see", 200, client -> client.send("PUT", on("/drafts/reply"), Map.of("text", "x", "writer", "w", "turn", 1, "rev", 0))),
                new Deed("rename customer", "change", 200, client -> client.patch("/api/v1/customers/" + client.get(on("")).json().path("customer").path("id").asString(),
                        Map.of("name", "Ann " + UUID.randomUUID()))),
                new Deed("note", "note", 201, client -> write(client, "note")),
                new Deed("reply", "reply", 201, client -> write(client, "reply")),
                new Deed("copy status link", "reply", 200, client -> client.post(on("/status-link"), Map.of())),
                new Deed("revoke status link", "reply", 204, client -> client.delete(on("/status-link"))),
                new Deed("retry", "reply", 409, client -> client.post(held + "/retry", Map.of())),
                new Deed("take back", "reply", 204, client -> client.delete(held)),
                new Deed("patch", "change", 200, client -> client.patch(on(""), Map.of("priority", "high"))),
                new Deed("claim", "change", 200, client -> client.post(on("/claim"), Map.of())),
                new Deed("hand on", "change", 200, client -> client.patch(on(""), java.util.Collections.singletonMap("assignee", null))),
                new Deed("add participant", "change", 201, client -> client.post(on("/participants"), Map.of("address", "someone@rights.example"))),
                new Deed("remove participant", "change", 204, client -> client.delete(on(someone))),
                new Deed("invite follower", "change", 200, client -> client.send("PUT", on("/followers/" + colleague.id()), null)),
                new Deed("remove follower", "change", 204, client -> client.delete(on("/followers/" + colleague.id()))),
                new Deed("take callback", "change", 409, client -> client.post(on("/callback/take"), Map.of())),
                new Deed("close callback", "change", 409, client -> client.post(on("/callback"), Map.of("outcome", "satisfied"))),
                new Deed("keep solved", "change", 409, client -> client.post(on("/keep-solved"), Map.of())),
                new Deed("split", "merge", 400, client -> client.post(on("/split"), Map.of("messages", List.of(UUID.randomUUID())))),
                new Deed("merge", "merge", 409, client -> client.post(on("/merge"), Map.of("into", closed))),
                new Deed("join", "merge", 409, client -> client.post(on("/join"), Map.of("into", closed))),
                new Deed("not related", "merge", 409, client -> client.post(on("/not-related"), Map.of("other", closed))));
    }

    private static String become(Deed deed, Client client) {
        var answer = deed.doing().apply(client);
        if (answer.status() != 403) return String.valueOf(answer.status());
        assertThat(answer.code()).isEqualTo("no-right");
        return "no-right " + answer.json().path("params").path("right").asString();
    }

    private void tryEverything(Client client, Set<String> rights) {
        var expected = new LinkedHashMap<String, String>();
        var became = new LinkedHashMap<String, String>();
        for (var deed : deeds()) {
            var does = rights.contains(deed.right());
            expected.put(deed.name(), rights.isEmpty() ? "404" : does ? String.valueOf(deed.status()) : "no-right " + deed.right());
            became.put(deed.name(), become(deed, client));
        }
        assertThat(became).isEqualTo(expected);
        var bulk = client.post("/api/v1/tickets/bulk", Map.of("numbers", List.of(number), "change", Map.of("addTags", List.of("rights")))).json();
        assertThat(bulk.path("items").get(0).path("code").asString())
                .isEqualTo(rights.isEmpty() ? "not-found" : rights.contains("change") ? "" : "no-right");
        var seen = client.get(on(""));
        assertThat(seen.status()).isEqualTo(rights.isEmpty() ? 404 : 200);
        assertThat(rights(client)).isEqualTo(rights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "see", "see note", "see reply", "see change", "see merge"})
    void agentMayWhatTheTeamsRowSaysAndNothingElse(String row) {
        var rights = row.isEmpty() ? Set.<String>of() : Set.of(row.split(" "));
        roles.set("agent", team, rights.toArray(String[]::new)).set("agent", "assigned", "see");
        var agent = desk.signedIn(desk.hire(Role.AGENT, team));
        tryEverything(rights.contains("merge") ? agent.withToken() : agent, rights);
    }

    @ParameterizedTest
    @CsvSource({"lead,AGENT,true", "supervisor,SUPERVISOR,false", "supervisor,SUPERVISOR,true"})
    void everyRoleGoesByItsOwnRow(String role, Role hired, boolean lead) {
        roles.set(role, team, "see", "note").set(role, "assigned", "see");
        var somebody = desk.hire(hired, team);
        teams.join(team, somebody.id(), lead);
        tryEverything(desk.signedIn(somebody), Set.of("see", "note"));
        assertThat(rights(desk.signedIn(desk.hire(Role.AGENT, team)))).isEqualTo(ALL);
        assertThat(rights(admin)).isEqualTo(ALL);
    }

    @Test
    void nobodyHasLostAnything() {
        tryEverything(desk.signedIn(desk.hire(Role.AGENT, team)), ALL);
    }

    private Set<String> rights(Client client) {
        return client.get(on("")).json().path("rights").valueStream().map(right -> right.asString()).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void teamWithNothingOfItsOwnGoesByThatOfEveryTeam() {
        roles.set("agent", "every", "see").set("agent", "assigned", "see");
        var agent = desk.signedIn(desk.hire(Role.AGENT, team));
        tryEverything(agent, Set.of("see"));
        roles.set("agent", team, "see", "reply");
        assertThat(rights(agent)).isEqualTo(Set.of("see", "reply"));
    }

    @Test
    void whatIsPutIntoOnesHandsAddsToWhatOneMayAnyway() {
        roles.set("agent", team, "see").set("agent", "assigned", "see", "change");
        var trainee = desk.hire(Role.AGENT, team);
        var client = desk.signedIn(trainee);
        assertThat(rights(client)).isEqualTo(Set.of("see"));
        var own = open(team);
        admin.patch(path(own), Map.of("assignee", trainee.id()));
        assertThat(client.patch(path(own), Map.of("priority", "high")).status()).isEqualTo(200);
        assertThat(client.post(path(own) + "/messages", Map.of("kind", "note", "text", "x")).code()).isEqualTo("no-right");
    }

    @Test
    void whoeverIsCalledFromOutsideMayWhatThatRowSaysAndNobodyGetsMoreByCallingThemselves() {
        roles.set("agent", team, "see", "note").set("agent", "mentioned", "see", "note", "reply");
        var insider = desk.hire(Role.AGENT, team);
        var outsider = desk.hire(Role.AGENT, otherTeam);
        var called = open(team);
        var note = Map.of("kind", "note", "text", "Look", "mentions", List.of(insider.id(), outsider.id()));
        assertThat(desk.signedIn(insider).post(path(called) + "/messages", note).status()).isEqualTo(201);

        assertThat(desk.signedIn(insider).get(path(called)).json().path("rights").toString()).isEqualTo("[\"see\",\"note\"]");
        assertThat(desk.signedIn(outsider).get(path(called)).json().path("rights").toString()).isEqualTo("[\"see\",\"note\",\"reply\"]");
        assertThat(desk.signedIn(outsider).patch(path(called), Map.of("priority", "low")).code()).isEqualTo("no-right");
    }

    @Test
    void ticketsOfNoTeamHaveTheirOwnRow() {
        var ticket = open(team);
        admin.patch(path(ticket), java.util.Collections.singletonMap("team", null));
        roles.set("agent", "none", "see", "note");
        var agent = desk.signedIn(desk.hire(Role.AGENT, team));
        assertThat(agent.get(path(ticket)).json().path("rights").toString()).isEqualTo("[\"see\",\"note\"]");
        assertThat(agent.patch(path(ticket), Map.of("priority", "low")).code()).isEqualTo("no-right");
        roles.set("agent", "none");
        assertThat(agent.get(path(ticket)).status()).isEqualTo(404);
    }

    @Test
    void answeringDoesNotCarryAChangeThroughTheDoor() {
        roles.set("agent", team, "see", "note", "reply");
        var agent = desk.signedIn(desk.hire(Role.AGENT, team));
        for (var kind : List.of("note", "reply")) {
            var refused = agent.post(on("/messages"), Map.of("kind", kind, "text", "Done", "status", "resolved", "holdSeconds", 60));
            assertThat(refused.json().path("params").path("right").asString()).isEqualTo("change");
        }
        assertThat(agent.get(on("/messages?limit=200")).text()).doesNotContain("\"Done\"");
    }

    @Test
    void mergingNeedsTheRightOnBothSides() {
        var here = open(team);
        var there = open(otherTeam);
        roles.set("agent", otherTeam, "see", "note", "reply", "change");
        var agent = desk.signedIn(desk.hire(Role.AGENT, team, otherTeam));
        assertThat(agent.post(path(here) + "/merge", Map.of("into", there)).code()).isEqualTo("no-right");
        assertThat(agent.post(path(there) + "/merge", Map.of("into", here)).code()).isEqualTo("no-right");

        assertThat(admin.post(path(here) + "/merge", Map.of("into", there)).status()).isEqualTo(200);
        assertThat(agent.post(path(here) + "/undo", Map.of()).code()).isEqualTo("no-right");
        // A word to the merged one is said in the other, so the right there counts.
        roles.set("agent", otherTeam, "see");
        assertThat(agent.post(path(here) + "/messages", Map.of("kind", "note", "text", "x")).code()).isEqualTo("no-right");
    }

    @Test
    void whatIsTakenEndsAtOnceForScreensSocketsAndTokens() {
        var agent = desk.hire(Role.AGENT, team);
        var client = desk.signedIn(agent);
        var token = client.withToken();
        try (var socket = StompClient.connect(url, client).subscribe("/topic/team." + team).subscribe("/user/queue/notices").settle(broker)) {
            roles.set("agent", team);

            socket.hears("/user/queue/notices", notice -> notice.path("type").asString().equals("teams"));
            for (var eyes : List.of(client, token)) {
                assertThat(eyes.get(on("")).status()).isEqualTo(404);
                assertThat(eyes.get("/api/v1/session").json().path("teams")).isEmpty();
            }
            admin.post(on("/messages"), Map.of("kind", "note", "text", "Behind the door"));
            var frame = socket.hears("/topic/team." + team, any -> any.path("ticket").asLong() == number);
            assertThat(frame.path("type").asString()).isEqualTo("gone");
            assertThat(frame.path("row").isObject()).isFalse();
        }
    }

    @Test
    void bellIsSilentAboutWhatOneMayNotSeeAnyMore() {
        var agent = desk.hire(Role.AGENT, team);
        var client = desk.signedIn(agent);
        var ticket = open(team);
        admin.send("PUT", path(ticket) + "/followers/" + agent.id(), null);
        assertThat(client.get("/api/v1/notifications").text()).contains("\"ticket\":" + ticket);
        roles.set("agent", team);
        assertThat(client.get("/api/v1/notifications").text()).doesNotContain("\"ticket\":" + ticket);
        assertThat(client.get("/api/v1/tickets?team=" + team + "&limit=200").json().path("items")).isEmpty();
    }

    @Test
    void deskRightsOpenAndCloseTheirDoors() {
        var agent = desk.signedIn(desk.hire(Role.AGENT, team));
        var form = Map.of("subject", "New", "text", "x", "customer", Map.of("address", "new@rights.example"), "team", team, "direction", "outbound");
        var everybodys = Map.of("scope", "everyone", "texts", Map.of("en", Map.of("title", "Rights", "body", "Words")));
        var ofTeam = Map.of("scope", "team", "team", team, "texts", Map.of("en", Map.of("title", "Rights", "body", "Words")));
        var category = Map.of("en", "Rights " + UUID.randomUUID(), "zh", "权限");
        List<Function<Client, Answer>> doors = List.of(client -> client.post("/api/v1/tickets", form), client -> client.get("/api/v1/audit"),
                client -> client.post("/api/v1/categories", category), client -> client.post("/api/v1/canned-answers", everybodys),
                client -> client.post("/api/v1/canned-answers", ofTeam));
        assertThat(statuses(agent, doors)).containsExactly(201, 403, 403, 403, 403);

        roles.set("agent", "desk", "audit", "categories", "canned");
        assertThat(statuses(agent, doors)).containsExactly(403, 200, 201, 201, 201);
        assertThat(agent.get("/api/v1/session").json().path("rights").toString()).isEqualTo("[\"canned\",\"categories\",\"audit\"]");
        // A narrowed token does not read the house's book, whoever has it.
        assertThat(agent.withToken("read").get("/api/v1/audit").status()).isEqualTo(403);
        // Of a team one does not see, answers are not one's to write.
        var foreign = Map.of("scope", "team", "team", otherTeam, "texts", Map.of("en", Map.of("title", "Rights", "body", "Words")));
        assertThat(agent.post("/api/v1/canned-answers", foreign).status()).isEqualTo(403);
        for (var answer : agent.get("/api/v1/canned-answers").json().path("items")) {
            if (answer.path("texts").toString().contains("Rights")) agent.delete("/api/v1/canned-answers/" + answer.path("id").asString());
        }
    }

    private static List<Integer> statuses(Client client, List<Function<Client, Answer>> doors) {
        var statuses = new ArrayList<Integer>();
        doors.forEach(door -> statuses.add(door.apply(client).status()));
        return statuses;
    }

    @Test
    void mailInNoTicketIsForThoseWhoLookAfterIt() {
        var demo = admin.get("/api/v1/channel-accounts").json().path("items").valueStream()
                .filter(each -> each.path("key").asString().equals("email")).findFirst().orElseThrow().path("team").asString();
        var agent = desk.signedIn(desk.hire(Role.AGENT, UUID.fromString(demo)));
        var row = "/api/v1/inbound/" + parked();
        admin.post("/api/v1/inbound/" + parked() + "/block", Map.of("scope", "address"));
        assertThat(agent.get(row).status()).isEqualTo(200);
        assertThat(agent.get("/api/v1/blocked-senders").json().path("items")).isNotEmpty();

        roles.set("agent", "desk", "open");
        assertThat(agent.get(row).status()).isEqualTo(404);
        assertThat(agent.delete(row).status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/inbound/counts").json().path("parked").asInt()).isZero();
        assertThat(agent.get("/api/v1/blocked-senders").json().path("items")).isEmpty();
        assertThat(admin.delete(row).status()).isEqualTo(204);
    }

    private String parked() {
        return admin.processed(Mail.from(UUID.randomUUID() + "@rights.example").subject("sabotage deep " + UUID.randomUUID()).raw()).path("id").asString();
    }
}

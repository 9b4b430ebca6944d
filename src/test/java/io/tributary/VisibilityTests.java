package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.ticket.Visibility;
import io.tributary.ticket.Visibility.Audience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import tools.jackson.databind.JsonNode;

/** Who sees what, by the queue's SQL, by the rule in memory, by the live socket and by the search index: four answers to one question. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTests {

    private static final Set<String> ALL = Set.of("A", "child", "B", "none", "assigned", "mentions", "shared");

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SimpleBrokerMessageHandler broker;

    Desk desk;
    Client admin;
    UUID teamA;
    UUID teamB;
    UUID childOfA;
    Agent loner;
    final String mark = "seen" + UUID.randomUUID().toString().replace("-", "");
    final Map<String, Long> tickets = new LinkedHashMap<>();

    @BeforeAll
    void ticketsOfEveryKind() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        teamA = desk.team();
        teamB = desk.team();
        childOfA = desk.team();
        jdbc.sql("update team set parent_id = ? where id = ?").params(teamA, childOfA).update();
        loner = desk.hire(Role.AGENT);
        open("A", teamA);
        open("child", childOfA);
        open("B", teamB);
        open("none", teamA);
        admin.patch(path("none"), java.util.Collections.singletonMap("team", null));
        open("assigned", teamB);
        admin.patch(path("assigned"), Map.of("assignee", loner.id()));
        open("mentions", teamB);
        column("mentioned", "mentions", loner.id());
        open("shared", teamB);
        column("shared_teams", "shared", teamA);
        // What was written past the desk is known to the index after the next thing that happens.
        tickets.keySet().forEach(name -> admin.post(path(name) + "/messages", Map.of("kind", "note", "text", mark + " " + name)));
        Client.eventually(() -> found(admin).equals(ALL) ? true : null);
    }

    private void open(String name, UUID team) {
        tickets.put(name, admin.post("/api/v1/tickets", Map.of("subject", name, "text", "Hello", "team", team,
                "customer", Map.of("address", "visible@example.com"))).json().path("number").asLong());
    }

    private void column(String column, String ticket, UUID value) {
        for (var table : List.of("ticket", "queue_row")) {
            jdbc.sql("update " + table + " set " + column + " = array[?] where number = ?").params(value, tickets.get(ticket)).update();
        }
    }

    private String path(String ticket) {
        return "/api/v1/tickets/" + tickets.get(ticket);
    }

    @Test
    void agentSeesOwnTeamTeamlessAndShared() {
        everywhere(desk.hire(Role.AGENT, teamA), Set.of("A", "none", "shared"));
    }

    @Test
    void agentOfTheOtherTeamSeesThatOne() {
        everywhere(desk.hire(Role.AGENT, teamB), Set.of("B", "none", "assigned", "mentions", "shared"));
    }

    @Test
    void agentOfNoTeamSeesWhatNamesThem() {
        everywhere(loner, Set.of("none", "assigned", "mentions"));
    }

    @Test
    void supervisorSeesTheChildrenOfOwnTeams() {
        everywhere(desk.hire(Role.SUPERVISOR, teamA), Set.of("A", "child", "none", "shared"));
    }

    @Test
    void supervisorOfTheChildDoesNotSeeTheParent() {
        everywhere(desk.hire(Role.SUPERVISOR, childOfA), Set.of("child", "none"));
    }

    @Test
    void adminSeesAll() {
        everywhere(desk.hire(Role.ADMIN), ALL);
    }

    @Test
    void roleThatIsKeptOutOfATeamSeesNothingByItAndItsLeadStillDoes() {
        var agent = desk.hire(Role.AGENT, teamA);
        var lead = desk.hire(Role.AGENT);
        teams.join(teamA, lead.id(), true);
        try (var roles = new RoleChanges(admin)) {
            roles.set("agent", teamA);
            everywhere(agent, Set.of("none"));
            everywhere(lead, Set.of("A", "none", "shared"));
        }
        everywhere(agent, Set.of("A", "none", "shared"));
    }

    @Test
    void roleWithoutRightsSeesWhatIsPutIntoItsHandsOrShownToIt() {
        try (var roles = new RoleChanges(admin)) {
            roles.set("agent", "every").set("agent", "none").set("agent", teamB, "see");
            everywhere(loner, Set.of("assigned", "mentions"));
            teams.join(teamB, loner.id(), false);
            everywhere(loner, Set.of("B", "assigned", "mentions", "shared"));
            teams.leave(teamB, loner.id());
        }
    }

    @Test
    void supervisorIsKeptOutOfAChildOfTheirs() {
        try (var roles = new RoleChanges(admin)) {
            roles.set("supervisor", childOfA);
            everywhere(desk.hire(Role.SUPERVISOR, teamA), Set.of("A", "none", "shared"));
        }
    }

    @Test
    void tokenSeesWithItsOwnersEyes() {
        var agent = desk.hire(Role.AGENT, teamA);
        var owner = desk.signedIn(agent);
        for (var token : List.of(owner.withToken(), owner.withToken("read"), owner.withToken("read", "inbound"))) {
            assertThat(listed(token)).isEqualTo(new TreeSet<>(Set.of("A", "none", "shared")));
            assertThat(found(token)).isEqualTo(Set.of("A", "none", "shared"));
            assertThat(live(agent, token, Set.of("A", "none", "shared"))).isEqualTo(new TreeSet<>(Set.of("A", "none", "shared")));
        }
    }

    private void everywhere(Agent agent, Set<String> expected) {
        var client = desk.signedIn(agent);
        assertThat(listed(client)).as("listed").isEqualTo(new TreeSet<>(expected));
        assertThat(found(client)).as("found").isEqualTo(expected);
        assertThat(inMemory(agent)).as("in memory").isEqualTo(new TreeSet<>(expected));
        assertThat(live(agent, client, expected)).as("live").isEqualTo(new TreeSet<>(expected));
    }

    /** By SQL: the queue's list, each ticket by itself, and the count of the view. */
    private Set<String> listed(Client client) {
        var numbers = new ArrayList<Long>();
        for (var next = ""; next != null;) {
            var page = client.get("/api/v1/tickets?limit=200" + next).json();
            page.path("items").forEach(ticket -> numbers.add(ticket.path("number").asLong()));
            next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
        }
        assertThat(client.get("/api/v1/views").json().path("items").get(3).path("count").asLong())
                .as("counted as far as anybody reads").isEqualTo(Math.min(numbers.size(), 1000));
        var names = new TreeSet<String>();
        tickets.forEach((name, number) -> {
            assertThat(client.get(path(name)).status()).isEqualTo(numbers.contains(number) ? 200 : 404);
            if (numbers.contains(number)) names.add(name);
        });
        return names;
    }

    /** By the index: what is found, and how much of it is said to be there. */
    private Set<String> found(Client client) {
        var answer = client.get("/api/v1/tickets?q=" + mark).json();
        var numbers = answer.path("items").valueStream().map(item -> item.path("number").asLong()).toList();
        assertThat(answer.path("count").asLong()).isEqualTo(numbers.size());
        var names = new TreeSet<String>();
        tickets.forEach((name, number) -> {
            if (numbers.contains(number)) names.add(name);
        });
        return names;
    }

    private Set<String> inMemory(Agent agent) {
        var sight = teams.sight(new Caller(agent.id(), agent.name(), agent.role(), null));
        var names = new TreeSet<String>();
        tickets.forEach((name, number) -> {
            var audience = jdbc.sql("select team_id, assignee_id, shared_teams, mentioned from ticket where number = ?").param(number)
                    .query((row, n) -> new Audience(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            Arrays.asList((UUID[]) row.getArray(3).getArray()), Arrays.asList((UUID[]) row.getArray(4).getArray())))
                    .single();
            if (Visibility.sees(sight, audience)) names.add(name);
        });
        return names;
    }

    /** What arrives at the socket when everything changes; and each ticket one should not see refuses its topic. */
    private Set<String> live(Agent agent, Client client, Set<String> expected) {
        try (var socket = StompClient.connect(url, client)) {
            teams.of(new Caller(agent.id(), agent.name(), agent.role(), null)).forEach(team -> socket.subscribe("/topic/team." + team.id()));
            socket.subscribe("/topic/team.none").subscribe("/user/queue/notices");
            tickets.forEach((name, number) -> {
                if (expected.contains(name)) socket.subscribe("/topic/ticket." + number);
                else assertThat(refused(client, "/topic/ticket." + number)).isEqualTo("forbidden");
            });
            socket.settle(broker);
            tickets.keySet().forEach(name -> admin.post(path(name) + "/messages", Map.of("kind", "note", "text", "Look")));
            // The last thing said, to a ticket they see: what has not come before it does not come.
            var seen = expected.iterator().next();
            admin.post(path(seen) + "/messages", Map.of("kind", "note", "text", "Last"));
            var last = admin.get(path(seen)).json().path("rev").asLong();
            socket.hears("/topic/ticket." + tickets.get(seen), frame -> frame.path("rev").asLong() == last);
            var names = new TreeSet<String>();
            tickets.forEach((name, number) -> {
                if (rows(socket).stream().anyMatch(row -> row.path("number").asLong() == number)) names.add(name);
            });
            return names;
        }
    }

    private static List<JsonNode> rows(StompClient socket) {
        return socket.frames().stream().filter(frame -> frame.command().equals("MESSAGE")).map(frame -> frame.json().path("row"))
                .filter(JsonNode::isObject).toList();
    }

    private String refused(Client client, String topic) {
        try (var socket = StompClient.connect(url, client)) {
            return socket.subscribe(topic).refusal();
        }
    }
}

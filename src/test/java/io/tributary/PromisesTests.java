package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What one reads about the promises of a ticket, and about the processes that look after them. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisesTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client agent;
    Client admin;
    Desk desk;

    @BeforeAll
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
        admin = new Client(url).signIn("admin@tributary.example");
        desk = new Desk(url, agents, teams);
    }

    private long ticket() {
        return agent.processed(Mail.from("promises-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
    }

    private List<JsonNode> sla(long ticket) {
        var answer = agent.get("/api/v1/tickets/" + ticket + "/sla");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    private void patch(long ticket, Map<String, ?> fields) {
        assertThat(agent.patch("/api/v1/tickets/" + ticket, fields).status()).isEqualTo(200);
    }

    private static Instant at(JsonNode told, String field) {
        return OffsetDateTime.parse(told.path(field).asString()).toInstant();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void eachSaysWhatItIsPromisedUnderAndHowItsDueTimeCameAbout() {
        var ticket = ticket();
        var row = agent.get("/api/v1/tickets/" + ticket).json().path("sla");

        var promises = sla(ticket);

        assertThat(promises).extracting(each -> each.path("metric").asString()).containsExactly("first_response", "resolution");
        for (int i = 0; i < 2; i++) {
            var promise = promises.get(i);
            for (var field : List.of("id", "metric", "state")) assertThat(promise.path(field)).as(field).isEqualTo(row.path(i).path(field));
            for (var field : List.of("startedAt", "warnAt", "dueAt")) assertThat(at(promise, field)).as(field).isEqualTo(at(row.path(i), field));
            assertThat(promise.path("policy").path("name").asString()).isNotEmpty();
            assertThat(promise.path("policy").path("version").asInt()).isPositive();
            assertThat(admin.get("/api/v1/sla/policies/" + promise.path("policy").path("id").asString()).status()).isEqualTo(200);
            var way = promise.path("explanation");
            assertThat(way.path("counted").asLong()).isEqualTo(promise.path("target").asLong()).isPositive();
            assertThat(java.time.ZoneId.getAvailableZoneIds()).as("known to every browser").contains(way.path("zone").asString());
            var intervals = way.path("intervals");
            assertThat(intervals.path(0).path("from")).isEqualTo(promise.path("startedAt"));
            assertThat(intervals.path(intervals.size() - 1).path("to")).isEqualTo(promise.path("dueAt"));
        }
    }

    @Test
    void pausedItSaysByWhichStatusAndWaitsThere() {
        var ticket = ticket();
        patch(ticket, Map.of("status", "pending"));

        var resolution = sla(ticket).getLast();

        assertThat(resolution.path("state").asString()).isEqualTo("paused");
        assertThat(resolution.path("dueAt").isNull()).isTrue();
        var last = resolution.path("explanation").path("intervals").valueStream().toList().getLast();
        assertThat(last.path("kind").asString()).isEqualTo("paused");
        assertThat(last.path("name").asString()).isEqualTo("pending");
        assertThat(last.path("counted").asBoolean()).isFalse();
        assertThat(resolution.path("explanation").path("counted").asLong()).isLessThan(resolution.path("target").asLong());
        assertThat(texts(resolution.path("process").path("elements"))).containsExactly("waiting");
        assertThat(resolution.path("process").path("next").isNull()).isTrue();
    }

    @Test
    void runningItStandsWhereItsNextTimerIs() {
        var process = sla(ticket()).getFirst().path("process");

        assertThat(process.path("key").asString()).isEqualTo("sla-clock");
        assertThat(texts(process.path("elements"))).containsExactly("running");
        assertThat(process.path("next").path("element").asString()).isEqualTo("warn");
        assertThat(Instant.parse(process.path("next").path("at").asString())).isAfter(Instant.now());
        assertThat(process.path("called").isNull()).isTrue();
    }

    @Test
    void overdueItStandsInTheEscalation() {
        var ticket = ticket();
        Past.age(jdbc, ticket, Duration.ofDays(30));
        patch(ticket, Map.of("priority", "high"));

        var first = eventually(() -> {
            var promise = sla(ticket).getFirst();
            return texts(promise.path("process").path("called").path("elements")).contains("first_wait") ? promise : null;
        });

        assertThat(first.path("state").asString()).isEqualTo("overdue");
        assertThat(texts(first.path("process").path("elements"))).containsExactly("escalate");
        var called = first.path("process").path("called");
        assertThat(called.path("key").asString()).isEqualTo("sla-escalation");
        assertThat(called.path("next").path("element").asString()).isEqualTo("first_wait");
        assertThat(Duration.between(Instant.now(), Instant.parse(called.path("next").path("at").asString()))).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));

        assertThat(listed("overdue")).contains(ticket).doesNotContain(ticket());
        assertThat(agent.get("/api/v1/views").json().path("items").valueStream().filter(view -> view.path("key").asString().equals("overdue"))
                .mapToLong(view -> view.path("count").asLong()).sum()).isEqualTo(listed("overdue").size());

        var tokens = drawing(admin, called.path("definition").asString()).path("tokens");
        assertThat(tokens.path("first_wait").asLong()).isPositive();
        assertThat(drawing(admin, first.path("process").path("definition").asString()).path("tokens").propertyNames()).contains("escalate").doesNotContain("promise", "fulfilled");
        agent.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "At last.", "status", "resolved"));
        assertThat(listed("overdue")).doesNotContain(ticket);
        assertThat(sla(ticket)).allSatisfy(promise -> {
            assertThat(promise.path("state").asString()).isEqualTo("met");
            assertThat(promise.path("breachedAt")).isEqualTo(promise.path("dueAt"));
            assertThat(promise.path("process").path("elements").size()).isZero();
            assertThat(promise.path("process").path("definition").asString()).isNotEmpty();
        });
    }

    private List<Long> listed(String view) {
        return agent.get("/api/v1/tickets?limit=200&sort=due&view=" + view).json().path("items").valueStream().map(item -> item.path("number").asLong()).toList();
    }

    @Test
    void whoMayNotSeeTheTicketFindsNothing() {
        var team = desk.team();
        var insider = desk.signedIn(desk.hire(Role.AGENT, team));
        var number = insider.post("/api/v1/tickets", Map.of("subject", "Promised", "text", "Hello", "team", team,
                "customer", Map.of("address", "promised-" + UUID.randomUUID() + "@example.com"))).json().path("number").asLong();

        assertThat(insider.get("/api/v1/tickets/" + number + "/sla").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/tickets/" + number + "/sla").status()).isEqualTo(200);
        for (var stranger : List.of(desk.signedIn(desk.hire(Role.AGENT, desk.team())), desk.signedIn(desk.hire(Role.SUPERVISOR, desk.team())))) {
            var answer = stranger.get("/api/v1/tickets/" + number + "/sla");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo(stranger.get("/api/v1/tickets/999999999/sla").text().replace("999999999", String.valueOf(number)));
        }
        assertThat(new Client(url).get("/api/v1/tickets/" + number + "/sla").status()).isEqualTo(401);
        assertThat(new Client(url).get("/api/v1/sla/processes/sla-clock").status()).isEqualTo(401);
    }

    private static JsonNode drawing(Client who, String process) {
        var answer = who.get("/api/v1/sla/processes/" + URLEncoder.encode(process, StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void supervisorCountsTheTicketsTheySeeAndAnAgentNone() {
        var team = desk.team();
        var supervisor = desk.signedIn(desk.hire(Role.SUPERVISOR, team));
        var elsewhere = desk.signedIn(desk.hire(Role.SUPERVISOR, desk.team()));
        var insider = desk.signedIn(desk.hire(Role.AGENT, team));
        var before = running(supervisor);
        var beforeElsewhere = running(elsewhere);
        insider.post("/api/v1/tickets", Map.of("subject", "Counted", "text", "Hello", "team", team,
                "customer", Map.of("address", "counted-" + UUID.randomUUID() + "@example.com")));

        assertThat(running(supervisor) - before).isEqualTo(2);
        assertThat(running(elsewhere)).isLessThan(beforeElsewhere + 2);
        assertThat(drawing(insider, "sla-clock").path("tokens").isNull()).isTrue();
    }

    private static long running(Client who) {
        return drawing(who, "sla-clock").path("tokens").path("running").asLong();
    }

    @Test
    void processIsDrawnAndFoundByItsKeyAndByItsDefinition() {
        var byKey = drawing(agent, "sla-clock");

        assertThat(byKey.path("xml").asString()).contains("<process id=\"sla-clock\"").contains("BPMNShape");
        assertThat(drawing(agent, byKey.path("definition").asString())).isEqualTo(byKey);
        var elements = new ArrayList<>(List.of("running", "waiting", "escalate"));
        elements.removeIf(element -> byKey.path("xml").asString().contains("id=\"" + element + '"'));
        assertThat(elements).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sla-clock:99", "nothing", "..%2F..%2Fetc", "%27%20or%20%271%27=%271", "%3Cscript%3E"})
    void otherProcessesAreNotFound(String process) {
        assertThat(admin.get("/api/v1/sla/processes/" + process).status()).isIn(400, 404);
    }
}

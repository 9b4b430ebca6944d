package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** The same change for many tickets, and back. */
@WholeDesk
class BulkTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Desk desk;
    UUID team;
    Agent agent;
    Client client;
    Client admin;

    @BeforeEach
    void somebodyOfATeam() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        agent = desk.hire(Role.AGENT, team);
        client = desk.signedIn(agent);
        admin = new Client(url).signIn("admin@tributary.example");
    }

    private long open(UUID team, String... tags) {
        return admin.post("/api/v1/tickets", Map.of("subject", "One of many", "text", "Hello", "team", team, "tags", List.of(tags),
                "customer", Map.of("address", "bulk@example.com"))).json().path("number").asLong();
    }

    private List<Long> open(int count) {
        return IntStream.range(0, count).mapToObj(n -> open(team)).toList();
    }

    private JsonNode bulk(Object numbers, Map<String, ?> change) {
        var answer = client.post("/api/v1/tickets/bulk", Map.of("numbers", numbers, "change", change));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode ticket(long number) {
        return admin.get("/api/v1/tickets/" + number).json();
    }

    private static Map<Long, String> codes(JsonNode answer) {
        return answer.path("items").valueStream().collect(Collectors.toMap(item -> item.path("number").asLong(),
                item -> item.path("ok").asBoolean() ? "ok" : item.path("code").asString()));
    }

    @Test
    void oneRefusalStopsNoOther() {
        var mine = open(3);
        var foreign = open(desk.team());
        var gone = open(team);
        admin.post("/api/v1/tickets/" + gone + "/merge", Map.of("into", mine.get(0)));

        var answer = bulk(List.of(mine.get(0), foreign, mine.get(1), gone, 999_999_999_999L, mine.get(2)), Map.of("status", "resolved", "assignee", agent.id()));

        assertThat(codes(answer)).isEqualTo(Map.of(mine.get(0), "ok", mine.get(1), "ok", mine.get(2), "ok",
                foreign, "not-found", 999_999_999_999L, "not-found", gone, "already-merged"));
        for (var number : mine) {
            assertThat(ticket(number).path("status").asString()).isEqualTo("resolved");
            assertThat(ticket(number).path("assignee").path("id").asString()).isEqualTo(agent.id().toString());
        }
        assertThat(ticket(foreign).path("status").asString()).isEqualTo("new");
    }

    @Test
    void undoPutsBackWhatNobodyHasChangedSince() {
        var numbers = open(3);
        var operation = bulk(numbers, Map.of("status", "pending", "priority", "high")).path("operation").asString();
        admin.patch("/api/v1/tickets/" + numbers.get(1), Map.of("status", "on_hold"));

        var undone = client.post("/api/v1/operations/" + operation + "/undo", null).json();

        assertThat(codes(undone)).isEqualTo(Map.of(numbers.get(0), "ok", numbers.get(1), "changed-meanwhile", numbers.get(2), "ok"));
        assertThat(undone.path("items").get(1).path("fields").get(0).asString()).isEqualTo("status");
        assertThat(ticket(numbers.get(0)).path("status").asString()).isEqualTo("new");
        assertThat(ticket(numbers.get(1)).path("status").asString()).isEqualTo("on_hold");
        assertThat(numbers).allSatisfy(number -> assertThat(ticket(number).path("priority").asString()).isEqualTo("normal"));
        assertThat(client.post("/api/v1/operations/" + operation + "/undo", null).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void tagsArePutOnAndTakenOffEachTicketsOwn() {
        var one = open(team, "vip");
        var two = open(team, "vip", "late");

        var operation = bulk(List.of(one, two), Map.of("addTags", List.of("refund"), "removeTags", List.of("late"))).path("operation").asString();

        assertThat(ticket(one).path("tags").toString()).isEqualTo("[\"vip\",\"refund\"]");
        assertThat(ticket(two).path("tags").toString()).isEqualTo("[\"vip\",\"refund\"]");
        client.post("/api/v1/operations/" + operation + "/undo", null);
        assertThat(ticket(one).path("tags").toString()).isEqualTo("[\"vip\"]");
        assertThat(ticket(two).path("tags").toString()).isEqualTo("[\"vip\",\"late\"]");
    }

    @Test
    void manyArePutOffAndComeBackTogether() {
        var numbers = open(4);
        client.patch("/api/v1/tickets/" + numbers.get(0), Map.of("status", "resolved"));
        var until = Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS);

        var answer = bulk(numbers, Map.of("snoozedUntil", until.toString()));

        assertThat(codes(answer)).isEqualTo(Map.of(numbers.get(0), "already-done", numbers.get(1), "ok", numbers.get(2), "ok", numbers.get(3), "ok"));
        assertThat(ticket(numbers.get(1)).path("snoozedUntil").asString()).isEqualTo(until.toString());
        client.post("/api/v1/operations/" + answer.path("operation").asString() + "/undo", null);
        assertThat(numbers).allSatisfy(number -> assertThat(ticket(number).path("snoozedUntil").isNull()).isTrue());
    }

    /** Brought back, one of them was solved and the time of another has come: undone, neither waits for anything. */
    @Test
    void undoPutsOffNothingThatIsDoneOrDue() {
        var numbers = open(3);
        bulk(numbers, Map.of("snoozedUntil", Instant.now().plusSeconds(86_400).toString()));
        client.patch("/api/v1/tickets/" + numbers.get(1), Map.of("snoozedUntil", Instant.now().plusSeconds(3).toString()));
        var operation = bulk(numbers, Collections.singletonMap("snoozedUntil", null)).path("operation").asString();
        client.patch("/api/v1/tickets/" + numbers.get(0), Map.of("status", "resolved"));
        Client.eventually(() -> Instant.parse(ticket(numbers.get(1)).path("updatedAt").asString()).plusSeconds(4).isBefore(Instant.now()) ? true : null);

        var undone = client.post("/api/v1/operations/" + operation + "/undo", null).json();

        assertThat(codes(undone)).isEqualTo(Map.of(numbers.get(0), "changed-meanwhile", numbers.get(1), "ok", numbers.get(2), "ok"));
        assertThat(ticket(numbers.get(0)).path("snoozedUntil").isNull()).isTrue();
        assertThat(ticket(numbers.get(1)).path("snoozedUntil").isNull()).isTrue();
        assertThat(ticket(numbers.get(2)).path("snoozedUntil").isNull()).isFalse();
    }

    @Test
    void listIsChangedPartByPartAndEachTicketOnce() {
        var numbers = open(5);
        open(team);
        admin.patch("/api/v1/tickets/" + numbers.get(4), Map.of("priority", "urgent"));
        var seen = new HashMap<Long, String>();
        Map<String, Object> form = new HashMap<>(Map.of("query", Map.of("view", "team-" + team, "priority", "normal"), "limit", 2,
                "change", Map.of("priority", "low")));
        for (JsonNode next = null; next == null || !next.isNull();) {
            var answer = client.post("/api/v1/tickets/bulk", form).json();
            seen.putAll(codes(answer));
            next = answer.path("next");
            form.put("before", next.asLong(0));
        }
        assertThat(seen).hasSize(5).doesNotContainKey(numbers.get(4)).allSatisfy((number, code) -> assertThat(code).isEqualTo("ok"));
    }

    /** Whoever hands tickets to a team they are not in takes them back, until somebody there has worked on them. */
    @Test
    void ticketHandedOutOfSightComesBackOnlyUntouched() {
        var numbers = open(2);
        var operation = bulk(numbers, Map.of("team", desk.team())).path("operation").asString();
        assertThat(client.get("/api/v1/tickets/" + numbers.get(0)).status()).isEqualTo(404);
        admin.post("/api/v1/tickets/" + numbers.get(1) + "/messages", Map.of("kind", "note", "text", "For us alone"));

        var undone = client.post("/api/v1/operations/" + operation + "/undo", null).json();

        assertThat(codes(undone)).isEqualTo(Map.of(numbers.get(0), "ok", numbers.get(1), "not-found"));
        assertThat(client.get("/api/v1/tickets/" + numbers.get(0)).status()).isEqualTo(200);
        assertThat(client.get("/api/v1/tickets/" + numbers.get(1)).status()).isEqualTo(404);
    }

    @Test
    void operationOfAnotherIsNotThere() {
        var operation = bulk(open(1), Map.of("priority", "high")).path("operation").asString();
        var colleague = desk.signedIn(desk.hire(Role.AGENT, team));

        assertThat(colleague.post("/api/v1/operations/" + operation + "/undo", null).status()).isEqualTo(404);
        assertThat(admin.post("/api/v1/operations/" + operation + "/undo", null).status()).isEqualTo(404);
        assertThat(client.post("/api/v1/operations/nothing/undo", null).status()).isIn(400, 404);
    }

    @Test
    void whatNoTicketCouldTakeIsRefusedAsAWhole() {
        var number = List.of(open(team));
        var before = ticket(number.getFirst()).path("rev").asLong();
        for (var change : List.of(Map.of(), Map.of("status", "done"), Map.of("subject", "All alike"), Map.of("tags", List.of("x")),
                Map.of("addTags", "x"), Map.of("addTags", List.of("a\u0000b")), Map.of("team", UUID.randomUUID()), Map.of("assignee", UUID.randomUUID()), Map.of("category", "nowhere"))) {
            var answer = client.post("/api/v1/tickets/bulk", Map.of("numbers", number, "change", change));
            assertThat(answer.status()).as("%s: %s", change, answer.text()).isEqualTo(400);
        }
        for (var form : List.of(Map.of("change", Map.of("priority", "high")), Map.of("numbers", number),
                Map.of("numbers", Collections.singletonList(null), "change", Map.of("priority", "high")),
                Map.of("numbers", LongStream.rangeClosed(1, 501).boxed().toList(), "change", Map.of("priority", "high")),
                Map.of("query", Map.of("view", "saved-x"), "change", Map.of("priority", "high")))) {
            assertThat(client.post("/api/v1/tickets/bulk", form).status()).as(form.toString()).isEqualTo(400);
        }
        assertThat(ticket(number.getFirst()).path("rev").asLong()).isEqualTo(before);
    }
}

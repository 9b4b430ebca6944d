package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.sla.Policies;
import io.tributary.sla.PolicyFacts;
import io.tributary.ticket.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Administrators write what is promised to whom; everything about it that can be seen from outside. */
@WholeDesk
class PoliciesTests {

    private static final String POLICIES = "/api/v1/sla/policies";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Client admin;
    /** On no ticket of any other test. */
    String tag;

    @BeforeEach
    void admin() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        tag = "tag-" + UUID.randomUUID();
    }

    @AfterEach
    void retireOnesOwn() {
        list().stream().filter(policy -> policy.path("conditions").path("tags").valueStream().anyMatch(each -> each.asString().startsWith(tag)))
                .forEach(policy -> admin.delete(POLICIES + '/' + policy.path("id").asString()));
    }

    private List<JsonNode> list() {
        return admin.get(POLICIES).json().path("items").valueStream().toList();
    }

    private List<String> names() {
        return list().stream().map(policy -> policy.path("name").asString()).toList();
    }

    private JsonNode add(String name, Map<String, ?> conditions) {
        var answer = admin.post(POLICIES, Map.of("name", name, "active", true, "conditions", conditions, "targets",
                Map.of("urgent", Map.of("first_response", 600))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String path(JsonNode policy) {
        return POLICIES + '/' + policy.path("id").asString();
    }

    private PolicyFacts urgent(String... tags) {
        return new PolicyFacts("email", List.of(), List.of(), Set.of(tags), Priority.URGENT, null, null);
    }

    @Test
    void demoPromisesEverybodyAFirstResponseAndAResolution() {
        for (var channel : List.of("email", "whatever")) {
            for (var priority : Priority.values()) {
                var policy = policies.match(new PolicyFacts(channel, List.of(), List.of(), Set.of(), priority, null, null));
                assertThat(policy).get().satisfies(each -> {
                    for (var chat : List.of(true, false)) {
                        assertThat(each.sheet().target(io.tributary.sla.Metric.FIRST_RESPONSE, priority, chat)).isPresent();
                        assertThat(each.sheet().target(io.tributary.sla.Metric.RESOLUTION, priority, chat)).isPresent();
                    }
                });
            }
        }
    }

    @Test
    void newOneStandsBeforeTheOneForEverybodyAndAppliesAtOnce() {
        var added = add("Gold " + tag, Map.of("tags", List.of(tag)));

        var names = names();
        assertThat(names.indexOf("Gold " + tag)).isLessThan(names.indexOf("Everybody · 所有人"));
        assertThat(added.path("overlaps").valueStream().map(overlap -> overlap.path("kind").asString())).doesNotContain("never");
        assertThat(policies.match(urgent(tag))).get().satisfies(policy -> assertThat(policy.id()).hasToString(added.path("id").asString()));
        assertThat(policies.match(urgent())).get().satisfies(policy -> assertThat(policy.id()).isEqualTo(Policies.SUGGESTION));
    }

    @Test
    void eachChangeIsAVersionAndTicketsKeepTheirs() {
        var added = add("First " + tag, Map.of("tags", List.of(tag)));
        var kept = policies.match(urgent(tag)).orElseThrow();

        var changed = admin.patch(path(added), Map.of("name", "Second " + tag, "warnAt", 50), "If-Match", "\"1\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.raw().headers().firstValue("ETag")).contains("\"2\"");
        assertThat(policies.version(kept.version())).contains(kept);
        assertThat(policies.match(urgent(tag)).orElseThrow().sheet().warnAt()).isEqualTo(50);
        var versions = admin.get(path(added) + "/versions").json().path("items");
        assertThat(versions.valueStream().map(version -> version.path("version").asInt())).containsExactly(2, 1);
        assertThat(versions.get(0).path("changes").propertyNames()).containsExactlyInAnyOrder("name", "warnAt");
        assertThat(versions.get(0).path("changes").path("warnAt")).isEqualTo(Json.read("{\"from\":80,\"to\":50}"));
        assertThat(versions.get(0).path("by").path("name").asString()).isEqualTo("Sam Rivera");
        assertThat(versions.get(1).path("changes")).isEmpty();
        assertThat(versions.get(1).path("sheet").path("name").asString()).isEqualTo("First " + tag);
    }

    @Test
    void changeOfNothingIsNoVersion() {
        var added = add("Same " + tag, Map.of("tags", List.of(tag)));

        assertThat(admin.patch(path(added), Map.of("warnAt", 80, "name", " Same " + tag + " ")).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void versionCannotBeRewritten() {
        var added = add("Stone " + tag, Map.of("tags", List.of(tag)));

        for (var sql : List.of("update sla_policy_version set sheet = '{}' where policy_id = ?", "delete from sla_policy_version where policy_id = ?")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql(sql).param(UUID.fromString(added.path("id").asString())).update())
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void twoWhoChangeTheSameFieldMeetAndOthersDoNot() {
        var added = add("Both " + tag, Map.of("tags", List.of(tag)));
        admin.patch(path(added), Map.of("warnAt", 60), "If-Match", "\"1\"");

        var same = admin.patch(path(added), Map.of("warnAt", 70), "If-Match", "\"1\"");
        var other = admin.patch(path(added), Map.of("name", "Other " + tag), "If-Match", "\"1\"");

        assertThat(same.status()).isEqualTo(412);
        assertThat(same.code()).isEqualTo("changed-meanwhile");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.json().path("warnAt").asInt()).isEqualTo(60);
        assertThat(admin.patch(path(added), Map.of("warnAt", 70), "If-Match", "\"99\"").status()).isEqualTo(400);
        assertThat(admin.patch(path(added), Map.of("warnAt", 70), "If-Match", "now").status()).isEqualTo(400);
    }

    @Test
    void orderDecides() {
        var general = add("General " + tag, Map.of("tags", List.of(tag, tag + "-vip")));
        var special = add("Special " + tag, Map.of("tags", List.of(tag)));
        assertThat(policies.match(urgent(tag)).orElseThrow().id()).as("a new one is put where it is left a ticket").hasToString(special.path("id").asString());
        var ids = new ArrayList<>(list().stream().map(policy -> policy.path("id").asString()).toList());
        Collections.swap(ids, ids.indexOf(general.path("id").asString()), ids.indexOf(special.path("id").asString()));

        var ordered = admin.send("PUT", POLICIES + "/order", Map.of("ids", ids));

        assertThat(ordered.status()).isEqualTo(200);
        assertThat(policies.match(urgent(tag)).orElseThrow().id()).hasToString(general.path("id").asString());
        var overlap = ordered.json().path("items").valueStream().filter(policy -> policy.path("id").equals(special.path("id"))).findFirst().orElseThrow()
                .path("overlaps").get(0);
        assertThat(overlap.path("kind").asString()).isEqualTo("never");
        assertThat(overlap.path("with").get(0)).isEqualTo(general.path("id"));
        ids.removeLast();
        assertThat(admin.send("PUT", POLICIES + "/order", Map.of("ids", ids)).code()).isEqualTo("changed-meanwhile");
        ids.add(ids.getFirst());
        assertThat(admin.send("PUT", POLICIES + "/order", Map.of("ids", ids)).code()).isEqualTo("changed-meanwhile");
    }

    @Test
    void retiredOneAppliesNoMoreAndIsKeptForItsTickets() {
        var added = add("Gone " + tag, Map.of("tags", List.of(tag)));
        var kept = policies.match(urgent(tag)).orElseThrow();

        assertThat(admin.delete(path(added)).status()).isEqualTo(204);

        assertThat(policies.match(urgent(tag)).orElseThrow().id()).isNotEqualTo(kept.id());
        assertThat(policies.version(kept.version())).get().satisfies(policy -> assertThat(policy.sheet()).isEqualTo(kept.sheet()));
        assertThat(admin.get(path(added)).status()).isEqualTo(404);
        assertThat(admin.get(path(added) + "/versions").status()).isEqualTo(404);
        assertThat(admin.patch(path(added), Map.of("warnAt", 70)).status()).isEqualTo(404);
        assertThat(admin.delete(path(added)).status()).isEqualTo(404);
    }

    @Test
    void calendarThatAPolicyEverWentByStaysForItsTickets() {
        var calendar = admin.post("/api/v1/sla/calendars", Map.of("name", "Office " + tag, "zone", "UTC", "week",
                List.of(Map.of("day", "monday", "from", "09:00", "to", "17:00")))).json().path("id").asString();
        var added = add("By hours " + tag, Map.of("tags", List.of(tag)));
        assertThat(admin.patch(path(added), Map.of("calendar", calendar)).json().path("calendar").asString()).isEqualTo(calendar);
        assertThat(policies.match(urgent(tag)).orElseThrow().sheet().calendar()).hasToString(calendar);

        var none = admin.send("PATCH", path(added), "application/json", java.net.http.HttpRequest.BodyPublishers.ofString("{\"calendar\":null}"));

        assertThat(none.json().path("calendar").isNull()).isTrue();
        assertThat(admin.get("/api/v1/sla/calendars/" + calendar).json().path("uses").asLong()).isEqualTo(1);
        assertThat(admin.delete("/api/v1/sla/calendars/" + calendar).code()).isEqualTo("calendar-in-use");
    }

    @Test
    void onlyAdministratorsWriteAndEverybodyAtTheDeskReads() {
        var added = add("Mine " + tag, Map.of("tags", List.of(tag)));
        for (var other : List.of(desk.signedIn(desk.hire(Role.AGENT)), desk.signedIn(desk.hire(Role.SUPERVISOR)), admin.withToken("tickets"))) {
            assertThat(other.post(POLICIES, Map.of("name", "x")).status()).isEqualTo(403);
            assertThat(other.patch(path(added), Map.of("name", "x")).status()).isEqualTo(403);
            assertThat(other.delete(path(added)).status()).isEqualTo(403);
            assertThat(other.send("PUT", POLICIES + "/order", Map.of("ids", List.of())).status()).isEqualTo(403);
        }
        assertThat(desk.signedIn(desk.hire(Role.AGENT)).get(path(added)).status()).isEqualTo(200);
        assertThat(new Client(url).get(POLICIES).status()).isEqualTo(401);
    }

    @Test
    void hostileFormsAreRefusedAndStoreNothing() {
        var before = names();
        var nowhere = UUID.randomUUID().toString();
        for (var form : List.of(Map.of("name", "x\u0000"), Map.of("name", "x", "calendar", nowhere), Map.of("name", "x", "conditions", Map.of("team", List.of(nowhere))),
                Map.of("name", "x", "conditions", Map.of("category", List.of("'; drop table sla_policy; --"))), Map.of("name", "x", "id", nowhere), List.of(), "x")) {
            assertThat(admin.post(POLICIES, form).code()).as(form.toString()).isEqualTo("invalid");
        }
        assertThat(admin.get(POLICIES + "/x").status()).isEqualTo(404);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void everyWriteIsInTheAuditLog() {
        var added = add("Told " + tag, Map.of("tags", List.of(tag)));
        admin.patch(path(added), Map.of("warnAt", 40));
        admin.delete(path(added));

        var entries = admin.get("/api/v1/audit?object=" + added.path("id").asString()).json().path("items");
        assertThat(entries.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("sla-policy-retired", "sla-policy-changed", "sla-policy-created");
        assertThat(entries.get(1).path("detail")).isEqualTo(Json.read("{\"name\":\"Told " + tag + "\",\"version\":2,\"changed\":[\"warnAt\"]}"));
        assertThat(entries.get(0).path("actor").path("name").asString()).isEqualTo("Sam Rivera");
    }

    @Test
    void manyChangesAtOnceAreAllThereInOneOrder() throws Exception {
        var added = add("Busy " + tag, Map.of("tags", List.of(tag)));
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 1; i <= 16; i++) {
                int percent = i;
                answers.add(pool.submit(() -> {
                    start.await();
                    return percent % 2 == 0 ? admin.patch(path(added), Map.of("warnAt", percent)).status()
                            : admin.post(POLICIES, Map.of("name", "Beside " + percent, "conditions", Map.of("tags", List.of(tag + percent)))).status();
                }));
            }
            start.countDown();
            for (var answer : answers) assertThat(answer.get()).isIn(200, 201);
        }

        assertThat(admin.get(path(added) + "/versions").json().path("items").valueStream().map(version -> version.path("version").asInt()))
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        var ranks = list().stream().map(policy -> policy.path("rank").asInt()).toList();
        assertThat(ranks).doesNotHaveDuplicates().isSorted();
    }
}

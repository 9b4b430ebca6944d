package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A changed policy is for tickets to come; those that are open follow when somebody says so, and as they were told. */
@WholeDesk
class MigrationTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    MigrationWorker worker;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BeanFactory beans;

    Client agent;
    Client admin;
    String policy;
    final String tag = "moved-" + UUID.randomUUID();

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
        admin = new Client(url).signIn("admin@tributary.example");
    }

    @AfterEach
    void putAway() {
        if (policy != null) admin.delete("/api/v1/sla/policies/" + policy);
    }

    private void policy(int seconds, Object calendar) {
        policy = admin.post("/api/v1/sla/policies", new java.util.HashMap<>(Map.of("name", "For " + tag, "active", true, "conditions", Map.of("tags", List.of(tag)),
                "targets", Map.of("normal", Map.of("first_response", seconds, "resolution", 10 * seconds)), "calendar", calendar))).json().path("id").asString();
        var others = admin.get("/api/v1/sla/policies").json().path("items").valueStream().map(each -> each.path("id").asString()).filter(id -> !id.equals(policy));
        var order = Stream.concat(Stream.of(policy), others).toList();
        assertThat(admin.send("PUT", "/api/v1/sla/policies/order", Map.of("ids", order)).status()).isEqualTo(200);
    }

    private long ticket() {
        var ticket = agent.processed(Mail.from("moved-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        assertThat(agent.patch("/api/v1/tickets/" + ticket, Map.of("tags", List.of(tag))).status()).isEqualTo(200);
        return ticket;
    }

    private JsonNode first(long ticket) {
        return agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0);
    }

    private Duration allowed(long ticket) {
        return Duration.between(Instant.parse(first(ticket).path("startedAt").asString()), Instant.parse(first(ticket).path("dueAt").asString()));
    }

    @Test
    void openTicketsKeepWhatTheyHaveUntilTheyAreMovedAsPreviewed() {
        policy(3_600, alwaysOpen());
        var old = ticket();
        var answered = ticket();
        agent.post("/api/v1/tickets/" + answered + "/messages", Map.of("kind", "reply", "text", "An answer.", "status", "resolved"));
        assertThat(allowed(old)).isEqualTo(Duration.ofHours(1));

        admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 7_200))));
        assertThat(allowed(ticket())).isEqualTo(Duration.ofHours(2));
        assertThat(agent.patch("/api/v1/tickets/" + old, Map.of("priority", "low")).status()).isEqualTo(200);
        assertThat(agent.patch("/api/v1/tickets/" + old, Map.of("priority", "normal")).status()).isEqualTo(200);
        assertThat(allowed(old)).isEqualTo(Duration.ofHours(1));

        var before = first(old);
        var preview = migration().path("preview");
        assertThat(preview.path("tickets").asInt()).isEqualTo(1);
        assertThat(first(old)).isEqualTo(before);
        assertThat(migration().path("latest").isNull()).isTrue();
        assertThat(older()).isEqualTo(1);
        var moved = moved(preview.path("target").asString());
        assertThat(moved.path("total").asInt()).isEqualTo(1);
        assertThat(moved.path("moved").asInt()).isEqualTo(1);
        assertThat(moved.path("by").path("name").asString()).isNotBlank();

        assertThat(allowed(old)).isEqualTo(Duration.ofHours(2));
        var change = preview.path("changes").path(0);
        assertThat(change.path("ticket").asLong()).isEqualTo(old);
        assertThat(change.path("metric").asString()).isEqualTo("first_response");
        assertThat(time(change.path("dueBefore"))).isEqualTo(time(before.path("dueAt")));
        assertThat(time(change.path("dueAfter"))).isEqualTo(time(first(old).path("dueAt")));
        // A solution is promised no more.
        assertThat(preview.path("changes").path(1).path("stateAfter").isNull()).isTrue();
        assertThat(agent.get("/api/v1/tickets/" + old).json().path("sla")).hasSize(1);
        assertThat(agent.get("/api/v1/tickets/" + answered).json().path("sla")).hasSize(2);
        assertThat(migration().path("preview").path("tickets").asInt()).isZero();
        assertThat(older()).isZero();
        assertThat(governed(old)).isEqualTo(3);
    }

    /** Whoever is interrupted goes on; meanwhile nobody begins another, and what has changed since is left to the next. */
    @Test
    void goesOnWhereItStoppedAndKeepsToWhatWasSeen() {
        policy(3_600, alwaysOpen());
        var moved = ticket();
        var settled = ticket();
        var newer = ticket();
        admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 7_200))));
        var target = migration().path("preview").path("target").asString();
        worker.stop();
        try {
            var begun = admin.send("POST", migrationPath(), Map.of(), "If-Match", '"' + target + '"');
            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.json().path("total").asInt()).isEqualTo(3);
            assertThat(admin.post(migrationPath(), Map.of()).code()).isEqualTo("migration-running");
            assertThat(migration().path("preview").isNull()).isTrue();
            assertThat(migration().path("latest").path("moved").asInt()).isZero();

            agent.patch("/api/v1/tickets/" + settled, Map.of("status", "closed"));
            admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 10_800))));
            agent.patch("/api/v1/tickets/" + newer, Map.of("tags", List.of()));
            agent.patch("/api/v1/tickets/" + newer, Map.of("tags", List.of(tag)));
            assertThat(allowed(newer)).isEqualTo(Duration.ofHours(3));
        } finally {
            worker.start();
        }
        var done = finished();

        assertThat(done.path("version").asInt()).isEqualTo(2);
        assertThat(done.path("total").asInt()).isEqualTo(1);
        assertThat(done.path("moved").asInt()).isEqualTo(1);
        assertThat(allowed(moved)).isEqualTo(Duration.ofHours(2));
        assertThat(allowed(newer)).isEqualTo(Duration.ofHours(3));
        assertThat(governed(settled)).isEqualTo(2);
        // The policy has changed since that preview.
        assertThat(admin.send("POST", migrationPath(), Map.of(), "If-Match", '"' + target + '"').code()).isEqualTo("changed-meanwhile");
        assertThat(migration().path("preview").path("tickets").asInt()).isEqualTo(1);
    }

    /** Each as another node would be. */
    @Test
    void twoNodesMoveEachTicketOnce() {
        policy(3_600, alwaysOpen());
        var tickets = Stream.generate(this::ticket).limit(6).toList();
        admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 7_200))));
        var other = new MigrationWorker(beans.getBean(MigrationRows.class), beans.getBean(Clocks.class), beans.getBean(Agreements.class),
                beans.getBean(Policies.class), beans.getBean(Tickets.class), beans.getBean(TransactionTemplate.class), beans.getBean(Clock.class));
        other.start();
        try {
            assertThat(moved(migration().path("preview").path("target").asString()).path("moved").asInt()).isEqualTo(6);
        } finally {
            other.stop();
        }
        assertThat(tickets).allSatisfy(ticket -> {
            assertThat(allowed(ticket)).isEqualTo(Duration.ofHours(2));
            assertThat(governed(ticket)).isEqualTo(3);
        });
    }

    /** Its own trouble is told by its number; nobody waits for it. */
    @Test
    void ticketThatCannotBeMovedKeepsNobodyElse() {
        policy(3_600, alwaysOpen());
        var broken = ticket();
        var sound = ticket();
        jdbc.sql("alter table sla_clock add constraint broken_for_test check (ticket_id <> '%s' or version_id = '%s') not valid".formatted(
                jdbc.sql("select id from ticket where number = ?").param(broken).query(UUID.class).single(),
                jdbc.sql("select distinct version_id from sla_clock c join ticket t on t.id = c.ticket_id where t.number = ? and c.met_at is null").param(broken).query(UUID.class).single())).update();
        try {
            admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 7_200))));
            var done = moved(migration().path("preview").path("target").asString());

            assertThat(done.path("total").asInt()).isEqualTo(2);
            assertThat(done.path("moved").asInt()).isEqualTo(1);
            assertThat(done.path("failed").asInt()).isEqualTo(1);
            assertThat(done.path("failures").path(0).asLong()).isEqualTo(broken);
            assertThat(allowed(sound)).isEqualTo(Duration.ofHours(2));
            assertThat(allowed(broken)).isEqualTo(Duration.ofHours(1));
        } finally {
            jdbc.sql("alter table sla_clock drop constraint broken_for_test").update();
        }
        assertThat(moved(migration().path("preview").path("target").asString()).path("moved").asInt()).isEqualTo(1);
        assertThat(allowed(broken)).isEqualTo(Duration.ofHours(2));
    }

    private String migrationPath() {
        return "/api/v1/sla/policies/" + policy + "/migration";
    }

    private JsonNode migration() {
        return admin.get(migrationPath()).json();
    }

    /** As it stands in the list of policies. */
    private int older() {
        return admin.get("/api/v1/sla/policies/older").json().path("items").valueStream().filter(each -> each.path("policy").asString().equals(policy))
                .mapToInt(each -> each.path("tickets").asInt()).sum();
    }

    private JsonNode moved(String target) {
        assertThat(admin.send("POST", migrationPath(), Map.of(), "If-Match", '"' + target + '"').status()).isEqualTo(202);
        return finished();
    }

    private JsonNode finished() {
        return Client.eventually(() -> migration().path("latest").path("finishedAt").isNull() ? null : migration().path("latest"));
    }

    private long governed(long ticket) {
        return agent.get("/api/v1/tickets/" + ticket + "/history?limit=100").json().path("items").valueStream().filter(entry -> entry.path("type").asString().equals("governed")).count();
    }

    @Test
    void openTicketsFollowTheirCalendarByThemselves() {
        var calendar = admin.post("/api/v1/sla/calendars", Map.of("name", tag, "zone", "UTC", "week", week("00:00", "24:00"))).json().path("id").asString();
        policy(3_600, calendar);
        var ticket = ticket();
        assertThat(allowed(ticket)).isEqualTo(Duration.ofHours(1));
        var start = Instant.parse(first(ticket).path("startedAt").asString());
        var today = start.atZone(java.time.ZoneOffset.UTC).toLocalDate();

        var closed = List.of(Map.of("date", today.toString(), "isOffDay", true, "name", "Fair"), Map.of("date", today.plusDays(1).toString(), "isOffDay", true, "name", "Fair"));
        assertThat(admin.patch("/api/v1/sla/calendars/" + calendar, Map.of("days", closed)).status()).isEqualTo(200);

        var due = today.plusDays(2).atTime(1, 0).toInstant(java.time.ZoneOffset.UTC);
        Client.eventually(() -> time(first(ticket).path("dueAt")).equals(due) ? true : null);
        assertThat(governed(ticket)).isEqualTo(3);
    }

    @Test
    void onlyAdministratorsMoveTickets() {
        policy(3_600, alwaysOpen());
        var supervisor = new Client(url).signIn("supervisor@tributary.example");
        assertThat(supervisor.get("/api/v1/sla/policies/" + policy + "/migration").status()).isEqualTo(403);
        assertThat(agent.post("/api/v1/sla/policies/" + policy + "/migration", Map.of()).status()).isEqualTo(403);
        assertThat(supervisor.get("/api/v1/sla/policies/older").status()).isEqualTo(403);
        assertThat(admin.get("/api/v1/sla/policies/" + UUID.randomUUID() + "/migration").status()).isEqualTo(404);
    }

    private static Instant time(JsonNode time) {
        return Instant.parse(time.asString());
    }

    private Object alwaysOpen() {
        return admin.get("/api/v1/sla/calendars").json().path("items").valueStream().filter(each -> each.path("preset").asString().equals("always"))
                .findFirst().orElseThrow().path("id").asString();
    }

    private static List<Map<String, String>> week(String from, String to) {
        return List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").stream().map(day -> Map.of("day", day, "from", from, "to", to)).toList();
    }
}

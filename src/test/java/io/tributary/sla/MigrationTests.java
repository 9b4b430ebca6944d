package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** A changed policy is for tickets to come; those that are open follow when somebody says so, and as they were told. */
@WholeDesk
class MigrationTests {

    @Value("${tributary.public-url}")
    String url;

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
        var order = java.util.stream.Stream.concat(java.util.stream.Stream.of(policy), others).toList();
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
        var preview = admin.get("/api/v1/sla/policies/" + policy + "/migration").json();
        assertThat(preview.path("tickets").asInt()).isEqualTo(1);
        assertThat(first(old)).isEqualTo(before);
        assertThat(admin.post("/api/v1/sla/policies/" + policy + "/migration", Map.of()).json()).isEqualTo(preview);

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
        assertThat(admin.get("/api/v1/sla/policies/" + policy + "/migration").json().path("tickets").asInt()).isZero();
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
        assertThat(agent.get("/api/v1/tickets/" + ticket + "/history?limit=100").json().path("items").valueStream()
                .filter(entry -> entry.path("type").asString().equals("governed")).count()).isEqualTo(3);
    }

    @Test
    void onlyAdministratorsMoveTickets() {
        policy(3_600, alwaysOpen());
        var supervisor = new Client(url).signIn("supervisor@tributary.example");
        assertThat(supervisor.get("/api/v1/sla/policies/" + policy + "/migration").status()).isEqualTo(403);
        assertThat(agent.post("/api/v1/sla/policies/" + policy + "/migration", Map.of()).status()).isEqualTo(403);
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

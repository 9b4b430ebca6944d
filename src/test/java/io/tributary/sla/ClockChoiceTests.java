package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** By which policy a ticket is promised something, and by whose hours, whatever becomes of it. */
@WholeDesk
class ClockChoiceTests {

    private static final String POLICIES = "/api/v1/sla/policies";
    private static final Duration TARGET = Duration.ofMinutes(100);

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Teams teams;

    Client admin;
    private final String own = UUID.randomUUID().toString();
    private final List<String> policies = new ArrayList<>();

    @BeforeEach
    void signIn() {
        admin = new Client(url).signIn("admin@tributary.example");
    }

    @AfterEach
    void takeAway() {
        policies.forEach(id -> admin.delete(POLICIES + "/" + id));
    }

    /** Before all others. */
    private String policy(Map<String, ?> conditions, Map<String, ?> more) {
        var form = new HashMap<String, Object>(Map.of("name", "Choice " + UUID.randomUUID(), "active", true, "conditions", conditions));
        form.put("targets", Map.of("normal", Map.of("first_response", TARGET.toSeconds(), "resolution", TARGET.toSeconds()),
                "urgent", Map.of("first_response", TARGET.toSeconds(), "resolution", TARGET.toSeconds())));
        form.putAll(more);
        var answer = admin.post(POLICIES, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().path("id").asString();
        policies.add(id);
        var others = admin.get(POLICIES).json().path("items").valueStream().map(each -> each.path("id").asString()).filter(each -> !each.equals(id));
        admin.send("PUT", POLICIES + "/order", Map.of("ids", Stream.concat(Stream.of(id), others).toList()));
        return id;
    }

    private String customer() {
        return "choice-" + UUID.randomUUID() + "@" + own + ".example";
    }

    private long ticket(Mail mail) {
        return admin.processed(mail.raw()).path("ticket").asLong();
    }

    private void patch(long ticket, Map<String, ?> change) {
        var answer = admin.patch("/api/v1/tickets/" + ticket, change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode first(long ticket) {
        return admin.get("/api/v1/tickets/" + ticket + "/sla").json().path("items").path(0);
    }

    private List<String> states(long ticket) {
        return admin.get("/api/v1/tickets/" + ticket).json().path("sla").valueStream().map(each -> each.path("metric").asString() + " " + each.path("state").asString()).toList();
    }

    private static Instant time(JsonNode clock, String field) {
        return Instant.parse(clock.path(field).asString());
    }

    private Object another(String field) {
        return switch (field) {
            case "team" -> teams.create("Choice " + own).id();
            case "category" -> admin.post("/api/v1/categories", Map.of("en", "Choice " + own, "zh", "选择 " + own)).json().path("key").asString();
            case "tags" -> List.of("choice-" + own);
            default -> "urgent";
        };
    }

    /** And back again: what has been promised before is promised from the same start. */
    @ParameterizedTest
    @ValueSource(strings = {"team", "category", "tags", "priority"})
    void policyThatAppliesAfterAChangeTakesOverAtOnce(String field) {
        var value = another(field);
        var tag = "only-" + own;
        // Others' tickets are as urgent.
        var policy = policy(Map.of(field, value instanceof List<?> ? value : List.of(value)), field.equals("priority") ? Map.of("conditions",
                Map.of("priority", List.of(value), "tags", List.of(tag))) : Map.of());
        var ticket = ticket(Mail.from(customer()));
        if (field.equals("priority")) patch(ticket, Map.of("tags", List.of(tag)));
        var before = first(ticket);
        assertThat(before.path("policy").path("id").asString()).isNotEqualTo(policy);
        var was = new HashMap<String, Object>();
        was.put(field, switch (field) {
            case "tags" -> List.of();
            case "priority" -> "normal";
            case "team" -> admin.get("/api/v1/tickets/" + ticket).json().path("team").path("id").asString();
            default -> null;
        });

        patch(ticket, Map.of(field, value));

        var after = first(ticket);
        assertThat(after.path("policy").path("id").asString()).isEqualTo(policy);
        assertThat(time(after, "startedAt")).isEqualTo(time(before, "startedAt"));
        assertThat(time(after, "dueAt")).isEqualTo(time(before, "startedAt").plus(TARGET));
        assertThat(timers(after)).contains(time(after, "dueAt").plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS));

        patch(ticket, was);
        assertThat(first(ticket).path("policy")).isEqualTo(before.path("policy"));
        assertThat(time(first(ticket), "dueAt")).isEqualTo(time(before, "dueAt"));
    }

    private List<Instant> timers(JsonNode clock) {
        return jdbc.sql("select duedate_ from act_ru_timer_job where process_instance_id_ = ?").param(clock.path("id").asString())
                .query((row, n) -> row.getTimestamp(1).toInstant()).list();
    }

    private JsonNode organisation(Map<String, ?> more) {
        var form = new HashMap<String, Object>(Map.of("name", "Org " + own));
        form.putAll(more);
        var added = admin.post("/api/v1/organisations", form);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.json();
    }

    private String customerOf(long ticket) {
        return admin.get("/api/v1/tickets/" + ticket).json().path("customer").path("id").asString();
    }

    private void decide(String customer, String field, Object value) {
        var patch = new HashMap<String, Object>();
        patch.put(field, value);
        var answer = admin.patch("/api/v1/customers/" + customer, patch);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void customersOfAnOrganisationAndATierHaveTheirOwn() {
        var organisation = organisation(Map.of("domains", List.of(own + ".example"), "tier", "vip")).path("id").asString();
        var forOrganisation = policy(Map.of("organisation", List.of(organisation)), Map.of());
        assertThat(first(ticket(Mail.from(customer()))).path("policy").path("id").asString()).isEqualTo(forOrganisation);

        var forVips = policy(Map.of("tier", List.of("vip"), "organisation", List.of(organisation)), Map.of());
        assertThat(first(ticket(Mail.from(customer()))).path("policy").path("id").asString()).isEqualTo(forVips);
        assertThat(first(ticket(Mail.from("choice-" + UUID.randomUUID() + "@example.com"))).path("policy").path("id").asString()).isNotIn(forOrganisation, forVips);
    }

    @Test
    void openTicketsFollowWhatTheirCustomerBecomes() {
        var tag = "only-" + own;
        var forVips = policy(Map.of("tier", List.of("vip"), "tags", List.of(tag)), Map.of());
        var ticket = ticket(Mail.from(customer()));
        patch(ticket, Map.of("tags", List.of(tag)));
        var before = first(ticket);
        assertThat(before.path("policy").path("id").asString()).isNotEqualTo(forVips);
        var customer = customerOf(ticket);

        decide(customer, "tier", "vip");

        assertThat(first(ticket).path("policy").path("id").asString()).isEqualTo(forVips);
        assertThat(time(first(ticket), "dueAt")).isEqualTo(time(before, "startedAt").plus(TARGET));
        assertThat(timers(first(ticket))).contains(time(first(ticket), "dueAt").plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS));
        decide(customer, "tier", "standard");
        assertThat(first(ticket).path("policy")).isEqualTo(before.path("policy"));

        var organisation = organisation(Map.of()).path("id").asString();
        var forOrganisation = policy(Map.of("organisation", List.of(organisation)), Map.of());
        decide(customer, "organisation", organisation);
        assertThat(first(ticket).path("policy").path("id").asString()).isEqualTo(forOrganisation);
        decide(customer, "organisation", null);
        assertThat(first(ticket).path("policy")).isEqualTo(before.path("policy"));
        var told = admin.get("/api/v1/tickets/" + ticket + "/history").text();
        assertThat(told).contains("tier", "organisation");
    }

    private String calendarOf(int hourFrom) {
        var day = workday().getDayOfWeek().name().toLowerCase();
        return admin.post("/api/v1/sla/calendars", Map.of("name", hourFrom + " " + own, "zone", "UTC",
                "week", List.of(Map.of("day", day, "from", hourFrom + ":00", "to", "17:00")))).json().path("id").asString();
    }

    private static java.time.LocalDate workday() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(2);
    }

    /** Their own before their organisation's, and that before the policy's; who has none goes by the policy's again. */
    @Test
    void customersAreCountedByACalendarOfTheirOwn() {
        var policys = calendarOf(10);
        var organisations = calendarOf(12);
        var theirs = calendarOf(14);
        policy(Map.of("tags", List.of("hours-" + own)), Map.of("calendar", policys));
        var ticket = ticket(Mail.from(customer()));
        patch(ticket, Map.of("tags", List.of("hours-" + own)));
        assertThat(dueHour(ticket)).isEqualTo(10);
        var customer = customerOf(ticket);
        var organisation = organisation(Map.of("calendar", organisations));

        decide(customer, "organisation", organisation.path("id").asString());
        assertThat(dueHour(ticket)).isEqualTo(12);
        decide(customer, "calendar", theirs);
        assertThat(dueHour(ticket)).isEqualTo(14);
        assertThat(first(ticket).path("calendar").path("id").asString()).isEqualTo(theirs);
        assertThat(admin.delete("/api/v1/sla/calendars/" + theirs).json().path("code").asString()).isEqualTo("calendar-in-use");
        assertThat(admin.get("/api/v1/sla/policies/older").text()).as("its own calendar is nothing older").doesNotContain(first(ticket).path("policy").path("id").asString());
        decide(customer, "calendar", null);
        assertThat(dueHour(ticket)).isEqualTo(12);

        var without = new HashMap<String, Object>(Map.of("name", "Org " + own));
        without.put("calendar", null);
        assertThat(admin.send("PUT", "/api/v1/organisations/" + organisation.path("id").asString(), without).status()).isEqualTo(200);
        assertThat(dueHour(ticket)).isEqualTo(10);
    }

    /** Nobody goes by it any more but a closed ticket, and that may be opened again. */
    @Test
    void calendarRemovedMeanwhileIsNobodysAnyMore() {
        var tags = Stream.of("gone-", "other-").map(tag -> tag + own).toList();
        tags.forEach(tag -> policy(Map.of("tags", List.of(tag)), Map.of()));
        var theirs = calendarOf(15);
        var ticket = ticket(Mail.from(customer()));
        decide(customerOf(ticket), "calendar", theirs);
        patch(ticket, Map.of("tags", List.of(tags.getFirst())));
        assertThat(first(ticket).path("calendar").path("id").asString()).isEqualTo(theirs);
        patch(ticket, Map.of("status", "closed"));
        decide(customerOf(ticket), "calendar", null);
        assertThat(admin.delete("/api/v1/sla/calendars/" + theirs).status()).isEqualTo(204);

        patch(ticket, Map.of("status", "open"));
        patch(ticket, Map.of("tags", List.of(tags.getLast())));

        var resolution = admin.get("/api/v1/tickets/" + ticket + "/sla").json().path("items").valueStream()
                .filter(each -> each.path("state").asString().equals("running")).findFirst().orElseThrow();
        assertThat(resolution.path("policy").path("id").asString()).isEqualTo(policies.getLast());
        assertThat(resolution.path("calendar").isNull()).isTrue();
    }

    private int dueHour(long ticket) {
        var due = time(first(ticket), "dueAt");
        assertThat(due.atZone(ZoneOffset.UTC).toLocalDate()).isEqualTo(workday());
        return due.minus(TARGET).atZone(ZoneOffset.UTC).getHour();
    }

    @Test
    void spamIsPromisedNothingUntilSomebodySaysItIsNone() {
        var clocks = jdbc.sql("select count(*) from sla_clock c join ticket t on t.id = c.ticket_id join customer_address a on a.customer_id = t.customer_id where a.value = ?");
        var sender = customer();
        var held = admin.processed(Mail.from(sender).header("X-Spam-Flag", "YES").raw());
        assertThat(held.path("state").asString()).isEqualTo("quarantined");
        assertThat(clocks.param(sender).query(Long.class).single()).isZero();

        var released = admin.post("/api/v1/inbound/" + held.path("id").asString() + "/release", Map.of());

        assertThat(states(released.json().path("ticket").asLong())).containsExactly("first_response running", "resolution running");
    }

    @Test
    void splitOffAQuestionHasClocksOfItsOwn() {
        var mail = Mail.from(customer());
        var ticket = ticket(mail);
        var second = admin.processed(Mail.from(mail.from()).text("And another thing?").answering(mail.messageId()).raw()).path("message").asString();
        admin.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "An answer."));
        assertThat(states(ticket)).contains("first_response met");

        var part = admin.post("/api/v1/tickets/" + ticket + "/split", Map.of("messages", List.of(second))).json().path("number").asLong();

        assertThat(states(part)).containsExactly("first_response running", "resolution running");
        assertThat(timers(first(part))).hasSize(2);
        assertThat(states(ticket)).containsExactly("first_response met", "resolution running");
        admin.post("/api/v1/tickets/" + part + "/undo", Map.of());
        assertThat(states(part)).isEmpty();
    }

    /** The day after tomorrow is the next on which anybody works. */
    @Test
    void whatResumesOutsideWorkingHoursGoesOnWhenTheyBegin() {
        var day = workday();
        var calendar = admin.post("/api/v1/sla/calendars", Map.of("name", "Choice " + own, "zone", "UTC",
                "week", List.of(Map.of("day", day.getDayOfWeek().name().toLowerCase(), "from", "09:00", "to", "17:00")))).json().path("id").asString();
        policy(Map.of("tags", List.of("hours-" + own)), Map.of("calendar", calendar));
        var ticket = ticket(Mail.from(customer()));
        patch(ticket, Map.of("tags", List.of("hours-" + own)));

        patch(ticket, Map.of("status", "pending"));
        assertThat(states(ticket)).containsExactly("first_response running", "resolution paused");
        patch(ticket, Map.of("status", "open"));

        var resolution = admin.get("/api/v1/tickets/" + ticket + "/sla").json().path("items").path(1);
        assertThat(resolution.path("metric").asString()).isEqualTo("resolution");
        assertThat(time(resolution, "dueAt")).isEqualTo(day.atTime(9, 0).toInstant(ZoneOffset.UTC).plus(TARGET));
    }
}

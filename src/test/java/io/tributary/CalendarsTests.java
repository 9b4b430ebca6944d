package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Administrators keep calendars, and whoever works at the desk can ask what they make of a promise. */
@WholeDesk
class CalendarsTests {

    private static final String PATH = "/api/v1/sla/calendars";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Client admin;
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void admin() {
        admin = new Client(url).signIn("admin@tributary.example");
    }

    @AfterEach
    void takeAway() {
        made.forEach(id -> admin.delete(PATH + "/" + id));
    }

    private static Map<String, Object> period(String day, String from, String to) {
        return Map.of("day", day, "from", from, "to", to);
    }

    private static List<Map<String, Object>> office() {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday").map(day -> period(day, "09:00", "18:00")).toList();
    }

    private static Map<String, Object> form(String name) {
        return Map.of("name", name, "zone", "Asia/Shanghai", "week", office());
    }

    private static String unique() {
        return "Desk " + UUID.randomUUID();
    }

    private JsonNode calendar() {
        var answer = admin.post(PATH, form(unique()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        made.add(answer.json().path("id").asString());
        return answer.json();
    }

    private Client.Answer take(String id, String query, String type, String file, String... headers) {
        return admin.send("POST", PATH + "/" + id + "/import" + query, type, BodyPublishers.ofByteArray(file.getBytes(StandardCharsets.UTF_8)), headers);
    }

    private static JsonNode preset(JsonNode list, String preset) {
        return list.path("items").valueStream().filter(each -> each.path("preset").asString("").equals(preset)).findFirst().orElseThrow();
    }

    @Test
    void everyDeskBeginsWithThree() {
        var all = admin.get(PATH).json();
        assertThat(preset(all, "always").path("week")).hasSize(7);
        assertThat(preset(all, "always").path("week").get(0).toString()).isEqualTo("{\"day\":\"monday\",\"from\":\"00:00\",\"to\":\"24:00\"}");
        assertThat(preset(all, "weekdays").path("week")).hasSize(5);
        assertThat(preset(all, "weekdays").path("warning").isNull()).isTrue();
        var china = preset(all, "china");
        assertThat(china.path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(china.path("days")).hasSize(39);
        assertThat(china.path("days").get(3).toString()).isEqualTo("{\"date\":\"2026-01-04\",\"isOffDay\":false,\"name\":\"元旦\",\"like\":null}");
        assertThat(china.path("endsOn").asString()).isEqualTo("2026-12-31");
        assertThat(china.path("source").asString()).contains("国办发明电〔2025〕7号");
        // Their data end: whoever looks is told two months before, and after.
        assertThat(china.path("warning").path("code").asString()).isIn("ends-soon", "ended");
        assertThat(china.path("warning").path("endsOn").asString()).isEqualTo("2026-12-31");
    }

    @Test
    void calendarIsMadeChangedAndRemoved() {
        var made = calendar();
        var path = PATH + "/" + made.path("id").asString();
        assertThat(made.path("rev").asLong()).isEqualTo(1);
        assertThat(admin.get(path).raw().headers().firstValue("ETag")).contains("\"1\"");

        var week = new ArrayList<>(office());
        week.add(period("friday", "22:00", "02:00"));
        var changed = admin.patch(path, Map.of("week", week, "days", List.of(Map.of("date", "2026-12-25", "isOffDay", true, "name", " Christmas\tDay "),
                Map.of("date", "2026-12-19", "isOffDay", false, "like", "friday")), "endsOn", "2026-12-31"), "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("name")).isEqualTo(made.path("name"));
        assertThat(changed.json().path("rev").asLong()).isEqualTo(2);
        assertThat(changed.json().path("days").toString()).isEqualTo("[{\"date\":\"2026-12-19\",\"isOffDay\":false,\"name\":null,\"like\":\"friday\"},"
                + "{\"date\":\"2026-12-25\",\"isOffDay\":true,\"name\":\"Christmas Day\",\"like\":null}]");

        var cleared = new HashMap<String, Object>();
        cleared.put("endsOn", null);
        assertThat(admin.patch(path, cleared).json().path("warning").isNull()).isTrue();
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(admin.delete(path).status()).isEqualTo(404);

        var audit = admin.get("/api/v1/audit?object=" + made.path("id").asString()).json().path("items");
        assertThat(audit.valueStream().map(each -> each.path("action").asString())).containsExactlyInAnyOrder("calendar-added", "calendar-changed", "calendar-changed",
                "calendar-removed");
        assertThat(audit.toString()).contains(made.path("name").asString());
    }

    @Test
    void whoChangesItAfterSomebodyElseIsTold() {
        var path = PATH + "/" + calendar().path("id").asString();
        assertThat(admin.patch(path, Map.of("zone", "UTC"), "If-Match", "\"1\"").status()).isEqualTo(200);
        var late = admin.patch(path, Map.of("zone", "Europe/Berlin"), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("changed-meanwhile");
        assertThat(admin.get(path).json().path("zone").asString()).isEqualTo("UTC");
        // What changes nothing is no change.
        assertThat(admin.patch(path, Map.of("zone", "UTC"), "If-Match", "\"2\"").json().path("rev").asLong()).isEqualTo(2);
    }

    @Test
    void twoOfOneNameWouldBeTakenForEachOther() {
        var name = calendar().path("name").asString();
        var second = admin.post(PATH, form(name.toUpperCase()));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("calendar-exists");
        var other = PATH + "/" + calendar().path("id").asString();
        assertThat(admin.patch(other, Map.of("name", name)).status()).isEqualTo(409);
    }

    @Test
    void makeUpSaturdayIsCountedInTheExplanation() {
        var id = calendar().path("id").asString();
        var file = "[{\"date\": \"2026-02-14\", \"isOffDay\": false, \"name\": \"春节\"}, {\"date\": \"2026-02-16\", \"isOffDay\": true, \"name\": \"春节\"}]";
        var dry = take(id, "?dryRun=true", "application/json", file).json();
        assertThat(dry.path("added")).hasSize(2);
        assertThat(dry.path("calendar").isNull()).isTrue();
        assertThat(admin.get(PATH + "/" + id).json().path("days")).isEmpty();

        var taken = take(id, "", "application/json", file, "If-Match", "\"1\"").json();
        assertThat(taken.path("calendar").path("days")).hasSize(2);
        assertThat(taken.path("endsOn").asString()).isEqualTo("2026-12-31");
        assertThat(take(id, "", "application/json", file, "If-Match", "\"1\"").status()).isEqualTo(412);

        for (var start : List.of("2026-02-13T17:00", "2026-02-13T17:00:00+08:00", "2026-02-13T09:00:00Z")) {
            var why = admin.post(PATH + "/" + id + "/explain", Map.of("start", start, "seconds", 11 * 3600)).json();
            assertThat(why.path("deadline").asString()).isEqualTo("2026-02-17T02:00:00Z");
            assertThat(why.path("zone").asString()).isEqualTo("Asia/Shanghai");
            assertThat(why.path("beyondData").asBoolean()).isFalse();
            assertThat(why.path("intervals").valueStream().map(each -> each.path("kind").asString())).containsExactly("counted", "outside-hours", "make-up-day",
                    "outside-hours", "day-off", "outside-hours", "counted");
            assertThat(why.path("intervals").valueStream().filter(each -> each.path("counted").asBoolean()).mapToLong(each -> each.path("seconds").asLong()).sum())
                    .isEqualTo(11 * 3600);
        }
        assertThat(admin.post(PATH + "/" + id + "/explain", Map.of("start", "2026-12-31T17:00", "seconds", 7200)).json().path("beyondData").asBoolean()).isTrue();
    }

    @Test
    void fileThatReplacesLeavesNothingElseOfItsYears() {
        var id = calendar().path("id").asString();
        admin.patch(PATH + "/" + id, Map.of("days", List.of(Map.of("date", "2026-01-01", "isOffDay", true), Map.of("date", "2026-01-02", "isOffDay", true, "name", "Bridge"),
                Map.of("date", "2025-12-25", "isOffDay", true)), "source", "By hand"));
        var ics = """
                BEGIN:VCALENDAR
                VERSION:2.0
                X-WR-CALNAME:Feiertage
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260101
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260501
                SUMMARY:Tag der Arbeit
                END:VEVENT
                END:VCALENDAR
                """;
        var beside = take(id, "?dryRun=true", "text/calendar", ics).json();
        assertThat(beside.path("same").asInt()).isEqualTo(1);
        assertThat(beside.path("added").toString()).contains("2026-05-01", "Tag der Arbeit");
        assertThat(beside.path("removed").toString()).contains("2026-01-02").doesNotContain("2025-12-25");

        var replaced = take(id, "?replace=true", "text/calendar", ics).json().path("calendar");
        assertThat(replaced.path("days").valueStream().map(each -> each.path("date").asString())).containsExactly("2025-12-25", "2026-01-01", "2026-05-01");
        assertThat(replaced.path("source").asString()).isEqualTo("Feiertage");
    }

    @Test
    void fileThatCannotBeTakenChangesNothing() {
        var id = calendar().path("id").asString();
        var broken = take(id, "", "text/calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260230\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                "Accept-Language", "zh-CN");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.code()).isEqualTo("import-unreadable");
        assertThat(broken.json().path("params").path("line").asInt()).isEqualTo(3);
        assertThat(broken.json().path("detail").asString()).isEqualTo("无法读取此文件：第 3 行。");
        assertThat(take(id, "", "application/octet-stream", "[]").code()).isEqualTo("import-empty");
        assertThat(take(id, "", "application/json", " ".repeat(1024 * 1024 + 1)).status()).isEqualTo(413);
        assertThat(take(id, "", "application/json", "[{\"date\": \"2026-13-01\", \"isOffDay\": true}]").json().path("params").path("field").asString())
                .isEqualTo("days[0].date");
        // Every day off for years: nobody could keep a promise.
        var closed = java.time.LocalDate.now().minusDays(1).datesUntil(java.time.LocalDate.now().plusDays(1300))
                .map(date -> "{\"date\": \"" + date + "\", \"isOffDay\": true}").toList();
        assertThat(take(id, "", "application/json", closed.toString()).code()).isEqualTo("no-working-time");
        assertThat(admin.get(PATH + "/" + id).json().path("rev").asLong()).isEqualTo(1);
    }

    static Stream<Arguments> hostile() {
        var day = Map.of("date", "2026-01-01", "isOffDay", true);
        return Stream.of(
                Arguments.of(Map.of("name", ""), "name"), Arguments.of(Map.of("name", " \t"), "name"), Arguments.of(Map.of("name", "x".repeat(101)), "name"),
                Arguments.of(Map.of("name", 7), "name"), Arguments.of(Map.of("name", List.of()), "name"),
                Arguments.of(Map.of("zone", "Mars/Olympus"), "zone"), Arguments.of(Map.of("zone", "../../etc/passwd"), "zone"), Arguments.of(Map.of("zone", "+08:00"), "zone"),
                Arguments.of(Map.of("zone", Map.of()), "zone"), Arguments.of(Map.of("week", List.of()), "week"), Arguments.of(Map.of("week", "all"), "week"),
                Arguments.of(Map.of("week", List.of("monday")), "week[0]"), Arguments.of(Map.of("week", List.of(period("someday", "09:00", "18:00"))), "week[0].day"),
                Arguments.of(Map.of("week", List.of(period("monday", "9:00", "18:00"))), "week[0].from"),
                Arguments.of(Map.of("week", List.of(period("monday", "09:00", "25:00"))), "week[0].to"),
                Arguments.of(Map.of("week", List.of(period("monday", "09:00", "09:00"))), "week[0].to"),
                Arguments.of(Map.of("week", List.of(period("monday", "24:00", "09:00"))), "week[0].from"),
                Arguments.of(Map.of("week", List.of(period("monday", "09:00", "12:00"), period("monday", "11:00", "13:00"))), "week"),
                Arguments.of(Map.of("week", List.of(period("sunday", "22:00", "06:00"), period("monday", "05:00", "09:00"))), "week"),
                Arguments.of(Map.of("week", List.of(period("monday", "00:00", "24:00"), period("monday", "00:00", "24:00"))), "week"),
                Arguments.of(Map.of("week", Collections.nCopies(100, period("monday", "09:00", "10:00"))), "week"),
                Arguments.of(Map.of("days", List.of(day, day)), "days[1].date"), Arguments.of(Map.of("days", List.of(Map.of("date", "1066-10-14", "isOffDay", true))), "days[0].date"),
                Arguments.of(Map.of("days", Collections.nCopies(5001, day)), "days"), Arguments.of(Map.of("days", List.of(Map.of("date", "2026-01-01"))), "days[0].isOffDay"),
                Arguments.of(Map.of("days", List.of(Map.of("date", "2026-01-03", "isOffDay", false, "like", "sunday"))), "days"),
                Arguments.of(Map.of("endsOn", "soon"), "endsOn"), Arguments.of(Map.of("endsOn", 2026), "endsOn"), Arguments.of(Map.of("source", "x".repeat(1001)), "source"),
                Arguments.of(List.of(), "body"), Arguments.of("calendar", "body"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoCalendarIsRefusedByTheField(Object patch, String field) {
        var id = calendar().path("id").asString();
        var refused = admin.patch(PATH + "/" + id, patch);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.json().path("params").path("field").asString()).isEqualTo(field);
        assertThat(admin.get(PATH + "/" + id).json().path("rev").asLong()).isEqualTo(1);
    }

    @Test
    void storableIsWhateverSomebodyCallsIt() {
        var answer = admin.post(PATH, form("<img src=x onerror=alert(1)> \0\ud800 '; drop table sla_calendar; -- " + UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(201);
        made.add(answer.json().path("id").asString());
        assertThat(answer.json().path("name").asString()).startsWith("<img src=x onerror=alert(1)>").doesNotContain("\0");
    }

    @Test
    void questionsThatHaveNoAnswerAreRefused() {
        var path = PATH + "/" + calendar().path("id").asString() + "/explain";
        for (var wrong : List.<Map<String, ?>>of(Map.of(), Map.of("start", "2026-01-01T09:00"), Map.of("seconds", 60), Map.of("start", "now", "seconds", 60),
                Map.of("start", "2026-01-01T09:00", "seconds", -1), Map.of("start", "2026-01-01T09:00", "seconds", Long.MAX_VALUE),
                Map.of("start", "-999999999-01-01T00:00:00Z", "seconds", 60), Map.of("start", "+999999999-12-31T00:00:00Z", "seconds", 60),
                Map.of("start", "9999-12-31T00:00:00Z", "seconds", 60), Map.of("start", List.of(), "seconds", 60), Map.of("start", "2026-01-01T09:00", "seconds", "soon"))) {
            assertThat(admin.post(path, wrong).status()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(admin.post(PATH + "/" + UUID.randomUUID() + "/explain", Map.of("start", "2026-01-01T09:00", "seconds", 60)).status()).isEqualTo(404);
        assertThat(admin.post(PATH + "/nothing/explain", Map.of("start", "2026-01-01T09:00", "seconds", 60)).status()).isEqualTo(404);
    }

    @Test
    void nobodyButAnAdminChangesThemAndEverybodyAtTheDeskReadsThem() {
        var id = calendar().path("id").asString();
        var desk = new Desk(url, agents, teams);
        for (var other : List.of(desk.signedIn(desk.hire(Role.AGENT)), desk.signedIn(desk.hire(Role.SUPERVISOR)), admin.withToken("read", "write"))) {
            assertThat(other.get(PATH).status()).isEqualTo(200);
            assertThat(other.get(PATH + "/" + id).status()).isEqualTo(200);
            assertThat(other.post(PATH + "/" + id + "/explain", Map.of("start", "2026-01-05T09:00", "seconds", 60)).status()).isEqualTo(200);
            assertThat(other.post(PATH, form(unique())).status()).isEqualTo(403);
            assertThat(other.patch(PATH + "/" + id, Map.of("zone", "UTC")).status()).isEqualTo(403);
            assertThat(other.delete(PATH + "/" + id).status()).isEqualTo(403);
            assertThat(other.send("POST", PATH + "/" + id + "/import", "application/json", BodyPublishers.ofString("[{\"date\": \"2026-01-01\", \"isOffDay\": true}]")).status())
                    .isEqualTo(403);
        }
        for (var path : List.of(PATH, PATH + "/" + id)) assertThat(new Client(url).get(path).status()).isEqualTo(401);
        assertThat(admin.get(PATH + "/" + id).json().path("rev").asLong()).isEqualTo(1);
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reports through the API: who sees which figures, the tickets behind them, files, and what other programs may read. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTests {

    private static final String DAYS = "from=2020-01-01&to=2029-12-01";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String database;

    /** The application's role and the superuser have the same in tests. */
    @Value("${spring.datasource.password}")
    String password;

    UUID team;
    Agent writer;
    Client admin;
    Client supervisor;
    Client stranger;
    Client agent;
    long number;

    @BeforeAll
    void aTicketAnsweredAndResolved() {
        var desk = new Desk(url, agents, teams);
        team = desk.team();
        admin = new Client(url).signIn("admin@tributary.example");
        supervisor = desk.signedIn(desk.hire(Role.SUPERVISOR, team));
        stranger = desk.signedIn(desk.hire(Role.SUPERVISOR, desk.team()));
        writer = desk.hire(Role.AGENT, team);
        agent = desk.signedIn(writer);
        number = admin.processed(Mail.from(UUID.randomUUID() + "@example.com").subject(FORMULA).raw()).path("ticket").asLong();
        admin.patch("/api/v1/tickets/" + number, Map.of("team", team));
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Like this.", "holdSeconds", 0, "status", "resolved"));
        Client.eventually(() -> tickets(supervisor, "resolution", "").path("total").asLong() == 1 ? true : null);
    }

    private JsonNode report(Client client, String more) {
        return client.get("/api/v1/insight/report?" + DAYS + "&team=" + team + more).json();
    }

    private JsonNode tickets(Client client, String figure, String more) {
        return client.get("/api/v1/insight/tickets?" + DAYS + "&team=" + team + "&figure=" + figure + more).json();
    }

    private static JsonNode now(JsonNode report, String figure) {
        return report.path("figures").valueStream().filter(line -> line.path("figure").asString().equals(figure)).findFirst().orElseThrow().path("now");
    }

    @Test
    void figuresLeadToTheirTickets() {
        var report = report(supervisor, "");

        for (var figure : List.of("arrived", "first_response", "resolution", "first_contact", "reopened", "answered")) {
            assertThat(now(report, figure).path("sum").path("tickets").asLong()).as(figure).isEqualTo(1);
            assertThat(tickets(supervisor, figure, "").path("items").get(0).path("number").asLong()).as(figure).isEqualTo(number);
        }
        assertThat(now(report, "first_contact").path("value").asDouble()).isEqualTo(1);
        assertThat(now(report, "reopened").path("value").asDouble()).isZero();
        assertThat(report.path("agents").get(0).path("name").asString()).isEqualTo(writer.name());
        assertThat(tickets(supervisor, "answered", "&agent=" + writer.id()).path("total").asLong()).isEqualTo(1);
        assertThat(tickets(supervisor, "answered", "&agent=" + UUID.randomUUID()).path("total").asLong()).isZero();
        assertThat(tickets(supervisor, "reopened", "&hit=true").path("total").asLong()).isZero();
        assertThat(report.path("figures").valueStream().allMatch(line -> line.path("before").path("sum").path("tickets").asLong() == 0)).isTrue();
    }

    @Test
    void supervisorsSeeWhatTheyLookAfterAndAgentsNothing() {
        assertThat(report(admin, "").path("teams").size()).isEqualTo(1);
        assertThat(report(stranger, "").path("teams").size()).isZero();
        assertThat(report(stranger, "").path("agents").size()).isZero();
        assertThat(now(report(stranger, ""), "arrived").path("sum").path("tickets").asLong()).isZero();
        assertThat(tickets(stranger, "arrived", "").path("total").asLong()).isZero();
        assertThat(stranger.get("/api/v1/insight/report?" + DAYS).text()).doesNotContain(team.toString(), writer.name());
        assertThat(stranger.get("/api/v1/insight/tickets/export/csv?figure=arrived&" + DAYS).text()).doesNotContain("\"" + number + "\"");
        for (var path : List.of("report?", "tickets?figure=arrived&", "report/export/csv?", "tickets/export/xlsx?figure=arrived&")) {
            assertThat(agent.get("/api/v1/insight/" + path + DAYS).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (var wrong : List.of("report?" + DAYS + "&zone=Mars/Base", "report?" + DAYS + "&team=x'%20or%20'1'='1", "report?from=2026-02-01&to=2026-01-01",
                "report?from=%2B999999999-01-01&to=%2B999999999-12-31", "report?" + DAYS + "&baseFrom=2026-01-01", "tickets?" + DAYS + "&figure=secrets",
                "report?from=yesterday&to=2026-01-01")) {
            assertThat(admin.get("/api/v1/insight/" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(admin.get("/api/v1/insight/report?" + DAYS + "&category=x'%20or%20'1'='1&channel=%27").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/insight/report/export/exe?" + DAYS).status()).isEqualTo(404);
    }

    @Test
    void filesHoldTheSameAndNoFormula() throws IOException {
        var asked = "?" + DAYS + "&team=" + team + "&figure=arrived";
        var csv = supervisor.get("/api/v1/insight/tickets/export/csv" + asked);
        assertThat(csv.raw().headers().firstValue("Content-Disposition").orElse("")).contains("arrived-2020-01-01-2029-12-01.csv");
        assertThat(csv.text().lines()).hasSize(2).last().asString().startsWith("\"" + number + "\",\"'=HYPERLINK(");

        var book = unzipped(supervisor.get("/api/v1/insight/tickets/export/xlsx" + asked).raw().body());
        assertThat(book.get("xl/worksheets/sheet1.xml")).contains(String.valueOf(number), "=HYPERLINK(&quot;http://evil.example&quot;)", "t=\"inlineStr\"").doesNotContain("<f>", "<f ");
        assertThat(unzipped(supervisor.get("/api/v1/insight/report/export/xlsx?" + DAYS).raw().body()).get("xl/worksheets/sheet1.xml")).contains("first_contact", writer.name());
        assertThat(supervisor.get("/api/v1/insight/report/export/csv?" + DAYS + "&team=" + team).text()).contains("\"period\",,\"2020-01-01\",\"2029-12-01\",\"arrived\",\"1.0\",\"1\",\"1\"");
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        var parts = new HashMap<String, String>();
        var saved = Files.write(Files.createTempFile("report", ".xlsx"), file);
        try (var zip = new ZipFile(saved.toFile())) {
            for (var entry : Collections.list(zip.entries())) parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
        Files.delete(saved);
        return parts;
    }

    /** The role that {@code src/docs/reporting.md} tells to make. */
    @Test
    void otherProgramsReadTheReportingViewsAndNothingElse() throws Exception {
        var role = "reader_" + UUID.randomUUID().toString().replace("-", "");
        var guide = Files.readString(Path.of("src/docs/reporting.md"));
        var sql = guide.substring(guide.indexOf("```sql") + 6, guide.indexOf("```", guide.indexOf("```sql") + 6));
        asSuperuser(sql.replace("bi_reader", role).replace("a-long-password", role));
        try (var reader = DriverManager.getConnection(database, role, role); var ask = reader.createStatement()) {
            for (var view : List.of("ticket", "happening", "figure")) {
                try (var rows = ask.executeQuery("select * from reporting." + view + " where number = " + number)) {
                    assertThat(rows.next()).as(view).isTrue();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) assertThat(guide).contains("`" + rows.getMetaData().getColumnName(i) + "`");
                }
            }
            var tables = jdbc.sql("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')").query(String.class).list();
            assertThat(tables).contains("public.message", "public.agent", "public.ticket_fact").allSatisfy(table ->
                    assertThatExceptionOfType(SQLException.class).as(table).isThrownBy(() -> ask.executeQuery("select * from " + table)).withMessageContaining("permission denied"));
            for (var change : List.of("delete from reporting.ticket", "update reporting.ticket set number = 1", "create table reporting.mine (x int)", "create table public.mine (x int)")) {
                assertThatExceptionOfType(SQLException.class).as(change).isThrownBy(() -> ask.executeUpdate(change));
            }
        } finally {
            asSuperuser("drop owned by " + role + "; drop role " + role);
        }
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", password); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

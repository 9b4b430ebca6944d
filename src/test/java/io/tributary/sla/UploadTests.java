package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A diagram of one's own serves tickets to come; those that are open stay on theirs until they are moved. */
@WholeDesk
class UploadTests {

    private static final String PROCESSES = "/api/v1/sla/processes/";
    private static final String CLOCK = "sla-clock";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    Client agent;
    Client admin;
    String packaged;
    String policy;
    final String tag = "drawn-" + UUID.randomUUID();

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
        admin = new Client(url).signIn("admin@tributary.example");
        packaged = admin.get(PROCESSES + CLOCK).json().path("definition").asString();
        policy = admin.post("/api/v1/sla/policies", Map.of("name", "For " + tag, "active", true, "conditions", Map.of("tags", List.of(tag)),
                "targets", Map.of("normal", Map.of("first_response", 3_600)))).json().path("id").asString();
        var others = admin.get("/api/v1/sla/policies").json().path("items").valueStream().map(each -> each.path("id").asString()).filter(id -> !id.equals(policy));
        admin.send("PUT", "/api/v1/sla/policies/order", Map.of("ids", Stream.concat(Stream.of(policy), others).toList()));
    }

    @AfterEach
    void putBack() {
        admin.post(PROCESSES + packaged + "/activation", Map.of());
        admin.delete("/api/v1/sla/policies/" + policy);
    }

    private Client.Answer upload(Client who, String key, String xml) {
        return who.send("POST", PROCESSES + key, "application/xml", BodyPublishers.ofString(xml));
    }

    private static String file(String key) throws Exception {
        return Files.readString(Path.of("bpmn", key + ".bpmn20.xml"));
    }

    /** Under a policy of this test's own: whatever is moved is only its. */
    private long ticket() {
        var ticket = agent.processed(Mail.from("drawn-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        assertThat(agent.patch("/api/v1/tickets/" + ticket, Map.of("tags", List.of(tag))).status()).isEqualTo(200);
        return ticket;
    }

    /** By which definition its clocks run. */
    private List<String> served(long ticket) {
        return jdbc.sql("""
                select distinct e.proc_def_id_ from act_ru_execution e join sla_clock c on c.id::text = e.id_ join ticket t on t.id = c.ticket_id where t.number = ?""")
                .param(ticket).query(String.class).list();
    }

    @Test
    void newTicketsFollowTheNewDiagramAndOpenOnesOnceTheyAreMoved() throws Exception {
        var old = ticket();
        var before = agent.get("/api/v1/tickets/" + old).json().path("sla");
        // Supervisors hear of it a quarter of an hour later.
        var changed = file("sla-escalation").replace("<timeDuration>PT30M</timeDuration>", "<timeDuration>PT45M</timeDuration>").replace("30 minutes", "45 minutes");
        var taken = upload(admin, "sla-escalation", changed);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.json().path("active").asBoolean()).isFalse();
        assertThat(taken.json().path("by").asString()).isNotBlank();
        var copy = admin.get(PROCESSES + CLOCK + "/versions").json().path("items").path(0);
        assertThat(copy.path("own").asBoolean()).isFalse();
        assertThat(copy.path("beside").path(0).path("version")).isEqualTo(taken.json().path("version"));
        assertThat(served(ticket())).containsExactly(packaged);

        assertThat(admin.post(PROCESSES + taken.json().path("definition").asString() + "/activation", Map.of()).json().path("active").asBoolean()).isTrue();

        var clock = admin.get(PROCESSES + CLOCK).json().path("definition").asString();
        assertThat(clock).isNotEqualTo(packaged);
        assertThat(served(ticket())).containsExactly(clock);
        assertThat(served(old)).containsExactly(packaged);
        var active = admin.get("/api/v1/sla/processes").json().path("items").valueStream().filter(each -> each.path("key").asString().equals("sla-escalation"))
                .findFirst().orElseThrow().path("active");
        assertThat(active.path("definition")).isEqualTo(taken.json().path("definition"));
        assertThat(active.path("tickets").asInt()).isEqualTo(1);
        assertThat(admin.get(PROCESSES + "sla-escalation").json().path("xml").asString()).contains("PT45M");

        var migration = "/api/v1/sla/policies/" + policy + "/migration";
        var preview = admin.get(migration).json().path("preview");
        assertThat(preview.path("changes").valueStream().filter(change -> change.path("ticket").asLong() == old)).isEmpty();
        // The one from the start, and the one from before the new diagram served.
        assertThat(preview.path("tickets").asInt()).isEqualTo(2);
        assertThat(admin.post(migration, Map.of()).status()).isEqualTo(202);
        Client.eventually(() -> admin.get(migration).json().path("latest").path("finishedAt").isNull() ? null : true);
        assertThat(served(old)).containsExactly(clock);
        assertThat(agent.get("/api/v1/tickets/" + old).json().path("sla")).isEqualTo(before);
    }

    @Test
    void hostileDiagramIsRefusedWithElementAndReason() throws Exception {
        var script = file("sla-escalation").replace("flowable:delegateExpression=\"${reassign}\"", "flowable:class=\"java.lang.Runtime\"");
        var refused = upload(admin, "sla-escalation", script);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("process-refused");
        var finding = refused.json().path("params").path("findings").path(0);
        assertThat(finding.path("element").asString()).isEqualTo("hand_over");
        assertThat(finding.path("words").asString()).isNotBlank();
        var chinese = admin.send("POST", PROCESSES + "sla-escalation", "application/xml", BodyPublishers.ofString(script), "Accept-Language", "zh-CN");
        assertThat(chinese.json().path("params").path("findings").path(0).path("words").asString()).contains("属性");
        assertThat(finding.path("line").asInt()).isPositive();
        assertThat(upload(admin, "sla-escalation", "x".repeat(600_000)).status()).isEqualTo(413);
        assertThat(upload(admin, "sla-clock", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>").status()).isEqualTo(422);
        assertThat(upload(admin, "nothing", file(CLOCK)).status()).isEqualTo(404);
        assertThat(upload(admin, CLOCK, file("sla-escalation")).status()).isEqualTo(422);
        assertThat(admin.send("POST", PROCESSES + CLOCK, "application/json", BodyPublishers.ofString("{}")).status()).isEqualTo(415);
        assertThat(admin.post(PROCESSES + "ticket-nothing:1:x/activation", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsBringDiagrams() throws Exception {
        var supervisor = new Client(url).signIn("supervisor@tributary.example");
        assertThat(upload(supervisor, CLOCK, file(CLOCK)).status()).isEqualTo(403);
        assertThat(agent.post(PROCESSES + packaged + "/activation", Map.of()).status()).isEqualTo(403);
        assertThat(supervisor.get(PROCESSES + CLOCK + "/versions").status()).isEqualTo(403);
        assertThat(supervisor.get("/api/v1/sla/processes").status()).isEqualTo(403);
        assertThat(admin.post(PROCESSES + "nothing/activation", Map.of()).status()).isEqualTo(404);
    }
}

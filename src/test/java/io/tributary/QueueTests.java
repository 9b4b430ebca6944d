package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the queue lists and counts, over HTTP. Every test looks into a team of its own. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    UUID team;
    Agent agent;
    Client client;
    final Map<String, Long> tickets = new HashMap<>();

    @BeforeAll
    void ticketsOfEveryKind() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        agent = desk.hire(Role.AGENT, team);
        client = desk.signedIn(agent);
        open("plain", Map.of());
        open("urgent", Map.of("priority", "urgent", "tags", List.of("vip", "refund")));
        open("tagged", Map.of("tags", List.of("refund")));
        open("mine", Map.of("priority", "high"));
        patch("mine", Map.of("assignee", agent.id()));
        open("solved", Map.of());
        patch("solved", Map.of("status", "resolved"));
        open("chinese", Map.of("text", "请问我的退款什么时候可以到账？已经等了两个星期。"));
        for (var table : List.of("ticket", "queue_row")) {
            jdbc.sql("update " + table + " set mentioned = array[?]::uuid[] where number = ?").params(agent.id(), tickets.get("tagged")).update();
        }
    }

    private void open(String name, Map<String, Object> more) {
        var form = new HashMap<String, Object>(Map.of("subject", name, "text", "Where is my parcel? I have been waiting for two weeks now.", "team", team,
                "customer", Map.of("address", "queue@example.com")));
        form.putAll(more);
        tickets.put(name, client.post("/api/v1/tickets", form).json().path("number").asLong());
    }

    private void patch(String name, Map<String, ?> change) {
        client.patch("/api/v1/tickets/" + tickets.get(name), change);
    }

    private List<String> list(String query) {
        var answer = client.get("/api/v1/tickets?limit=200&team=" + team + "&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").valueStream().map(item -> item.path("subject").asString()).toList();
    }

    @Test
    void filtersAreCombined() {
        assertThat(list("status=resolved,closed")).containsExactly("solved");
        assertThat(list("priority=urgent,high")).containsExactlyInAnyOrder("urgent", "mine");
        assertThat(list("priority=urgent,high&assignee=me")).containsExactly("mine");
        assertThat(list("assignee=none&status=new&priority=normal&lang=en")).containsExactlyInAnyOrder("plain", "tagged");
        assertThat(list("tag=refund")).containsExactlyInAnyOrder("urgent", "tagged");
        assertThat(list("tag=refund,vip")).containsExactly("urgent");
        assertThat(list("lang=zh")).containsExactly("chinese");
        assertThat(list("category=none&view=mine")).containsExactly("mine");
        assertThat(list("channel=nowhere")).isEmpty();
        assertThat(list("createdFrom=2020-01-01T00:00:00Z")).hasSize(6);
        assertThat(list("createdTo=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(list("view=mentions")).containsExactly("tagged");
    }

    @Test
    void previewIsOfWhatWasSaidLastWithTheCustomer() {
        var elsewhere = desk.team();
        var writer = desk.signedIn(desk.hire(Role.AGENT, elsewhere));
        var number = writer.post("/api/v1/tickets", Map.of("subject", "preview", "text", "Where is my parcel?", "team", elsewhere,
                "customer", Map.of("address", "queue-preview@example.com"))).json().path("number").asLong();
        assertThat(preview(writer, elsewhere)).isEqualTo("Where is my parcel?");
        writer.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "It leaves tomorrow."));
        writer.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "The depot is slow."));
        assertThat(preview(writer, elsewhere)).isEqualTo("It leaves tomorrow.");
    }

    private static String preview(Client client, UUID team) {
        return client.get("/api/v1/tickets?team=" + team).json().path("items").path(0).path("preview").asString();
    }

    @Test
    void whatIsDueNextComesFirstAndWhatNothingIsDueOfLast() {
        assertThat(list("sort=due")).startsWith("urgent", "mine").endsWith("solved");
        assertThat(list("sla=met")).containsExactly("solved");
        assertThat(list("sla=running,paused")).hasSize(5).doesNotContain("solved");
        assertThat(list("sla=none")).isEmpty();
        assertThat(list("view=overdue")).isEmpty();
        patch("plain", Map.of("status", "pending"));
        assertThat(list("sla=running")).as("its answer is still due").contains("plain");
        patch("plain", Map.of("status", "new"));
    }

    @Test
    void valueThatCannotBeIsRefusedByName() {
        for (var wrong : List.of("status=done", "priority=12", "assignee=somebody", "team=x", "createdFrom=yesterday", "createdTo=", "tag=,", "tag=a%00b",
                "channel=" + "a".repeat(101), "view=saved-1", "view=team-x", "sla=late", "sla=none,late", "sort=up", "cursor=%%", "cursor=MQ")) {
            var answer = client.get("/api/v1/tickets?" + wrong.replace("%%", "%25"));
            assertThat(answer.status()).as(wrong + answer.text()).isEqualTo(400);
            assertThat(answer.code()).as(wrong).isEqualTo("invalid");
            assertThat(answer.json().path("params").path("field").asString()).isEqualTo(wrong.split("=")[0]);
        }
    }

    /** Many rows share a time or a priority, and one changes while somebody pages. */
    @Test
    void pagesHoldEveryTicketOnceUnderEveryOrder() {
        for (var sort : List.of("-updated", "updated", "-created", "created", "priority", "due")) {
            var seen = new ArrayList<String>();
            var cursor = "";
            do {
                var page = client.get("/api/v1/tickets?limit=2&team=" + team + "&sort=" + sort + cursor).json();
                page.path("items").forEach(item -> seen.add(item.path("subject").asString()));
                cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            assertThat(seen).as(sort).containsExactlyElementsOf(list("sort=" + sort)).hasSize(6);
        }
        assertThat(list("sort=priority")).startsWith("urgent", "mine");
    }

    /** They have no message and no history, which others who look at every row would miss. */
    @AfterEach
    void removeTheCrowd() {
        jdbc.sql("delete from ticket t where subject like 'One of many%' and not exists (select 1 from placement p where p.ticket_id = t.id)").update();
    }

    @Test
    void everyViewIsCountedNoFurtherThanAnybodyReads() {
        var crowd = desk.team();
        var member = desk.hire(Role.AGENT, crowd);
        var eyes = desk.signedIn(member);
        jdbc.sql("""
                with made as (
                    insert into ticket (id, number, subject, status, priority, channel, customer_id, team_id, created_at, updated_at, rev)
                    select gen_random_uuid(), nextval('ticket_number'), 'One of many', 'open', 'normal', 'email', ?, ?, now(), now(), 0
                    from generate_series(1, 1200) returning *)
                insert into queue_row (ticket_id, number, subject, status, priority, priority_rank, channel, customer_id, customer_address, team_id,
                    shared_teams, mentioned, tags, created_at, updated_at, rev)
                select id, number, subject, status, priority, 3, channel, customer_id, '', team_id, '{}', '{}', '{}', created_at, updated_at, 0 from made""")
                .params(UUID.randomUUID(), crowd)
                .update();

        assertThat(count(eyes, "team-" + crowd)).isEqualTo(1000);
        assertThat(count(client, "team-" + team)).isEqualTo(5);
        assertThat(count(client, "mine")).isEqualTo(1);
        assertThat(count(client, "mentions")).isEqualTo(1);
    }

    @Test
    void keptListIsTheSameUnderItsNameAndMayBeNarrowedFurther() {
        var form = Map.of("name", "Urgent refunds", "filter", Map.of("view", "team-" + team, "tag", "refund"), "sort", "priority");
        var id = client.post("/api/v1/views", form).json().path("id").asString();

        assertThat(count(client, "saved-" + id)).isEqualTo(2);
        assertThat(list("view=saved-" + id)).containsExactlyInAnyOrder("urgent", "tagged");
        assertThat(list("view=saved-" + id + "&priority=urgent")).containsExactly("urgent");
        assertThat(client.patch("/api/v1/views/" + id, Map.of("name", "Refunds", "filter", Map.of("view", "team-" + team, "tag", "vip"))).json()
                .path("name").asString()).isEqualTo("Refunds");
        assertThat(list("view=saved-" + id)).containsExactly("urgent");
        assertThat(client.send("DELETE", "/api/v1/views/" + id, null).status()).isEqualTo(204);
        assertThat(client.get("/api/v1/tickets?view=saved-" + id).status()).isEqualTo(404);
    }

    @Test
    void teamsListIsKeptByItsLeadAndSeenByItsTeamAlone() {
        var led = desk.team();
        var lead = desk.hire(Role.AGENT, led);
        teams.join(led, lead.id(), true);
        var keeper = desk.signedIn(lead);
        var member = desk.signedIn(desk.hire(Role.AGENT, led));
        var form = Map.of("name", "Ours", "team", led, "filter", Map.of("view", "open"));
        var id = keeper.post("/api/v1/views", form).json().path("id").asString();

        assertThat(member.get("/api/v1/tickets?view=saved-" + id).status()).isEqualTo(200);
        assertThat(client.get("/api/v1/tickets?view=saved-" + id).status()).isEqualTo(404);
        assertThat(client.patch("/api/v1/views/" + id, Map.of("name", "Mine now")).status()).isEqualTo(404);
        assertThat(member.patch("/api/v1/views/" + id, Map.of("name", "Mine now")).status()).isEqualTo(403);
        assertThat(member.post("/api/v1/views", form).status()).isEqualTo(403);
        assertThat(client.post("/api/v1/views", form).status()).isEqualTo(404);
        for (var wrong : List.of(Map.of("name", " "), Map.of("name", "x".repeat(61)), Map.of("name", "x", "sort", "up"),
                Map.of("name", "x", "filter", Map.of("view", "saved-" + id)), Map.of("name", "x", "filter", Map.of("status", "done")))) {
            assertThat(client.post("/api/v1/views", wrong).status()).as(wrong.toString()).isEqualTo(400);
        }
    }

    private static long count(Client client, String view) {
        return client.get("/api/v1/views").json().path("items").valueStream().filter(each -> each.path("key").asString().equals(view))
                .mapToLong(each -> each.path("count").asLong()).findFirst().orElseThrow();
    }
}

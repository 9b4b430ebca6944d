package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Who reads and who writes which canned answers, and in what order they are offered. */
@WholeDesk
class CannedAnswersTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    UUID team;
    Client lead;
    Client member;
    Client stranger;
    Client admin;

    @BeforeEach
    void people() {
        var desk = new Desk(url, agents, teams);
        team = desk.team();
        var leader = desk.hire(Role.AGENT);
        teams.join(team, leader.id(), true);
        lead = desk.signedIn(leader);
        member = desk.signedIn(desk.hire(Role.AGENT, team));
        stranger = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        admin = desk.signedIn(desk.hire(Role.ADMIN));
    }

    @Test
    void personalOneIsNobodyElses() {
        var id = id(member.post("/api/v1/canned-answers", personal("My own words")));

        assertThat(titles(member)).contains("My own words");
        for (var other : List.of(lead, stranger, admin)) {
            assertThat(titles(other)).doesNotContain("My own words");
            assertThat(other.delete("/api/v1/canned-answers/" + id).status()).isEqualTo(404);
            assertThat(other.send("PUT", "/api/v1/canned-answers/" + id, personal("Mine now")).status()).isEqualTo(404);
        }
    }

    @Test
    void teamsAreItsLeadsToWriteAndItsMembersToRead() {
        var id = id(lead.post("/api/v1/canned-answers", ofTeam("Team words")));

        assertThat(titles(member)).contains("Team words");
        assertThat(titles(stranger)).doesNotContain("Team words");
        assertThat(member.post("/api/v1/canned-answers", ofTeam("Not mine to add")).status()).isEqualTo(403);
        assertThat(member.delete("/api/v1/canned-answers/" + id).status()).isEqualTo(403);
        assertThat(stranger.delete("/api/v1/canned-answers/" + id).status()).isEqualTo(404);
        assertThat(lead.send("PUT", "/api/v1/canned-answers/" + id, ofTeam("Better words")).status()).isEqualTo(200);
        assertThat(titles(member)).contains("Better words");
    }

    @Test
    void everybodysAreAnAdminsToWrite() {
        var everyone = Map.of("scope", "everyone", "texts", Map.of("en", Map.of("title", "For all", "body", "x")));

        assertThat(lead.post("/api/v1/canned-answers", everyone).status()).isEqualTo(403);
        var id = id(admin.post("/api/v1/canned-answers", everyone));
        assertThat(titles(stranger)).contains("For all");
        assertThat(lead.send("PUT", "/api/v1/canned-answers/" + id, everyone).status()).isEqualTo(403);
        // Nobody widens what is theirs to what is not.
        var own = id(lead.post("/api/v1/canned-answers", personal("Small")));
        assertThat(lead.send("PUT", "/api/v1/canned-answers/" + own, everyone).status()).isEqualTo(403);
        admin.delete("/api/v1/canned-answers/" + id);
    }

    @Test
    void whatOneUsesMostComesFirst() {
        member.post("/api/v1/canned-answers", personal("Rarely"));
        var often = id(lead.post("/api/v1/canned-answers", ofTeam("Often")));
        for (int i = 0; i < 2; i++) assertThat(member.send("POST", "/api/v1/canned-answers/" + often + "/uses", null).status()).isEqualTo(204);

        var first = member.get("/api/v1/canned-answers").json().path("items").get(0);

        assertThat(first.path("texts").path("en").path("title").asString()).isEqualTo("Often");
        assertThat(first.path("ownUses").asInt()).isEqualTo(2);
        assertThat(stranger.send("POST", "/api/v1/canned-answers/" + often + "/uses", null).status()).isEqualTo(404);
    }

    @Test
    void isFoundByTextTagAndPinyinAndTellsNothingOfAHiddenTicket() {
        lead.post("/api/v1/canned-answers", Map.of("scope", "team", "team", team, "tags", List.of("billing"),
                "texts", Map.of("zh-CN", Map.of("title", "退款", "body", "三个工作日内到账"))));

        for (var words : List.of("tk", "tuikuan", "billing", "%E5%88%B0%E8%B4%A6")) {
            assertThat(member.get("/api/v1/canned-answers?q=" + words).text()).as(words).contains("退款");
        }
        assertThat(member.get("/api/v1/canned-answers?q=nothing").text()).doesNotContain("退款");
        var hidden = lead.post("/api/v1/tickets", Map.of("subject", "Ours", "text", "Ours", "team", team,
                "customer", Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
        assertThat(member.get("/api/v1/canned-answers?ticket=" + hidden).status()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/canned-answers?ticket=" + hidden).status()).isEqualTo(404);
    }

    @Test
    void formsThatMakeNoSenseAreRefused() {
        for (var form : List.of(
                Map.of("scope", "personal", "texts", Map.of()),
                Map.of("scope", "personal", "texts", Map.of("fr", Map.of("title", "x", "body", "x"))),
                Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", " ", "body", "x"))),
                Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", "x", "body", "x".repeat(20_001)))),
                Map.of("scope", "team", "texts", Map.of("en", Map.of("title", "x", "body", "x"))),
                Map.of("scope", "world", "texts", Map.of("en", Map.of("title", "x", "body", "x"))))) {
            assertThat(admin.post("/api/v1/canned-answers", form).status()).as(form.toString()).isEqualTo(400);
        }
        assertThat(member.post("/api/v1/canned-answers", Map.of("scope", "personal",
                "texts", Map.of("en", Map.of("title", "Nul\0", "body", "half \0 of it")))).status()).isEqualTo(201);
    }

    private Map<String, Object> personal(String title) {
        return Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", title, "body", "Hello {{customer.firstName}}")));
    }

    private Map<String, Object> ofTeam(String title) {
        return Map.of("scope", "team", "team", team, "texts", Map.of("en", Map.of("title", title, "body", "x")));
    }

    private static String id(Answer added) {
        assertThat(added.status()).isEqualTo(201);
        return added.json().path("id").asString();
    }

    private static List<String> titles(Client client) {
        return client.get("/api/v1/canned-answers").json().path("items").valueStream()
                .map(answer -> answer.path("texts").path("en").path("title").asString()).toList();
    }
}

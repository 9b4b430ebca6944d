package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a ticket is about, who hears of it and when it comes back. */
@WholeDesk
class TicketPropertiesTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client admin;
    Client lena;
    Agent lenaHerself;
    Agent outsiderHerself;
    Client outsider;
    long number;
    String customer;

    @BeforeEach
    void ticketOfLenasTeam() {
        var desk = new Desk(url, agents, teams);
        var team = desk.team();
        admin = new Client(url).signIn("admin@tributary.example").withToken();
        lenaHerself = desk.hire(Role.AGENT, team);
        lena = desk.signedIn(lenaHerself);
        outsiderHerself = desk.hire(Role.AGENT, desk.team());
        outsider = desk.signedIn(outsiderHerself);
        customer = UUID.randomUUID() + "@example.com";
        number = lena.post("/api/v1/tickets", Map.of("subject", "Refund", "text", "Where is it?", "team", team, "customer", Map.of("address", customer)))
                .json().path("number").asLong();
    }

    private String on(String more) {
        return "/api/v1/tickets/" + number + more;
    }

    private JsonNode ticket() {
        return lena.get(on("")).json();
    }

    private List<String> history() {
        return lena.get(on("/history")).json().path("items").valueStream().map(entry -> entry.path("type").asString() + entry.path("payload")).toList();
    }

    private List<Long> numbers(String view) {
        return lena.get("/api/v1/tickets?view=" + view).json().path("items").valueStream().map(each -> each.path("number").asLong()).toList();
    }

    private Answer change(String field, Object to) {
        return lena.patch(on(""), Collections.singletonMap(field, to));
    }

    private String category(String en, String zh, String parent) {
        var added = admin.post("/api/v1/categories", parent == null ? Map.of("en", en, "zh", zh) : Map.of("en", en, "zh", zh, "parent", parent));
        assertThat(added.status()).isEqualTo(201);
        return added.json().path("key").asString();
    }

    @Test
    void categoryIsNamedInBothLanguagesAndFoundByPinyin() {
        var key = category("Refunds " + number, "退款" + number, null);

        var told = lena.get("/api/v1/categories").json().path("items").valueStream().filter(each -> each.path("key").asString().equals(key)).findFirst().orElseThrow();
        assertThat(told.path("zh").asString()).isEqualTo("退款" + number);
        assertThat(told.path("pinyin").asString()).startsWith("tuikuan").contains(" tk");
        assertThat(change("category", key).json().path("category").asString()).isEqualTo(key);
        assertThat(history()).anyMatch(line -> line.contains("\"category\"") && line.contains(key));
    }

    @Test
    void categoriesFormNoCircleAndNoAbyss() {
        var top = category("Orders", "订单", null);
        var below = category("Delivery", "配送", top);

        assertThat(admin.patch("/api/v1/categories/" + top, Map.of("en", "Orders", "zh", "订单", "parent", below)).code()).isEqualTo("category-cycle");
        assertThat(admin.patch("/api/v1/categories/" + top, Map.of("en", "Orders", "zh", "订单", "parent", top)).code()).isEqualTo("category-cycle");
        var deepest = below;
        for (int level = 3; level <= 5; level++) deepest = category("Level", "层", deepest);
        assertThat(admin.post("/api/v1/categories", Map.of("en", "Sixth", "zh", "六", "parent", deepest)).code()).isEqualTo("too-deep");
        assertThat(admin.post("/api/v1/categories", Map.of("en", "X", "zh", "某", "parent", "nowhere")).status()).isEqualTo(400);
        assertThat(admin.post("/api/v1/categories", Map.of("en", "X\nY", "zh", "某")).status()).isEqualTo(400);
    }

    @Test
    void categoryInUseIsPutAwayOnlyWithAWordAboutItsTickets() {
        var old = category("Old", "旧", null);
        var successor = category("New", "新", null);
        change("category", old);

        assertThat(admin.post("/api/v1/categories/" + old + "/archive", Map.of("keep", false)).code()).isEqualTo("category-in-use");
        assertThat(admin.post("/api/v1/categories/" + old + "/archive", Map.of("keep", false, "moveTo", old)).status()).isEqualTo(400);
        assertThat(admin.post("/api/v1/categories/" + old + "/archive", Map.of("keep", false, "moveTo", successor)).status()).isEqualTo(204);

        assertThat(ticket().path("category").asString()).isEqualTo(successor);
        assertThat(change("category", old).code()).isEqualTo("invalid");
    }

    @Test
    void onlyAdminsChangeCategories() {
        var key = category("Mine", "我的", null);

        assertThat(lena.post("/api/v1/categories", Map.of("en", "A", "zh", "甲")).status()).isEqualTo(403);
        assertThat(lena.patch("/api/v1/categories/" + key, Map.of("en", "A", "zh", "甲")).status()).isEqualTo(403);
        assertThat(lena.post("/api/v1/categories/" + key + "/archive", Map.of("keep", true)).status()).isEqualTo(403);
    }

    @Test
    void tagsAreSuggestedToThoseWhoSeeTheirTickets() {
        var tag = "退款" + UUID.randomUUID();
        change("tags", List.of(tag, "rare" + number));

        var found = lena.get("/api/v1/tags?q=tk").json().path("items");
        assertThat(found.valueStream().map(each -> each.path("name").asString())).contains(tag);
        assertThat(outsider.get("/api/v1/tags?q=tk").text()).doesNotContain(tag);
        assertThat(lena.get("/api/v1/tags?q=RARE" + number).json().path("items").get(0).path("count").asLong()).isEqualTo(1);
    }

    @Test
    void snoozedTicketComesBackAtItsTimeOnce() {
        assertThat(change("snoozedUntil", Instant.now().plusSeconds(3600).toString()).status()).isEqualTo(200);
        assertThat(ticket().path("snoozedUntil").asString()).isNotEmpty();
        assertThat(numbers("snoozed")).contains(number);
        assertThat(numbers("open")).doesNotContain(number);

        jdbc.sql("update ticket set snoozed_until = now() - interval '1 hour' where number = ?").param(number).update();

        eventually(() -> ticket().path("wokenBy").asString().equals("time") ? true : null);
        assertThat(ticket().path("snoozedUntil").isNull()).isTrue();
        assertThat(history()).filteredOn(line -> line.startsWith("woken")).hasSize(1);
        assertThat(numbers("open")).contains(number);
        assertThat(numbers("snoozed")).doesNotContain(number);
        change("priority", "high");
        assertThat(ticket().path("wokenBy").isNull()).isTrue();
    }

    @Test
    void customerWhoWritesWakesTheTicket() {
        var mail = Mail.from(customer).subject("Refund").header("To", "support@tributary.example").text("Where is it?");
        var theirs = admin.processed(mail.raw()).path("ticket").asLong();
        admin.patch("/api/v1/tickets/" + theirs, Map.of("snoozedUntil", Instant.now().plus(Duration.ofDays(3)).toString(), "status", "pending"));

        admin.processed(Mail.from(customer).subject("Re: Refund [T-" + theirs + "]").answering(mail.messageId()).text("Still nothing").raw());

        var woken = admin.get("/api/v1/tickets/" + theirs).json();
        assertThat(woken.path("wokenBy").asString()).isEqualTo("customer");
        assertThat(woken.path("snoozedUntil").isNull()).isTrue();
        assertThat(woken.path("status").asString()).isEqualTo("open");
    }

    @Test
    void snoozeTakesOnlyATimeToComeOfATicketThatIsNotDone() {
        for (var when : List.of("2020-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "tomorrow", "")) {
            assertThat(change("snoozedUntil", when).status()).as(when).isEqualTo(400);
        }
        change("snoozedUntil", Instant.now().plusSeconds(600).toString());
        change("status", "resolved");

        assertThat(ticket().path("snoozedUntil").isNull()).isTrue();
        assertThat(change("snoozedUntil", Instant.now().plusSeconds(600).toString()).code()).isEqualTo("already-done");
    }

    @Test
    void followingIsForThoseWhoSeeTheTicketAndGivesNoSight() {
        assertThat(lena.send("PUT", on("/followers/me"), null).json().path("followers").get(0).path("name").asString()).isEqualTo(lenaHerself.name());
        assertThat(lena.send("PUT", on("/followers/me"), null).status()).isEqualTo(200);
        assertThat(history()).filteredOn(line -> line.startsWith("follower_added")).hasSize(1);

        assertThat(lena.send("PUT", on("/followers/" + outsiderHerself.id()), null).code()).isEqualTo("no-sight");
        assertThat(lena.send("PUT", on("/followers/" + UUID.randomUUID()), null).status()).isEqualTo(400);
        assertThat(outsider.send("PUT", on("/followers/me"), null).status()).isEqualTo(404);

        assertThat(lena.delete(on("/followers/me")).status()).isEqualTo(204);
        assertThat(ticket().path("followers").isEmpty()).isTrue();
    }

    @Test
    void mentionInANoteShowsTheTicketToWhomItCalls() {
        assertThat(outsider.get(on("")).status()).isEqualTo(404);

        var note = lena.post(on("/messages"), Map.of("kind", "note", "text", "What do you think?", "mentions", List.of(outsiderHerself.id())));

        assertThat(note.status()).isEqualTo(201);
        assertThat(note.json().path("mentions").get(0).path("name").asString()).isEqualTo(outsiderHerself.name());
        assertThat(outsider.get(on("")).status()).isEqualTo(200);
        assertThat(outsider.get("/api/v1/tickets?view=mentions").json().path("items").get(0).path("number").asLong()).isEqualTo(number);
        assertThat(history()).anyMatch(line -> line.startsWith("mentioned") && line.contains(outsiderHerself.id().toString()));
    }

    @Test
    void nobodyIsMentionedToACustomerAndNobodyWhoIsNotThere() {
        var reply = lena.post(on("/messages"), Map.of("kind", "reply", "text", "Hello", "mentions", List.of(outsiderHerself.id())));
        var toNobody = lena.post(on("/messages"), Map.of("kind", "note", "text", "Hello", "mentions", List.of(UUID.randomUUID())));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("mention-in-reply");
        assertThat(toNobody.status()).isEqualTo(422);
        assertThat(lena.post(on("/messages"), Map.of("kind", "note", "text", "All", "mentions",
                IntStream.range(0, 51).mapToObj(n -> UUID.randomUUID()).toList())).status()).isEqualTo(400);
        assertThat(outsider.get(on("")).status()).isEqualTo(404);
        assertThat(lena.get(on("/messages")).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void colleaguesAndTeamsTellHowTheyAreTyped() {
        new Desk(url, agents, teams);
        agents.hire(UUID.randomUUID() + "@tributary.example", "王小明", Role.AGENT, Desk.PASSWORD);

        assertThat(lena.get("/api/v1/agents").text()).contains("wangxiaoming wxm");
        assertThat(lena.get("/api/v1/teams").json().path("items").get(0).has("pinyin")).isTrue();
    }
}

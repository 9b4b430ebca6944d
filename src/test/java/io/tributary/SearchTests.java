package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Looking for tickets: in both languages, by words, numbers and addresses, as somebody who sees one team's. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Desk desk;
    Client agent;
    UUID team;
    long english;
    long chinese;

    @BeforeAll
    void tickets() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        agent = desk.signedIn(desk.hire(Role.AGENT, team));
        english = open("Invoice shows the wrong amount", "Dear team, the refunds for order SO-8842137 were never paid. Café Zürich is waiting, isn't it?",
                "amelia.okafor@quux-trading.example", "Amelia Okafor");
        chinese = open("退款問題", "您好，我上週申請的退款還沒有收到，訂單編號是 CN20261188，請幫忙查詢物流進度。", "li.ming@bamboo.example", "李明");
        awaitFound(english, "refund");
        awaitFound(chinese, "退款");
    }

    private long open(String subject, String text, String address, String name) {
        return agent.post("/api/v1/tickets", Map.of("subject", subject, "text", text, "team", team,
                "customer", Map.of("address", address, "name", name))).json().path("number").asLong();
    }

    private void awaitFound(long number, String q) {
        Client.eventually(() -> numbers(search(q)).contains(number) ? true : null);
    }

    private Answer search(String q, String... more) {
        return search(agent, q, more);
    }

    private static Answer search(Client client, String q, String... more) {
        return client.get("/api/v1/tickets?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + String.join("", more));
    }

    private static List<Long> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").valueStream().map(item -> item.path("number").asLong()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund", "refunding", "Refunds", "refu", "invoice amount", "wrong invoices", "cafe zurich", "\"never paid\"", "okafor", "Amelia",
        "SO-8842137", "so-8842137", "8842137", "8842", "amelia.okafor@quux-trading.example", "amelia.okafor@", "amelia@nowhere OR", "@quux-trading.example",
        "quux-trading.example", "quux", "ｉｎｖｏｉｃｅ"})
    void findsEnglish(String q) {
        // The one that asks for what is not there is here to show that the others find because the words are.
        if (q.endsWith("OR")) assertThat(numbers(search(q))).doesNotContain(english);
        else assertThat(numbers(search(q))).contains(english).doesNotContain(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"退款", "退款问题", "退款問題", "没有收到", "订单编号", "訂單", "物流", "查询", "退款没有收到", "李明", "CN20261188", "订单编号是CN20261188", "物流 退款", "「退款還沒有收到」", "上周申请的退款没收到"})
    void findsChinese(String q) {
        assertThat(numbers(search(q))).contains(chinese).doesNotContain(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "T-%d", "t%d", "#%d"})
    void findsNumberFirst(String written) {
        open("About " + english, "See ticket T-" + english + " of " + english, "other@example.com", "Other");

        assertThat(numbers(search(written.formatted(english))).getFirst()).isEqualTo(english);
    }

    @Test
    void looksInListKeptUnderName() {
        var kept = agent.post("/api/v1/views", Map.of("name", "Ours", "filter", Map.of("view", "team-" + team, "lang", "zh"))).json().path("id").asString();

        assertThat(numbers(search("退款", "&view=saved-" + kept))).contains(chinese);
        assertThat(numbers(search("refund", "&view=saved-" + kept))).doesNotContain(english);
        assertThat(search(desk.signedIn(desk.hire(Role.AGENT)), "退款", "&view=saved-" + kept).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"refund -invoice, false", "refund -\"wrong amount\", false", "refund -chargeback, true", "\"amount wrong\", false", "refund 退款, false",
        "款退, false", "收到退, false"})
    void leavesOut(String q, boolean found) {
        assertThat(numbers(search(q)).contains(english)).isEqualTo(found);
        assertThat(numbers(search(q))).doesNotContain(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "refund \"", "-", "--", "- -", "AND OR NOT", "(", "refund)", "*", "?*", "~2", "a^b", "[1 TO", "{", "\\", "field:x", "+", "!!!", "🙂", "\u0000x",
        "<script>", "' or 1=1 --", "%", "\uD83D", "/.*/", "-\"", "T-", "99999999999999999999", "１２３", "#", "@"})
    void takesAnythingTyped(String q) {
        assertThat(search(q).status()).isEqualTo(200);
        assertThat(search(q.repeat(80)).status()).isEqualTo(200);
    }

    @Test
    void showsWhereTheWordsStand() {
        var item = item(search("refund invoice"), english);
        assertThat(hits(item.path("highlights").path("subject"))).containsExactly("Invoice");
        assertThat(hits(item.path("highlights").path("text"))).containsExactly("refunds");
        assertThat(text(item.path("highlights").path("text"))).startsWith("Dear team, the refunds for order SO-8842137");
        assertThat(agent.get("/api/v1/messages/" + item.path("highlights").path("message").asString()).json().path("ticket").asLong()).isEqualTo(english);

        var zh = item(search("退款没有收到"), chinese).path("highlights");
        assertThat(hits(zh.path("subject"))).containsExactly("退款");
        assertThat(hits(zh.path("text"))).contains("退款");
        assertThat(text(zh.path("text"))).contains("沒有收到");
    }

    @Test
    void givesMarkupAsText() {
        var number = open("Zorblax <b>bold</b>", "<img onerror=x> zorblax &lt;", "x@example.com", "X");
        awaitFound(number, "zorblax");

        var highlights = item(search("zorblax"), number).path("highlights");
        assertThat(text(highlights.path("subject"))).isEqualTo("Zorblax <b>bold</b>");
        assertThat(text(highlights.path("text"))).isEqualTo("<img onerror=x> zorblax &lt;");
        assertThat(hits(highlights.path("text"))).containsExactly("zorblax");
    }

    @Test
    void everyResultIsReachedOnceWhateverTheOrder() {
        var opened = new HashSet<Long>();
        IntStream.range(0, 45).forEach(i -> opened.add(open("Wumpus " + i, "wumpus ".repeat(i % 7 + 1), "w" + i + "@example.com", "W " + i)));
        Client.eventually(() -> search("wumpus").json().path("count").asLong() == 45 ? true : null);

        for (var sort : List.of("", "&sort=relevance", "&sort=updated", "&sort=-updated", "&sort=created", "&sort=-created", "&sort=priority")) {
            var read = new ArrayList<Long>();
            for (var next = ""; next != null;) {
                var page = search("wumpus", "&limit=7", sort, next).json();
                page.path("items").forEach(item -> read.add(item.path("number").asLong()));
                next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
            }
            assertThat(read).as(sort).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(opened);
        }
        for (var cursor : List.of("x", "LTEgMQ", "OTk5OTk5OTk5OTk5IDE", "")) {
            assertThat(search("wumpus", "&cursor=", cursor).status()).isIn(400, 200);
        }
    }

    @Test
    void filtersBesideTheWords() {
        var number = open("Gizmo", "gizmo", "g@example.com", "G");
        awaitFound(number, "gizmo");
        var path = "/api/v1/tickets/" + number;
        var me = agent.get("/api/v1/session").json().path("user").path("id").asString();
        assertThat(numbers(search("gizmo", "&view=unassigned", "&status=new,open", "&assignee=none,me", "&team=" + team, "&priority=normal,low", "&channel=email", "&category=none", "&lang=en", "&createdFrom=2020-01-01T00:00:00Z"))).containsExactly(number);

        agent.patch(path, Map.of("assignee", me, "status", "resolved"));

        Client.eventually(() -> numbers(search("gizmo", "&assignee=me", "&status=resolved")).contains(number) ? true : null);
        for (var other : List.of("&view=open", "&view=mine", "&view=unassigned", "&status=open", "&assignee=none", "&team=" + UUID.randomUUID(), "&view=mentions", "&priority=urgent", "&channel=elsewhere", "&category=billing", "&tag=none", "&lang=fr", "&createdTo=2020-01-01T00:00:00Z")) {
            assertThat(numbers(search("gizmo", other))).as(other).isEmpty();
        }
        for (var invalid : List.of("&view=nothing", "&status=nothing", "&assignee=nothing", "&sort=nothing", "&priority=nothing", "&team=nothing", "&createdFrom=nothing")) {
            assertThat(search("gizmo", invalid).status()).as(invalid).isEqualTo(400);
        }
    }

    @Test
    void findsNotesAndNoQuotesAndWhatWasTakenBackNoMore() {
        var number = open("Frobnicator", "frobnicator", "f@example.com", "F");
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "He is our xylophonist"));
        var held = agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Our quetzalcoatl", "holdSeconds", 60)).json();
        awaitFound(number, "xylophonist");
        awaitFound(number, "quetzalcoatl");

        assertThat(agent.delete("/api/v1/messages/" + held.path("id").asString()).status()).isEqualTo(204);

        Client.eventually(() -> numbers(search("quetzalcoatl")).isEmpty() ? true : null);
        assertThat(numbers(search("xylophonist"))).containsExactly(number);
    }

    @Test
    void leavesQuotedTextOut() {
        var admin = new Client(url).signIn("admin@tributary.example");
        var quoting = admin.processed(mail("plugh", "Plugh is broken.\r\n\r\nOn Mon, someone wrote:\r\n> xyzzyquoted words\r\n")).path("ticket").asLong();
        Client.eventually(() -> numbers(search(admin, "plugh")).contains(quoting) ? true : null);

        assertThat(numbers(search(admin, "xyzzyquoted"))).isEmpty();
    }

    @Test
    void mergedTicketIsFoundWhereItIsNow() {
        var source = open("Vorpal sword", "The vorpal blade went snicker-snack", "v@example.com", "Vera Vorpal");
        var into = open("Jabberwock", "The jabberwock came", "j@example.com", "J");
        awaitFound(source, "vorpal");
        awaitFound(into, "jabberwock");

        assertThat(agent.post("/api/v1/tickets/" + source + "/merge", Map.of("into", into)).status()).isLessThan(300);

        Client.eventually(() -> numbers(search("vorpal snicker")).equals(List.of(into)) ? true : null);
        assertThat(numbers(search("\"vorpal sword\""))).containsExactly(into);
        assertThat(numbers(search("T-" + source)).getFirst()).isEqualTo(source);

        agent.post("/api/v1/tickets/" + source + "/undo", Map.of());

        Client.eventually(() -> numbers(search("vorpal snicker")).equals(List.of(source)) ? true : null);
    }

    @Test
    void outsiderFindsNothing() {
        var outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));

        for (var q : List.of("refund", "退款", "T-" + english, String.valueOf(chinese), "amelia.okafor@", "-nothing")) {
            assertThat(numbers(search(outsider, q))).as(q).doesNotContain(english, chinese);
        }
        assertThat(search(outsider, "8842137").json().path("count").asLong()).isZero();
    }

    @Test
    void whoeverLosesSightOfTicketFindsItNoMore() {
        var number = open("Snark", "The snark was a boojum", "s@example.com", "S");
        awaitFound(number, "boojum");

        agent.patch("/api/v1/tickets/" + number, Map.of("team", desk.team()));

        assertThat(numbers(search("boojum"))).isEmpty();
    }

    private static String mail(String subject, String body) {
        return "From: Ada Hill <" + subject + "@example.com>\r\nTo: support@tributary.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + UUID.randomUUID()
                + "@example.com>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\n" + body;
    }

    private static JsonNode item(Answer answer, long number) {
        return answer.json().path("items").valueStream().filter(item -> item.path("number").asLong() == number).findFirst().orElseThrow();
    }

    private static List<String> hits(JsonNode fragments) {
        return fragments.valueStream().filter(fragment -> fragment.path("hit").asBoolean()).map(fragment -> fragment.path("text").asString()).toList();
    }

    private static String text(JsonNode fragments) {
        return String.join("", fragments.valueStream().map(fragment -> fragment.path("text").asString()).toList());
    }
}

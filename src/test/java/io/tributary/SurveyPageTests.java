package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.ticket.Surveys;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How it went: said by one who was asked, once for every time they mean it, and by nobody else. */
@WholeDesk
class SurveyPageTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Surveys surveys;

    Client agent;
    Client customer;
    long number;
    String path;

    @BeforeEach
    void asked() {
        agent = new Client(url).signIn("agent@tributary.example");
        customer = new Client(url);
        number = agent.processed(Mail.from("Rita <rated-" + UUID.randomUUID() + "@example.com>").subject("Lamp <i>&").text("It is dark in here.").raw()).path("ticket").asLong();
        patch("resolved");
        path = ask();
    }

    private String ask() {
        var ticket = jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single();
        return surveys.ask(ticket, "rita@example.com").substring(url.length());
    }

    private void patch(String status) {
        assertThat(agent.patch("/api/v1/tickets/" + number, Map.of("status", status)).status()).isEqualTo(200);
    }

    private Answer post(String where, String score, String word, String... headers) {
        var form = "score=" + URLEncoder.encode(score, StandardCharsets.UTF_8) + "&word=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
        return customer.send("POST", where, "application/x-www-form-urlencoded", BodyPublishers.ofString(form), headers);
    }

    private JsonNode satisfaction() {
        return agent.get("/api/v1/tickets/" + number).json().path("satisfaction");
    }

    private List<JsonNode> rated() {
        return agent.get("/api/v1/tickets/" + number + "/history?limit=200").json().path("items").valueStream()
                .filter(entry -> entry.path("type").asString().equals("rated")).toList();
    }

    /** Mail scanners follow every link of a mail. */
    @Test
    void linkOfTheMailChoosesAndOnlyTheFormSays() {
        for (int score = 5; score > 0; score--) assertThat(customer.get(path + "?score=" + score).status()).isEqualTo(200);
        customer.send("HEAD", path + "?score=1", null);
        assertThat(satisfaction().isNull()).isTrue();
        assertThat(customer.get(path + "?score=2").text()).containsPattern("value=\"2\"[^>]* checked").doesNotContain("<script");
        assertThat(customer.get(path).text()).doesNotContain("checked");

        var said = post(path, "4", "Thank you");

        assertThat(said.status()).isEqualTo(303);
        assertThat(said.raw().headers().firstValue("Location")).hasValue(path + "?done");
        assertThat(customer.get(path + "?done").text()).contains("Thank you for telling us", ">Thank you</textarea>").containsPattern("value=\"4\"[^>]* checked");
        assertThat(satisfaction().path("score").asInt()).isEqualTo(4);
        assertThat(rated()).singleElement().satisfies(entry -> {
            assertThat(entry.path("payload").path("word").asString()).isEqualTo("Thank you");
            assertThat(entry.path("actor").path("kind").asString()).isEqualTo("customer");
        });
    }

    @Test
    void sayingItAgainSaysNothingNewAndAnotherAnswerTakesItsPlace() {
        post(path, "4", "ok");
        post(path + "?lang=zh", "4", "ok");
        assertThat(rated()).hasSize(1);
        post(path, "5", "");
        assertThat(rated()).hasSize(2);
        assertThat(satisfaction().path("score").asInt()).isEqualTo(5);
        assertThat(satisfaction().path("word").isNull()).isTrue();
    }

    @Test
    void whatTheyWriteIsTextWhereverItIsShown() {
        post(path, "3", "<script>alert(1)</script>\r\n\0\"><img src=x>");

        assertThat(satisfaction().path("word").asString()).isEqualTo("<script>alert(1)</script>\n\"><img src=x>");
        var page = customer.get(path).text();
        assertThat(page).contains("&lt;script&gt;", "Lamp &lt;i&gt;&amp;").doesNotContain("<script", "<img", "<i>&");
        patch("closed");
        assertThat(customer.get(path).text()).contains("&lt;img src=x&gt;").doesNotContain("<script", "<img", "<textarea");
    }

    @Test
    void whatIsNoAnswerIsRefusedAndTheirWordsAreKept() {
        for (var wrong : List.of("", "0", "6", "-1", "1.5", "five", "55", "1 or 1=1", "１")) {
            var refused = post(path, wrong, "KEPT");
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.text()).contains("Please choose one", ">KEPT</textarea>");
        }
        assertThat(post(path, "5", "x".repeat(1_001)).status()).isEqualTo(422);
        assertThat(satisfaction().isNull()).isTrue();
        assertThat(customer.get(path + "?score=%3Cscript%3E&done").text()).doesNotContain("<script", "checked", "Thank you");
        assertThat(customer.send("POST", path, "application/json", BodyPublishers.ofString("{\"score\":5}")).status()).isEqualTo(422);
        for (var method : List.of("PUT", "DELETE", "PATCH")) assertThat(customer.send(method, path, null).status()).isGreaterThanOrEqualTo(400);
        assertThat(post(path, "1", "", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(satisfaction().isNull()).isTrue();
        assertThat(post(path, "5", "x".repeat(1_000), "Origin", "null").status()).isEqualTo(303);
    }

    @Test
    void everyWrongLinkLooksTheSameAndSoDoesARevokedOne() {
        var token = path.substring("/csat/".length());
        var status = agent.post("/api/v1/tickets/" + number + "/status-link", Map.of()).json().path("url").asString().replaceFirst(".*/s/", "");
        var bodies = new HashSet<String>();
        var forged = token.charAt(5) == 'A' ? 'B' : 'A';
        for (var wrong : List.of("x", "..a", token + "0", token.substring(0, 5) + forged + token.substring(6), status, token + "/more", "A".repeat(5_000) + ".0")) {
            var answer = customer.get("/csat/" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(404);
            bodies.add(answer.text());
        }
        assertThat(customer.get("/s/" + token).status()).as("one's token is no other's").isEqualTo(404);
        assertThat(post("/csat/" + token + "0", "5", "").status()).isEqualTo(404);
        assertThat(agent.delete("/api/v1/tickets/" + number + "/status-link").status()).isEqualTo(204);
        bodies.add(customer.get(path).text());
        assertThat(post(path, "5", "").status()).isEqualTo(404);
        assertThat(bodies).hasSize(1);
        assertThat(satisfaction().isNull()).isTrue();
    }

    @Test
    void whoComesTooLateIsToldSo() {
        jdbc.sql("update survey set expires_at = now() - interval '1 second' where ticket_id = (select id from ticket where number = ?)").param(number).update();
        assertThat(customer.get(path + "?score=5").text()).contains("too late").doesNotContain("<form");
        assertThat(post(path, "5", "").status()).isEqualTo(409);

        path = ask();
        post(path, "2", "dark");
        patch("closed");
        var page = customer.get(path).text();
        assertThat(page).contains("can no longer be changed", "2 – Dissatisfied", "dark").doesNotContain("<form");
        assertThat(post(path, "5", "").status()).isEqualTo(409);
        assertThat(satisfaction().path("score").asInt()).isEqualTo(2);
    }

    @Test
    void pageMayBeShownAndNothingElseAndSpeaksTheReadersLanguage() {
        for (var answer : List.of(customer.get(path), customer.get("/csat/nothing"), post(path, "", ""))) {
            var headers = answer.raw().headers();
            assertThat(headers.allValues("Content-Security-Policy")).singleElement().asString().contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("script");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
            assertThat(headers.map()).doesNotContainKey("set-cookie");
        }
        assertThat(customer.get(path).text()).contains("lang=\"en\"", "Very dissatisfied").doesNotContain("@example.com");
        assertThat(customer.send("GET", path, null, "Accept-Language", "zh-TW").text()).contains("lang=\"zh-CN\"", "非常不满意", "提交评价");
        assertThat(customer.get(path + "?lang=zh&score=3").text()).contains("?lang=en&amp;score=3");
    }

    @Test
    void oneLinkSaysOnlySoMuchInAMinute() {
        for (int i = 1; i <= 5; i++) assertThat(post(path, String.valueOf(i), "").status()).isEqualTo(303);
        var refused = post(path, "1", "KEPT");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains(">KEPT</textarea>");
        assertThat(satisfaction().path("score").asInt()).isEqualTo(5);
    }
}

package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.ticket.Merges;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer finds behind the link in our mails, and what nobody finds there. */
@WholeDesk
class StatusPageTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Agents agents;

    @Autowired
    Merges merges;

    Client agent;
    Client customer;

    @BeforeEach
    void people() {
        agent = new Client(url).signIn("agent@tributary.example");
        customer = new Client(url);
    }

    private long ticket(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    private String link(long number) {
        return agent.post("/api/v1/tickets/" + number + "/status-link", Map.of()).json().path("url").asString().substring(url.length());
    }

    private String write(long number, Map<String, ?> message) {
        return agent.post("/api/v1/tickets/" + number + "/messages", message).json().path("id").asString();
    }

    private void sent(String message) {
        eventually(() -> agent.get("/api/v1/messages/" + message).json().path("delivery").path("state").asString().equals("sent") ? true : null);
    }

    private Answer post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b).orElse("");
        return customer.send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body), headers);
    }

    @Test
    void showsWhatTheCustomerWroteAndGotAndNothingElse() {
        var number = ticket(Mail.from("Ada Poe <ada-public@example.com>").subject("Status of <b>order</b>").text("MARK-question https://shop.example/o?a=1&b=2.\r\n\r\n"
                + "<script>alert(1)</script>"));
        write(number, Map.of("kind", "note", "text", "MARK-note"));
        var reply = write(number, Map.of("kind", "reply", "text", "MARK-reply"));
        sent(reply);
        write(number, Map.of("kind", "reply", "text", "MARK-held", "holdSeconds", 60));
        var withdrawn = write(number, Map.of("kind", "reply", "text", "MARK-withdrawn", "holdSeconds", 60));
        assertThat(agent.delete("/api/v1/messages/" + withdrawn).status()).isEqualTo(204);
        var elsewhere = ticket(Mail.from("ada-public@example.com").subject("MARK-other-matter"));
        assertThat(elsewhere).isNotEqualTo(number);

        var page = customer.get(link(number)).text();

        assertThat(page).contains("MARK-question", "MARK-reply", "T-" + number, "Status of &lt;b&gt;order&lt;/b&gt;", "Lena Fischer", "Northwind Home Support",
                "href=\"https://shop.example/o?a=1&amp;b=2\" rel=\"nofollow noopener noreferrer\"", "&lt;script&gt;");
        assertThat(page).doesNotContain("MARK-note", "MARK-held", "MARK-withdrawn", "MARK-other", "<script", "agent@tributary.example",
                "ada-public@example.com");
    }

    @Test
    void replyThatFailedOrThatWentToSomebodyElseIsNotShown() {
        var number = ticket(Mail.from("fay@example.com").subject("Failing"));
        var failed = write(number, Map.of("kind", "reply", "text", "MARK-failed"));
        sent(failed);
        var supplier = write(number, Map.of("kind", "reply", "text", "MARK-supplier", "to", List.of("supplier@example.net")));
        sent(supplier);
        var path = link(number);
        assertThat(customer.get(path).text()).contains("MARK-failed").doesNotContain("MARK-supplier", "supplier@example.net");

        jdbc.sql("update outbox set state = 'failed' where message_id = ?").param(UUID.fromString(failed)).update();

        assertThat(customer.get(path).text()).doesNotContain("MARK-failed");
    }

    @Test
    void colleagueOfTheCustomerIsShownByNameAndSomebodyTheAgentAskedIsNot() {
        var mail = Mail.from("Cleo <cleo@example.com>").header("Cc", "Dan Colleague <dan@example.com>").subject("Together");
        var number = ticket(mail);
        agent.processed(Mail.from("Dan Colleague <dan@example.com>").answering(mail.messageId()).text("MARK-colleague").raw());
        agent.processed(Mail.from("dan@example.com").answering(mail.messageId()).header("Auto-Submitted", "auto-replied").text("MARK-away").raw());
        var question = write(number, Map.of("kind", "reply", "text", "MARK-asked", "to", List.of("maker@example.net")));
        sent(question);
        var asked = agent.get("/api/v1/messages/" + question).json().path("externalId").asString();
        var answered = agent.processed(Mail.from("Maker <maker@example.net>").answering(asked).text("MARK-maker").raw());
        assertThat(answered.path("ticket").asLong()).isEqualTo(number);

        var page = customer.get(link(number)).text();

        assertThat(page).contains("MARK-colleague", "Dan Colleague");
        assertThat(page).doesNotContain("MARK-away", "MARK-asked", "MARK-maker", "Maker", "dan@example.com", "maker@example.net");
    }

    @Test
    void everyWrongLinkLooksTheSame() {
        var path = link(ticket(Mail.from("wrong@example.com")));
        var token = path.substring("/s/".length());
        var old = ticket(Mail.from("expired@example.com"));
        var expired = link(old);
        var number = ticket(Mail.from("revoked@example.com"));
        var gone = link(number);
        assertThat(agent.delete("/api/v1/tickets/" + number + "/status-link").status()).isEqualTo(204);
        jdbc.sql("update status_link set expires_at = now() - interval '1 second' where ticket_id = (select id from ticket where number = ?)")
                .param(old).update();
        var forged = (token.charAt(5) == 'A' ? 'B' : 'A');
        Set<String> bodies = new HashSet<>();
        for (var wrong : List.of(gone, expired, "/s/x", "/s/.", "/s/..a", "/s/" + token.replace(".", ""), "/s/" + token + "0",
                "/s/" + token.substring(0, 5) + forged + token.substring(6), "/s/" + token.toUpperCase(java.util.Locale.ROOT), "/s/AAAA." + token.split("\\.")[1],
                "/s/%00", "/s/%F0%9F%92%A9.%00", "/s/" + "A".repeat(5_000) + ".0", "/s/" + token + "/more", "/s", "/s/" + token.replace(".", "%20."))) {
            var answer = customer.get(wrong);
            if (answer.status() == 400) continue; // The container does not let it in at all.
            assertThat(answer.status()).as(wrong).isEqualTo(404);
            bodies.add(answer.text());
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).contains("This link does not work").doesNotContain(token);
        assertThat(customer.get(path).status()).isEqualTo(200);
        assertThat(link(number)).as("a new link after the old one was revoked").isNotEqualTo(gone);
    }

    @Test
    void pageMayBeShownAndNothingElse() {
        var path = link(ticket(Mail.from("headers@example.com")));
        for (var answer : List.of(customer.get(path), customer.get("/s/nothing"))) {
            var headers = answer.raw().headers();
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly(
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.map()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void speaksTheReadersLanguage() {
        var english = link(ticket(Mail.from("en@example.com").text("Where is my parcel? I have been waiting for it.")));
        var chinese = link(ticket(Mail.from("zh@example.com").subject("订单在哪里").text("请问我的订单现在到哪里了？谢谢。")));
        var accept = "Accept-Language";

        assertThat(customer.get(english).text()).contains("lang=\"en\"", "In progress");
        assertThat(customer.get(chinese).text()).contains("lang=\"zh-CN\"", "处理中", "我们已收到您的来信");
        assertThat(customer.send("GET", chinese, null, accept, "en-GB,en;q=0.9").text()).contains("lang=\"en\"");
        assertThat(customer.send("GET", english, null, accept, "fr;q=1, zh-TW;q=0.5").text()).contains("lang=\"zh-CN\"");
        assertThat(customer.send("GET", chinese + "?lang=en", null, accept, "zh").text()).contains("lang=\"en\"");
        assertThat(customer.get(english + "?lang=zh").text()).contains("lang=\"zh-CN\"", "（UTC）");
        assertThat(customer.send("GET", english, null, accept, ";;;q=x,\u00ff").status()).isEqualTo(200);
        assertThat(customer.get(english + "?lang=zh-XX%00&lang=").status()).isEqualTo(200);
    }

    @Test
    void lookingChangesNothing() {
        var number = ticket(Mail.from("looking@example.com"));
        var path = link(number);
        // Our own acknowledgement would change it, too.
        var before = Client.eventually(() -> {
            var ticket = agent.get("/api/v1/tickets/" + number).json();
            return ticket.path("messageCount").asInt() == 2 ? ticket : null;
        });

        customer.get(path);
        customer.send("HEAD", path, null);
        assertThat(customer.get(path + "/messages").status()).isEqualTo(404);
        assertThat(customer.get(path + "/solved").status()).isEqualTo(404);
        customer.get(path + "?done=solved&text=hello");

        assertThat(agent.get("/api/v1/tickets/" + number).json()).isEqualTo(before);
        for (var method : List.of("PUT", "DELETE", "PATCH")) assertThat(customer.send(method, path, null).status()).isGreaterThanOrEqualTo(400);
    }

    /** A was merged into B, another's ticket: each still sees their own conversation, with what was answered them since, and no other's. */
    @Test
    void afterMergeNobodySeesAStrangersConversation() {
        var a = ticket(Mail.from("Amy <amy-a@example.com>").subject("Matter A").text("MARK-A-before"));
        var b = ticket(Mail.from("Ben <ben-b@example.com>").subject("Matter B").text("MARK-B-before"));
        var pathA = link(a);
        var pathB = link(b);
        merge(a, b);
        sent(write(b, Map.of("kind", "reply", "text", "MARK-to-B", "to", List.of("ben-b@example.com"))));
        sent(write(b, Map.of("kind", "reply", "text", "MARK-to-A", "to", List.of("amy-a@example.com"))));
        sent(write(b, Map.of("kind", "reply", "text", "MARK-to-both", "to", List.of("amy-a@example.com"), "cc", List.of("ben-b@example.com"))));

        var seenByA = customer.get(pathA).text();
        var seenByB = customer.get(pathB).text();

        assertThat(seenByA).contains("Matter A", "MARK-A-before", "MARK-to-A", "MARK-to-both").doesNotContain("Matter B", "MARK-B", "MARK-to-B", "Ben");
        assertThat(seenByB).contains("Matter B", "MARK-B-before", "MARK-to-B", "MARK-to-both").doesNotContain("Matter A", "MARK-A", "MARK-to-A", "Amy");
        assertThat(seenByA).as("another's ticket is not theirs to close").doesNotContain("Solved, thanks");
    }

    /** Asking for answers at another's address does not make theirs what was said to that other. */
    @Test
    void afterMergeNobodySeesWhatWentToTheAddressTheyOnlyNamed() {
        var a = ticket(Mail.from("eve-names@example.com").header("Reply-To", "ben-named@example.com").subject("Matter A").text("MARK-A"));
        var b = ticket(Mail.from("Ben <ben-named@example.com>").subject("Matter B").text("MARK-B-before"));
        var path = link(a);
        sent(write(a, Map.of("kind", "reply", "text", "MARK-answer-A")));
        sent(write(b, Map.of("kind", "reply", "text", "MARK-secret-B")));
        assertThat(customer.get(path).text()).contains("MARK-answer-A");
        merge(a, b);
        sent(write(b, Map.of("kind", "reply", "text", "MARK-secret-later")));

        assertThat(customer.get(path).text()).contains("MARK-A").doesNotContain("MARK-B", "MARK-secret");
    }

    private void merge(long from, long into) {
        var admin = agents.byEmail("admin@tributary.example").orElseThrow();
        merges.merge(from, into, "merge", new Caller(admin.id(), admin.name(), admin.role(), null));
    }

    private Map<String, String> form(String path, String text) {
        var form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(customer.get(path).text());
        assertThat(form.find()).isTrue();
        return Map.of("form", form.group(1), "text", text);
    }

    private List<String> thread(long number) {
        return agent.get("/api/v1/tickets/" + number + "/messages").json().path("items").valueStream()
                .filter(message -> !message.path("automatic").asBoolean())
                .map(message -> message.path("kind").asString() + ": " + message.path("text").asString()).toList();
    }

    private String status(long number) {
        return agent.get("/api/v1/tickets/" + number).json().path("status").asString();
    }

    @Test
    void replyBecomesOneMessageOfTheCustomerHoweverOftenItIsSent() {
        var number = ticket(Mail.from("Rob <rob@example.com>").text("First"));
        agent.patch("/api/v1/tickets/" + number, Map.of("status", "resolved"));
        var path = link(number);
        var form = form(path, "Second\r\n\0line <b>1</b>");

        var first = post(path + "/messages?lang=zh", form, "Origin", "null");
        var again = post(path + "/messages?lang=zh", form, "Origin", url);

        for (var answer : List.of(first, again)) {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.raw().headers().firstValue("Location")).hasValue(path + "?lang=zh&done=sent");
            assertThat(answer.raw().headers().map()).doesNotContainKey("set-cookie");
        }
        assertThat(thread(number)).containsExactly("customer: First", "customer: Second\nline <b>1</b>");
        assertThat(status(number)).isEqualTo("open");
        assertThat(agent.get("/api/v1/tickets/" + number + "/messages").json().path("items")).filteredOn(message -> message.path("text").asString().startsWith("Second"))
                .singleElement().satisfies(message -> assertThat(message.path("author").path("address").asString()).isEqualTo("rob@example.com"));
        assertThat(agent.get("/api/v1/tickets/" + number + "/thread-evidence").text()).contains("\"via\":\"status-page\"");
        assertThat(customer.get(path + "?lang=zh&done=sent").text()).contains("我们已收到您的回复", "Second\nline &lt;b&gt;1&lt;/b&gt;");
    }

    @Test
    void whatCannotBeSentComesBackWithItsText() {
        var number = ticket(Mail.from("kept@example.com").text("First"));
        var path = link(number);
        var good = form(path, "x").get("form");
        var other = form(link(ticket(Mail.from("another@example.com"))), "x").get("form");

        var empty = post(path + "/messages", Map.of("form", good, "text", " \r\n\t"));
        var tooLong = post(path + "/messages", Map.of("form", good, "text", "KEPT" + "长".repeat(20_000)));
        var foreign = post(path + "/messages", Map.of("form", other, "text", "KEPT this"));
        var none = post(path + "/messages", Map.of("text", "KEPT this"));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Please write your message", "role=\"alert\"", "aria-invalid=\"true\"");
        assertThat(tooLong.text()).contains("KEPT长", "longer than 20,000");
        for (var stale : List.of(foreign, none)) assertThat(stale.text()).contains(">KEPT this</textarea>", "press Send once more");
        assertThat(post(path + "/messages", Map.of("form", good, "text", "长".repeat(20_000))).status()).isEqualTo(303);
        assertThat(thread(number)).hasSize(2);
    }

    @Test
    void whatIsNoFormIsRefusedWithoutFalling() {
        var path = link(ticket(Mail.from("noform@example.com"))) + "/messages";
        var type = "application/x-www-form-urlencoded";

        assertThat(customer.send("POST", path, type, BodyPublishers.ofString("text=%ZZ&form=%")).status()).isBetween(400, 499);
        assertThat(customer.send("POST", path, type, BodyPublishers.ofString("text=" + "a".repeat(3_000_000))).status()).isBetween(400, 499);
        assertThat(customer.send("POST", path, "application/json", BodyPublishers.ofString("{\"text\":\"x\"}")).status()).isBetween(400, 499);
        assertThat(customer.send("POST", path, "multipart/form-data; boundary=b", BodyPublishers.ofString("--b\r\n")).status()).isBetween(400, 499);
        assertThat(post(path, Map.of("text", "x"), "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(post("/s/nothing/messages", Map.of("text", "x")).status()).isEqualTo(404);
        assertThat(post("/s/nothing", Map.of("text", "x")).status()).isBetween(401, 405);
    }

    @Test
    void customerSaysItIsSolvedAndCannotWriteIntoWhatIsClosed() {
        var number = ticket(Mail.from("solved@example.com").text("First"));
        var path = link(number);
        assertThat(customer.get(path).text()).contains("Solved, thanks");

        assertThat(post(path + "/solved", Map.of()).raw().headers().firstValue("Location")).hasValue(path + "?done=solved");

        assertThat(status(number)).isEqualTo("resolved");
        assertThat(agent.get("/api/v1/tickets/" + number + "/history").text()).contains("\"kind\":\"customer\"");
        var page = customer.get(path + "?done=solved").text();
        assertThat(page).contains("We have marked this as solved").doesNotContain("Solved, thanks");
        var form = form(path, "KEPT too late");
        agent.patch("/api/v1/tickets/" + number, Map.of("status", "closed"));
        var late = post(path + "/messages", form);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("KEPT too late", "mailto:support@tributary.example").doesNotContain("<textarea");
        assertThat(thread(number)).containsExactly("customer: First");
        post(path + "/solved", Map.of());
        assertThat(status(number)).isEqualTo("closed");
    }

    @Test
    void holderOfMergedTicketWritesAsThemselvesAndDoesNotCloseAnothersMatter() {
        var a = ticket(Mail.from("Amy <amy-w@example.com>").subject("Matter A"));
        var b = ticket(Mail.from("Ben <ben-w@example.com>").subject("Matter B"));
        var path = link(a);
        merge(a, b);

        assertThat(post(path + "/messages", form(path, "MARK-from-A")).status()).isEqualTo(303);
        post(path + "/solved", Map.of());

        var said = agent.get("/api/v1/tickets/" + b + "/messages").json().path("items").valueStream()
                .filter(message -> !message.path("automatic").asBoolean()).toList();
        assertThat(said.getLast().path("author").path("address").asString()).isEqualTo("amy-w@example.com");
        assertThat(status(b)).isNotEqualTo("resolved");
        assertThat(customer.get(path).text()).contains("MARK-from-A");
        assertThat(customer.get(link(b)).text()).doesNotContain("MARK-from-A");
    }

    @Test
    void oneLinkWritesOnlySoOftenAndTheTextIsKept() {
        var number = ticket(Mail.from("often@example.com"));
        var path = link(number);
        for (int i = 0; i < 5; i++) assertThat(post(path + "/messages", form(path, "Word " + i)).status()).isEqualTo(303);

        var refused = post(path + "/messages", form(path, "KEPT word"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.raw().headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(refused.text()).contains(">KEPT word</textarea>", "wait a minute");
        assertThat(thread(number)).hasSize(6);
    }
}

package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** What strangers send: mails that would run, names that would break out of a header, and more than anybody can take. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTests {

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    Client agent;

    @BeforeAll
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private static String mail(String type, String disposition, String content) {
        return "From: Eve <eve@example.org>\r\nTo: support@tributary.example\r\nSubject: Hi\r\nMessage-ID: <" + UUID.randomUUID()
                + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: " + type + "\r\n"
                + disposition + "\r\n" + content + "\r\n--b--\r\n";
    }

    private JsonNode message(String raw) {
        return agent.get("/api/v1/messages/" + agent.processed(raw).path("message").asString()).json();
    }

    private Answer html(JsonNode message) {
        return agent.get("/api/v1/messages/" + message.path("id").asString() + "/html");
    }

    @Test
    void htmlOfStrangersComesOutInert() {
        var message = message(mail("text/html; charset=utf-8", "", "<b>kept</b><script>alert(1)</script><img src=x onerror=alert(1)>"
                + "<a href='javascript:alert(1)'>x</a><iframe src='https://x.example'></iframe>"));
        var answer = html(message);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<b>kept</b>");
        for (var shown : List.of(answer.text(), message.path("html").asString())) {
            assertThat(shown).doesNotContain("<script", "onerror", "javascript:", "<iframe", "alert");
        }
    }

    @Test
    void documentOfMessageHasPolicyOfItsOwn() {
        var message = message(mail("text/html", "", "<p>x</p>"));
        var id = message.path("id").asString();
        var policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:%s; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'self'; sandbox allow-same-origin allow-popups";

        var headers = html(message).raw().headers();
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly(policy.formatted(""));
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(agent.get("/api/v1/messages/" + id + "/html?images=1").raw().headers().allValues("Content-Security-Policy"))
                .containsExactly(policy.formatted(" https: http:"));
        assertThat(agent.get("/api/v1/messages/" + id + "/html?images=%3B%20script-src%20*").raw().headers().allValues("Content-Security-Policy"))
                .containsExactly(policy.formatted(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/xhtml+xml", "image/*", "*/*", "nonsense", "text/html; charset=\"x\r\n y\"",
        "multipart/x", "text/xml"})
    void fileIsDownloadedAndNeverShownAsPageOfOurs(String type) {
        var message = message(mail(type, "Content-Disposition: attachment; filename=a.html\r\n", "<script>alert(1)</script>"));
        var answer = agent.get("/api/v1/attachments/" + message.path("attachments").get(0).path("id").asString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("alert(1)");
        download(answer);
    }

    private static void download(Answer answer) {
        var headers = answer.raw().headers();
        assertThat(headers.allValues("Content-Disposition")).singleElement().asString().startsWith("attachment;").doesNotContain("..", "/", "\\");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.map()).doesNotContainKey("x-evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"; filename=\"b.exe", "a\r\nX-Evil: 1\r\n\r\nb.txt", "../../etc/passwd", "..\\..\\boot.ini", "发票 № 7.pdf", "\0.txt",
        "%0d%0aX-Evil:1", "a;b=c.txt", "\u202Egpj.exe", "", "LONG"})
    void nameOfFileStaysInItsHeader(String name) {
        var full = name.equals("LONG") ? "n".repeat(40_000) + ".txt" : name;
        var encoded = "=?utf-8?B?" + Base64.getEncoder().encodeToString(full.getBytes(StandardCharsets.UTF_8)) + "?=";
        var message = message(mail("text/plain", "Content-Disposition: attachment; filename=\"" + encoded + "\"\r\n", "content"));
        var shown = message.path("attachments").get(0);

        assertThat(shown.path("name").asString()).hasSizeLessThanOrEqualTo(255).doesNotContain("/", "\\", "\r", "\n", "\0");
        var answer = agent.get("/api/v1/attachments/" + shown.path("id").asString());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().map()).doesNotContainKey("x-evil");
        assertThat(answer.raw().headers().allValues("Content-Disposition")).singleElement().asString().startsWith("attachment;");
    }

    @Test
    void breaksOfLineInSubjectAndNameBeginNoHeaderOfOurs() {
        var word = "=?utf-8?B?" + Base64.getEncoder().encodeToString("Hi\r\nBcc: victim@example.org\r\n\r\nbody".getBytes(StandardCharsets.UTF_8)) + "?=";
        var raw = mail("text/plain", "", "x").replace("Subject: Hi", "Subject: " + word).replace("From: Eve", "From: " + word);
        var message = message(raw);
        assertThat(message.path("subject").asString()).isEqualTo("Hi Bcc: victim@example.org body");
        assertThat(message.path("author").path("name").asString()).isEqualTo("Hi Bcc: victim@example.org body");

        var reply = agent.post("/api/v1/tickets/" + message.path("ticket").asLong() + "/messages", Map.of("kind", "reply", "text", "Answer")).json();

        var sent = agent.get("/api/v1/messages/" + reply.path("id").asString() + "/raw").text();
        assertThat(sent.lines()).noneMatch(line -> line.toLowerCase().startsWith("bcc:"));
        assertThat(sent).contains("\r\n\r\nAnswer\r\n");
    }

    @Test
    void addressesAndSubjectsOfAgentsAreOneLine() {
        var number = agent.processed(Mail.from("line@example.com").raw()).path("ticket").asLong();
        var path = "/api/v1/tickets/" + number;
        for (var address : List.of("a@b.example\r\nBcc: v@example.org", "a@b.example, v@example.org", "<a@b.example>", "a b@c.example", "a@b\n.example")) {
            refused(agent.post(path + "/messages", Map.of("kind", "reply", "text", "x", "to", List.of(address))), 400, "invalid");
            refused(agent.post(path + "/messages", Map.of("kind", "reply", "text", "x", "cc", List.of(address))), 400, "invalid");
        }
        refused(agent.patch(path, Map.of("subject", "a\r\nBcc: v@example.org")), 400, "invalid");
        var opened = agent.post("/api/v1/tickets", Map.of("subject", "a\r\nBcc: v@example.org", "text", "x\0y", "direction", "outbound",
                "customer", Map.of("address", "line@example.com", "name", "n\r\nX: y")));
        assertThat(opened.json().path("subject").asString()).isEqualTo("a Bcc: v@example.org");
    }

    @Test
    void mailThatSpeaksToTheRouteIsPlainMail() throws Exception {
        var id = "<" + UUID.randomUUID() + "@example.org>";
        var raw = "From: camel@example.org\r\nTo: support@tributary.example\r\nSubject: Hump\r\nMessage-ID: " + id
                + "\r\nCamelFileName: ../../evil\r\nCAMELBEANMETHODNAME: toString\r\ncamelExecCommandExecutable: /bin/sh\r\nCamelBeanMethodName: close\r\n"
                + "account: other\r\nSubject-Camel: x\r\n\r\nStill here.\r\n";
        var session = Session.getInstance(new Properties());
        var mail = new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
        try (var smtp = session.getTransport("smtp")) {
            smtp.connect("127.0.0.1", smtpPort, null, null);
            smtp.sendMessage(mail, new InternetAddress[] {new InternetAddress("support@tributary.example")});
        }

        var message = eventually(() -> agent.get("/api/v1/messages?externalId=" + id.substring(1, id.length() - 1)).json().path("items").get(0));
        assertThat(message.path("text").asString()).isEqualTo("Still here.");
        assertThat(message.path("channel").asString()).isEqualTo("email");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"GET|/tickets?status=';drop table ticket;--", "GET|/tickets?status=%25", "GET|/tickets?cursor=garbage",
        "GET|/tickets?cursor=MjAyNi0xMS0yMlQwMDowMDowMFogMQ&sort=priority", "GET|/tickets?sort=number;drop", "GET|/tickets?view=team-%27",
        "GET|/tickets?view=secret", "GET|/tickets?assignee=%27or+1=1", "GET|/tickets?team=x", "GET|/tickets?limit=many", "GET|/feed?since=x", "GET|/feed",
        "GET|/inbound?state=%27", "GET|/inbound?cursor=x", "GET|/messages?externalId=%00", "GET|/messages", "POST|/tickets", "POST|/api-tokens",
        "POST|/tickets/100000/messages", "PATCH|/tickets/100000"})
    void nonsenseIsMistakeOfTheirsNotOurs(String method, String path) {
        var answer = agent.send(method, "/api/v1" + path.replace(" ", "+"), method.equals("GET") ? null : Map.of("unknown", "x\0"));
        refused(answer, 400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"subject\":\"a\",\"text\":\"b\",\"customer\":{\"address\":\"a@b.example\"},\"tags\":[\"x\\u0000\"]}",
        "{\"subject\":\"a\",\"text\":\"b\",\"customer\":{\"address\":\"a@b.example\"},\"tags\":[null]}",
        "{\"subject\":\"a\",\"text\":\"b\",\"customer\":{\"address\":\"a@b.example\"},\"category\":\"none such\"}",
        "{\"subject\":\"a\",\"text\":\"b\",\"customer\":{\"address\":\"a@b.example\"},\"team\":\"00000000-0000-0000-0000-000000000001\"}",
        "{\"subject\":\"a\",\"text\":\"b\",\"customer\":{\"address\":\"not an address\"}}", "{\"subject\":", "[]", "null", "\"x\"", "{\"subject\":{}}"})
    void ticketMadeOfNonsenseIsRefused(String json) {
        refused(agent.send("POST", "/api/v1/tickets", "application/json", BodyPublishers.ofString(json)), 400, "invalid");
    }

    @Test
    void ticketGoesToNobodyWhoDoesNotExist() {
        var path = "/api/v1/tickets/" + agent.processed(Mail.from("nobody@example.com").raw()).path("ticket").asLong();
        for (var field : List.of("team", "assignee")) refused(agent.patch(path, Map.of(field, UUID.randomUUID())), 400, "invalid");
        refused(agent.patch(path, Map.of("category", "none such")), 400, "invalid");
        refused(agent.send("POST", path + "/messages", "application/json", BodyPublishers.ofString("{\"kind\":\"note\",\"text\":\"x\",\"attachments\":[null]}")),
                400, "invalid");
        assertThat(agent.get(path).status()).isEqualTo(200);
    }

    @Test
    void refusalsAreProblemsInTheReadersLanguage() {
        refused(agent.send("PUT", "/api/v1/tickets", Map.of()), 405, "method-not-allowed");
        refused(agent.send("POST", "/api/v1/tickets", "text/plain", BodyPublishers.ofString("x")), 415, "unsupported-media-type");
        refused(agent.send("POST", "/api/v1/attachments", "multipart/form-data", BodyPublishers.ofString("x")), 400, "invalid");
        refused(agent.send("GET", "/api/v1/tickets", null, "Accept", "application/xml"), 406, "not-acceptable");
        for (var zh : List.of("zh-CN", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans-CN")) {
            assertThat(agent.send("GET", "/api/v1/tickets/1", null, "Accept-Language", zh).json().path("detail").asString()).isEqualTo("这里没有您可以查看的内容。");
            assertThat(new Client(url).send("GET", "/api/v1/tickets", null, "Accept-Language", zh).json().path("detail").asString()).isEqualTo("请先登录。");
        }
        assertThat(agent.get("/api/v1/tickets/1").json().path("detail").asString()).isEqualTo("There is nothing here that you can see.");
    }

    @ParameterizedTest
    @CsvSource({"/attachments, 26, 26214400", "/attachments, 60, 26214400", "/inbound/email, 51, 52428800"})
    void tooMuchIsRefusedWithWordsThatArrive(String path, int megabytes, long limit) {
        var upload = path.equals("/attachments");
        var head = upload ? "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" : "From: big@example.com\r\n\r\n";
        var body = BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArrays(java.util.Collections.nCopies(megabytes,
                new byte[1024 * 1024])), BodyPublishers.ofString("\r\n--b--\r\n"));
        for (var headers : List.of(new String[0], new String[] {"Idempotency-Key", UUID.randomUUID().toString()})) {
            var answer = agent.send("POST", "/api/v1" + path, upload ? "multipart/form-data; boundary=b" : "message/rfc822", body, headers);
            refused(answer, 413, "too-large");
            assertThat(answer.json().path("params").path("limitBytes").asLong()).isEqualTo(limit);
        }
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
    }
}

package io.tributary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/**
 * Mails that would run, call home or dress up as the console, opened in a real browser as the console opens them. A canary on a port of
 * its own hears whatever leaves; a script that runs opens a dialog, marks the page and writes to its console.
 */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHtmlTests {

    private static final Path PAYLOADS = Path.of("src/test/resources/mail/hostile-html/payloads.html");
    private static final String RUN = "alert(top.ran=1),console.error(/ran/.source)";
    private static final String DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final List<Request> left = new ArrayList<>();

    @RegisterExtension
    static final Browser browser = new Browser();
    private HttpServer canary;
    private Client agent;

    @Value("${tributary.public-url}")
    String url;

    @BeforeAll
    void open() throws IOException {
        agent = new Client(url).signIn("agent@tributary.example");
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", call -> {
            heard.add(call.getRequestURI() + " for " + call.getRequestHeaders().getFirst("Sec-Fetch-Dest"));
            var dot = Base64.getDecoder().decode(DOT);
            call.getResponseHeaders().set("Content-Type", "image/png");
            call.sendResponseHeaders(200, dot.length);
            call.getResponseBody().write(dot);
            call.close();
        });
        canary.start();
    }

    @AfterAll
    void close() {
        canary.stop(0);
    }

    @BeforeEach
    void forget() {
        heard.clear();
        ran.clear();
        left.clear();
    }

    private String host() {
        return "127.0.0.1:" + canary.getAddress().getPort();
    }

    private List<String> payloads() throws IOException {
        return Arrays.stream(Files.readString(PAYLOADS).split("(?m)^=== .*\n")).skip(1)
                .map(payload -> payload.replace("{{run}}", RUN).replace("{{canary}}", "http://" + host()).replace("{{canary-host}}", host())
                        .replace("{{nested}}", "<div><b>".repeat(50_000)))
                .toList();
    }

    private String mailed(String html) {
        return agent.processed(raw(html)).path("message").asString();
    }

    private static String raw(String html) {
        return "From: Eve <eve-" + System.nanoTime() + "@example.org>\r\nTo: support@tributary.example\r\nSubject: Hostile\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(("<p>kept</p>" + html).getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "\r\n";
    }

    private Page watched(Page page) {
        page.onDialog(dialog -> {
            ran.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().equals("ran")) ran.add(message.location());
        });
        // What the policy stopped is told as failed for that reason: it never left.
        page.context().onRequestFinished(this::left);
        page.context().onRequestFailed(request -> {
            if (!"csp".equals(request.failure())) left(request);
        });
        return page;
    }

    private void left(Request request) {
        if (!request.url().startsWith(url + "/") && !request.url().startsWith("data:")) left.add(request);
    }

    /** The frame of html-body.tsx, in the console's own page. */
    private static Frame framed(Page page, String message, boolean images) {
        page.evaluate("([id, images]) => new Promise(done => { const f = document.createElement('iframe'); f.name = 'm' + id + images;"
                + "f.setAttribute('sandbox', 'allow-same-origin allow-popups'); f.src = '/api/v1/messages/' + id + '/html' + (images ? '?images=1' : '');"
                + "f.width = 700; f.onload = done; document.body.append(f); })", List.of(message, images));
        return page.frame("m" + message + images);
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothingRunsAndNothingCallsHome() throws Exception {
        var payloads = payloads();
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(60);
        var mails = payloads.stream().map(payload -> agent.mailed(raw(payload))).toList();
        var messages = mails.stream().map(mail -> agent.awaitProcessed(mail).path("message").asString()).toList();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = watched(Browser.signIn(window, url, "agent@tributary.example"));
            var unguarded = watched(window.newPage());
            unguarded.setContent("<img src=x onerror=" + RUN + ">");
            unguarded.waitForCondition(() -> ran.size() == 2);
            unguarded.close();
            forget();
            var home = page.url();
            for (int i = 0; i < messages.size(); i++) {
                var frame = framed(page, messages.get(i), false);
                assertThat(frame.locator("body").innerText()).as(payloads.get(i)).contains("kept");
                // Whoever moves over it, puts the cursor into it and clicks it sets nothing off either.
                var addresses = (List<String>) frame.evaluate("() => [...document.querySelectorAll('*')].slice(0, 500).flatMap(e => {"
                        + "for (const t of ['mouseover', 'focus', 'toggle', 'animationstart', 'error', 'load', 'pageshow']) e.dispatchEvent(new Event(t));"
                        + "if (e.focus) e.focus(); if (e.localName !== 'a') e.click?.();"
                        + "return [...e.attributes].filter(a => /^(href|src)$/.test(a.name) && a.value).map(a => a.value) })");
                assertThat(addresses).as(payloads.get(i)).allMatch(address -> address.matches("(?is)(https?://|mailto:|tel:|cid:|/api/v1/attachments/).*"));
                assertThat(ran).as(payloads.get(i)).isEmpty();
                assertThat(left).extracting(request -> request.url() + " " + request.failure()).as(payloads.get(i)).isEmpty();
            }
            page.waitForTimeout(1_500); // A refresh or an animation would have come by now.
            assertThat(page.evaluate("window.ran")).isNull();
            assertThat(ran).isEmpty();
            assertThat(heard).isEmpty();
            assertThat(page.url()).isEqualTo(home);
            assertThat(window.pages()).hasSize(1);

            // The reader asks for pictures: pictures come, and nothing else.
            for (var message : messages) framed(page, message, true);
            page.waitForTimeout(1_500);
            assertThat(ran).isEmpty();
            assertThat(heard).isNotEmpty().allMatch(call -> call.endsWith(" for image"));
            assertThat(left).isNotEmpty().extracting(Request::resourceType).containsOnly("image");
        }
    }

    @Test
    void consoleAndStatusPageShowAllOfThemAtOnceUnmoved() throws Exception {
        var all = String.join("\n", payloads());
        var message = mailed(all.substring(0, all.indexOf("<div><b><div><b>")));
        var number = agent.get("/api/v1/messages/" + message).json().path("ticket").asLong();
        var link = agent.post("/api/v1/tickets/" + number + "/status-link", Map.of()).json().path("url").asString();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = watched(Browser.signIn(window, url, "agent@tributary.example"));
            page.navigate(url + "/t/" + number);
            page.getByRole(AriaRole.LOG).locator("iframe").waitFor();
            page.frameLocator("iframe").getByText("kept").first().waitFor();
            page.waitForTimeout(1_500);
            // No overlay lies on the console: what one points at above the thread is the console's own.
            assertThat(page.evaluate("document.elementFromPoint(20, 20).ownerDocument === document && document.elementFromPoint(20, 20).localName !== 'iframe'"))
                    .isEqualTo(true);
            assertThat(page.url()).endsWith("/" + number);
            page.navigate(link);
            assertThat(page.locator("article").innerText()).contains("kept");
            assertThat(page.evaluate("window.ran ?? null")).isNull();
            assertThat(ran).isEmpty();
            assertThat(left).isEmpty();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void honestMailLooksAsItWasMeant() throws Exception {
        var html = "<table width=\"400\" cellpadding=\"8\" border=\"1\" bgcolor=\"#ffeecc\"><tr><td valign=\"top\" style=\"color:#b00020;font-weight:bold\">Red and bold"
                + "</td><td align=\"right\" bgcolor=\"#00ff00\">12.50</td></tr></table><ul><li>One</li></ul><h2>Title</h2><blockquote type=\"cite\">old</blockquote>"
                + "<p>See <a href=\"https://shop.example/a?b=1&amp;c=2\">your order</a> at <a href=\"https://www.shop.example/\">shop.example</a>, not "
                + "<a href=\"https://evil.example/\">www.bank.example</a></p><img src=\"cid:dot@x\" width=\"40\" height=\"40\" alt=\"dot\">";
        var raw = "From: Honest <honest@example.org>\r\nTo: support@tributary.example\r\nSubject: Honest\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
                + "boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <dot@x>\r\n"
                + "Content-Disposition: inline; filename=dot.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + DOT + "\r\n--b--\r\n";
        var message = agent.processed(raw).path("message").asString();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = watched(Browser.signIn(window, url, "agent@tributary.example"));
            var frame = framed(page, message, false);
            assertThat(frame.evaluate("document.querySelector('img').naturalWidth")).isEqualTo(1);
            assertThat(frame.evaluate("getComputedStyle(document.querySelector('td')).color")).isEqualTo("rgb(176, 0, 32)");
            assertThat(frame.evaluate("getComputedStyle(document.querySelector('td + td')).backgroundColor")).isEqualTo("rgb(0, 255, 0)");
            assertThat(frame.evaluate("document.querySelector('table').offsetWidth")).isEqualTo(400);
            assertThat(frame.locator("a").first().getAttribute("href")).isEqualTo("https://shop.example/a?b=1&c=2");
            assertThat(frame.locator("p").innerText()).isEqualTo("See your order at shop.example, not www.bank.example [evil.example]");
            assertThat(left).isEmpty();
        }
    }

    @Test
    void fileThatWouldRunIsSavedAndNotOpened() {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = watched(Browser.signIn(window, url, "agent@tributary.example"));
            var files = new ArrayList<String>();
            for (var type : List.of("image/svg+xml", "text/html", "text/xml", "application/xhtml+xml")) {
                var content = type.equals("text/html") ? "<script>alert(top.ran=1)</script>" : "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
                var row = agent.processed("From: Eve <eve@example.org>\r\nTo: support@tributary.example\r\nSubject: File\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
                        + "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + type + "\r\n--b\r\nContent-Type: " + type
                        + "\r\nContent-Disposition: attachment; filename=a.x\r\n\r\n" + content + "\r\n--b--\r\n");
                var file = agent.get("/api/v1/messages/" + row.path("message").asString()).json().path("attachments").get(0).path("id").asString();
                var saved = page.waitForDownload(() -> page.evaluate("id => { location.href = '/api/v1/attachments/' + id }", file));
                assertThat(saved.url()).endsWith(file);
                files.add(file);
            }
            for (var file : files) {
                page.evaluate("id => { for (const [tag, attribute] of [['iframe', 'src'], ['object', 'data'], ['embed', 'src'], ['img', 'src']]) {"
                        + "const e = document.createElement(tag); e.setAttribute(attribute, '/api/v1/attachments/' + id); document.body.append(e) } }", file);
            }
            page.waitForTimeout(1_000);
            assertThat(ran).isEmpty();
            assertThat(page.evaluate("window.ran ?? null")).isNull();
        }
    }
}

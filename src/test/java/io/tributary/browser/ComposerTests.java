package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;

/** Writing to customers and colleagues in a real browser: nothing is lost, nothing leaves that should not. */
@WholeDesk
@EveryLook
class ComposerTests {

    private static final String AGENT = "agent@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    Client agent;
    Client colleague;
    String customer;
    long number;

    @BeforeEach
    void question() {
        agent = new Client(url).signIn(AGENT);
        colleague = new Client(url).signIn("supervisor@tributary.example");
        look.chosenBy(agent);
        customer = "nora" + UUID.randomUUID() + "@example.com";
        number = agent.processed(Mail.from("Nora Quist <" + customer + ">").subject("Lamp " + customer).text("The lamp is cracked.").raw())
                .path("ticket").asLong();
    }

    @Test
    void whoeverIsSecondSeesTheFirstAnswerAndKeepsTheirOwn() {
        try (var window = look.window(browser)) {
            var page = ticket(window);
            var first = new AtomicBoolean(true);
            // Both press send in the same moment.
            page.route("**/tickets/" + number + "/messages", route -> {
                if (route.request().method().equals("POST") && first.getAndSet(false)) {
                    colleague.post(on("/messages"), Map.of("kind", "reply", "text", "I was faster", "holdSeconds", 60));
                }
                route.resume();
            });
            reply(page).fill("I was slower");

            page.keyboard().press("Control+Enter");

            assertThat(look.text(page, "A newer message arrived before yours was sent.")).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("I was faster");
            assertThat(reply(page)).hasValue("I was slower");
            assertThat(messages()).doesNotContain("I was slower");
            look.button(page, "Send anyway").click();
            assertThat(reply(page)).hasValue("");
            assertThat(messages()).contains("I was slower");
        }
    }

    @Test
    void draftOutlivesEverythingAndIsInTheOtherBrowserToo() {
        var other = agent.processed(Mail.from("else@example.com").subject("Another").text("Another one.").raw()).path("ticket").asLong();
        try (var one = look.window(browser); var two = look.window(browser)) {
            var page = ticket(one);
            reply(page).fill("Half a sentence");
            eventually(() -> agent.get(on("/drafts")).text().contains("Half a sentence") ? true : null);
            agent.patch("/api/v1/tickets/" + number, Map.of("assignee", colleague.get("/api/v1/session").json().path("user").path("id").asString()));
            page.navigate(url + "/t/" + other);
            assertThat(thread(page)).containsText("Another one.");
            page.navigate(url + "/t/" + number);
            assertThat(reply(page)).hasValue("Half a sentence");
            page.reload();
            assertThat(reply(page)).hasValue("Half a sentence");
            page.navigate(url + "/me/drafts");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("T-" + number)).click();
            assertThat(reply(page)).hasValue("Half a sentence");

            var elsewhere = ticket(two);
            assertThat(reply(elsewhere)).hasValue("Half a sentence");
            reply(elsewhere).fill("Half a sentence and the rest");
            eventually(() -> agent.get(on("/drafts")).text().contains("and the rest") ? true : null);
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(reply(page)).hasValue("Half a sentence and the rest");
        }
    }

    @Test
    void takenBackNothingLeavesAndSentItLeavesOnceThoughTheTabIsClosed() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        try (var window = look.window(browser)) {
            var page = ticket(window);
            reply(page).fill("Too early");
            page.keyboard().press("Control+Enter");
            assertThat(reply(page)).hasValue("");
            look.button(page, "Undo").click();
            assertThat(reply(page)).hasValue("Too early");
            assertThat(thread(page)).not().containsText("Too early");

            reply(page).fill("Just in time");
            page.keyboard().press("Control+Enter");
            assertThat(thread(page)).containsText("Just in time");
            page.close();

            mailboxes.arrived(customer, "Just in time");
            assertThat(mailboxes.count(customer, "Just in time")).isEqualTo(1);
            assertThat(mailboxes.count(customer, "Too early")).isZero();
            assertThat(agent.get(on("/drafts")).text()).doesNotContain("Just in time");
        }
    }

    @Test
    void noteStaysInTheHouse() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        try (var window = look.window(browser)) {
            var page = ticket(window);
            page.keyboard().press("n");
            look.label(page, "Internal note, only your team sees it").fill("He is a difficult one");
            Axe.picture(page, "composer-note-" + look);
            look.button(page, "Add note · Internal").click();
            assertThat(thread(page)).containsText("He is a difficult one");

            agent.post(on("/messages"), Map.of("kind", "reply", "text", "A new lamp is on its way", "holdSeconds", 0));
            mailboxes.arrived(customer, "A new lamp is on its way");
            assertThat(mailboxes.count(customer, "difficult")).isZero();
            var link = agent.post(on("/status-link"), Map.of()).json().path("url").asString();
            var status = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString()).body();
            assertThat(status).contains("A new lamp is on its way").doesNotContain("difficult");
        }
    }

    @Test
    void cannedAnswersAreStackedAndABlankHoldsTheMessageBack() throws Exception {
        var greeting = canned("Greeting " + customer, "Dear {{customer.firstName}},");
        var refund = canned("退款 " + customer, "Your order {{order number}} is refunded. {{agent.name}}");
        try (var window = look.window(browser)) {
            var page = ticket(window);
            reply(page).focus();
            page.keyboard().type("/greeting " + customer.substring(0, 8));
            assertThat(list(page)).containsText("Greeting");
            Axe.clean(page, "composer-canned-" + look);
            page.keyboard().press("Enter");
            assertThat(reply(page)).hasValue("Dear Nora,");
            page.keyboard().type(" ");
            page.keyboard().insertText("、");
            page.keyboard().type("tk");
            assertThat(list(page)).containsText("退款");
            page.keyboard().press("Tab");
            assertThat(reply(page)).hasValue(Pattern.compile("^Dear Nora, Your order \\{\\{order number}} is refunded\\. .+"));

            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(look.saying("Fill in “order number” before sending."));
            assertThat(messages()).doesNotContain("is refunded");
            page.keyboard().type("88213");
            assertThat(reply(page)).hasValue(Pattern.compile("Your order 88213 is refunded"));

            page.keyboard().type(" 1/2 https://x");
            assertThat(list(page)).hasCount(0);
            page.keyboard().press("n");
            page.keyboard().press("Control+Enter");
            assertThat(reply(page)).hasValue("");
            assertThat(messages()).contains("Dear Nora, Your order 88213 1/2 https://xn is refunded");
            page.navigate(url + "/admin/canned-answers");
            assertThat(page.getByText("Greeting " + customer)).isVisible();
            look.button(page, "Add a canned answer").click();
            Axe.clean(page, "canned-" + look);
        } finally {
            for (var id : List.of(greeting, refund)) agent.delete("/api/v1/canned-answers/" + id);
        }
    }

    @Test
    void inputMethodsEnterSendsAndChoosesNothing() {
        var refund = canned("退款 " + customer, "已退款。");
        try (var window = look.window(browser)) {
            var page = ticket(window);
            var keyboard = window.newCDPSession(page);
            reply(page).focus();
            keyboard.send("Input.imeSetComposition", composing("nihao"));
            page.keyboard().press("Control+Enter");
            assertThat(reply(page)).hasValue("nihao");
            page.keyboard().insertText("你好");
            assertThat(reply(page)).hasValue("你好");

            page.keyboard().type("/");
            assertThat(list(page)).isVisible();
            keyboard.send("Input.imeSetComposition", composing("tui'kuan"));
            keyboard.send("Input.dispatchKeyEvent", inputMethodsEnter());
            assertThat(reply(page)).hasValue("你好/tui'kuan");
            page.keyboard().insertText("退款");
            page.keyboard().press("Enter");
            assertThat(reply(page)).hasValue("你好已退款。");
            assertThat(messages()).doesNotContain("你好");
            page.keyboard().press("Control+Enter");
            assertThat(reply(page)).hasValue("");
            assertThat(messages()).contains("你好已退款。");
        } finally {
            agent.delete("/api/v1/canned-answers/" + refund);
        }
    }

    @Test
    @Tag("full")
    void filesArePastedPickedCancelledAndTriedAgain() {
        try (var window = look.window(browser)) {
            var page = ticket(window);
            reply(page).fill("See attached");
            assertThat(look.text(page, "You mention an attachment, but no file is attached.")).isVisible();
            page.evaluate("""
                    async () => {
                      const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 40});
                      canvas.getContext('2d').fillRect(5, 5, 20, 20);
                      const picture = await new Promise((done) => canvas.toBlob(done, 'image/png'));
                      const clipboardData = new DataTransfer();
                      clipboardData.items.add(new File([picture], 'pasted.png', {type: 'image/png'}));
                      document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
                    }""");
            assertThat(look.button(page, "Remove pasted.png")).isVisible();
            assertThat(look.text(page, "You mention an attachment, but no file is attached.")).hasCount(0);

            pick(page, "big.bin", 20);
            assertThat(page.getByText("big.bin")).isVisible();
            assertThat(look.label(page, "Uploading big.bin")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
            pick(page, "huge.bin", 26);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(look.saying("huge.bin was not uploaded."));
            look.button(page, "Remove huge.bin").click();

            page.route("**/api/v1/attachments", Route::abort);
            pick(page, "later.txt", 0);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(look.saying("later.txt was not uploaded."));
            Axe.picture(page, "composer-files-" + look);
            page.unroute("**/api/v1/attachments");
            look.button(page, "Upload later.txt again").click();
            assertThat(look.button(page, "Remove later.txt")).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);

            page.route("**/api/v1/attachments", route -> {});
            pick(page, "never.txt", 0);
            assertThat(look.label(page, "Uploading never.txt")).isVisible();
            reply(page).press("Control+Enter");
            assertThat(look.text(page, "Wait for the upload to end.")).isVisible();
            look.button(page, "Remove never.txt").click();
            assertThat(look.label(page, "Uploading never.txt")).hasCount(0);
            look.button(page, "Send to Nora Quist").click();
            assertThat(reply(page)).hasValue("");
            assertThat(messages()).contains("pasted.png", "big.bin", "later.txt").doesNotContain("never.txt", "huge.bin");
        }
    }

    private Page ticket(BrowserContext window) {
        var page = Browser.signIn(window, url, AGENT);
        page.navigate(url + "/t/" + number);
        assertThat(thread(page)).containsText("The lamp is cracked.");
        assertThat(look.text(page, "Connection: Live")).isVisible();
        return page;
    }

    private String on(String more) {
        return "/api/v1/tickets/" + number + more;
    }

    private String messages() {
        return agent.get(on("/messages")).text();
    }

    private String canned(String title, String body) {
        return agent.post("/api/v1/canned-answers", Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", title, "body", body))))
                .json().path("id").asString();
    }

    private static void pick(Page page, String name, int megabytes) {
        var content = megabytes == 0 ? "small".getBytes(StandardCharsets.UTF_8) : new byte[megabytes * 1024 * 1024];
        page.locator("input[type=file]").setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    private static JsonObject composing(String text) {
        var composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        return composition;
    }

    /** As a system's input method hands it on: the key is its own. */
    private static JsonObject inputMethodsEnter() {
        var key = new JsonObject();
        key.addProperty("type", "rawKeyDown");
        key.addProperty("key", "Enter");
        key.addProperty("code", "Enter");
        key.addProperty("windowsVirtualKeyCode", 229);
        return key;
    }

    private Locator reply(Page page) {
        return look.label(page, "Reply to Nora Quist");
    }

    private Locator list(Page page) {
        return page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName(look.named("Canned answers")));
    }

    private static Locator thread(Page page) {
        return page.getByRole(AriaRole.LOG);
    }
}

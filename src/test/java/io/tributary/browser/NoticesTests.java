package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** An agent's day at the door and the bell: what calls them by name, and what they find again when they come back. */
@WholeDesk
class NoticesTests {

    static Browser browser;

    @Value("${tributary.public-url}")
    String url;

    Client agent;
    Client supervisor;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void speakEnglishWithNothingUnread() {
        agent = new Client(url).signIn("agent@tributary.example");
        supervisor = new Client(url).signIn("supervisor@tributary.example");
        for (var who : List.of(agent, supervisor)) who.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        agent.post("/api/v1/notifications/read", Map.of("upTo", Long.MAX_VALUE));
    }

    /** A ticket of the agent's, made by a mail, with nothing to read of it yet. */
    private long ofTheAgent(Client admin, String customer, String subject) {
        var number = admin.processed(mail(customer, customer, null, subject)).path("ticket").asLong();
        agent.post("/api/v1/tickets/" + number + "/claim", Map.of());
        return number;
    }

    private static String mail(String id, String from, String answers, String subject) {
        return "From: Nora Quist <" + from + ">\r\nTo: support@tributary.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + id + ">\r\n"
                + (answers == null ? "" : "In-Reply-To: <" + answers + ">\r\n") + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nStill dark.\r\n";
    }

    private static String id(Client who) {
        return who.get("/api/v1/session").json().path("user").path("id").asString();
    }

    private static String name(Client who) {
        return who.get("/api/v1/session").json().path("user").path("name").asString();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void isTold(String locale, ColorScheme scheme, String unread, String title, String mentioned, String answered) throws Exception {
        var admin = new Client(url).signIn("admin@tributary.example").withToken();
        var customer = UUID.randomUUID() + "@example.com";
        var number = ofTheAgent(admin, customer, "The lamp stays dark");
        agent.patch("/api/v1/session", Map.of("locale", locale));
        try (var window = browser.window(locale, scheme)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/open");
            page.getByRole(AriaRole.GRID).waitFor();
            assertThat(page).not().hasTitle(Pattern.compile("^\\("));

            supervisor.post("/api/v1/tickets/" + number + "/messages",
                    Map.of("kind", "note", "text", "Can you look?", "mentions", List.of(id(agent))));
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) "));
            admin.processed(mail("again-" + customer, customer, customer, "Re: The lamp stays dark"));
            assertThat(page).hasTitle(Pattern.compile("^\\(2\\) "));

            // The press is what a sound waits for: from here on the bell is not silent.
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(unread)).click();
            var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
            assertThat(panel).containsText(mentioned.formatted(name(supervisor)));
            assertThat(panel).containsText(answered.formatted("Nora Quist"));
            assertThat(panel).containsText("T-" + number + " The lamp stays dark");
            Axe.clean(page, "bell-" + locale);

            panel.getByText(mentioned.formatted(name(supervisor))).first().click();
            assertThat(page).hasURL(Pattern.compile("/t/" + number + "$"));
            assertThat(page).hasTitle(Pattern.compile("^T-" + number));
            assertThat(button(page, title)).isVisible();
        }
    }

    @Test
    void bellTellsWhoCallsAndTheTicketReadsIt() throws Exception {
        isTold("en", ColorScheme.LIGHT, "Notifications: 2 unread", "Notifications", "%s mentioned you", "%s wrote again");
    }

    @Test
    void bellSpeaksChinese() throws Exception {
        isTold("zh-CN", ColorScheme.DARK, "通知：2 条未读", "通知", "%s 提到了你", "%s 又发来消息");
    }

    @Test
    void signingInLeadsToTheLastViewInTheChosenLanguageAndTheme() {
        agent.patch("/api/v1/session", Map.of("locale", "zh-CN", "theme", "dark"));
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/mine");
            page.getByRole(AriaRole.GRID).waitFor();
            window.clearCookies();
            page.close();

            var next = Browser.signIn(window, url, "agent@tributary.example");
            assertThat(next).hasURL(Pattern.compile("/inbox/mine$"));
            assertThat(next.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(next.locator("html")).hasAttribute("data-theme", "dark");
        }
    }

    private long written(Page page, String words) {
        var number = agent.post("/api/v1/tickets", Map.of("subject", "Ended while writing", "text", "It does not work.", "customer",
                Map.of("address", UUID.randomUUID() + "@example.com", "name", "Nora Quist"))).json().path("number").asLong();
        page.navigate(url + "/inbox/open/t/" + number);
        page.getByLabel("Reply to Nora Quist").fill(words);
        page.context().clearCookies();
        button(page, "Send to Nora Quist").click();
        return number;
    }

    private static Locator ended(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Your session has ended"));
    }

    @Test
    void wordsOutliveTheSessionTheyWereWrittenIn() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            var number = written(page, "Half a thought, and the other half.");
            assertThat(ended(page)).isVisible();
            Axe.clean(page, "session-ended-en");
            page.evaluate("window.notReloaded = true");
            ended(page).locator("input[name=password]").fill("tributary");
            ended(page).locator("button[type=submit]").click();
            assertThat(ended(page)).hasCount(0);

            // They had been sent: now they go by themselves.
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Half a thought, and the other half.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(page.getByLabel("Reply to Nora Quist")).hasValue("");
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            org.assertj.core.api.Assertions.assertThat(agent.get("/api/v1/tickets/" + number + "/messages").text())
                    .containsOnlyOnce("Half a thought, and the other half.");
        }
    }

    @Test
    void whoeverSignsInInsteadDoesNotReadThem() {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            var number = written(page, "For nobody else's eyes");
            ended(page).getByText("Use another account").click();
            page.locator("input[name=email]").fill("supervisor@tributary.example");
            page.locator("input[name=password]").fill("tributary");
            page.locator("button[type=submit]").click();
            page.getByRole(AriaRole.GRID).waitFor();

            page.navigate(url + "/inbox/open/t/" + number);
            assertThat(page.getByLabel("Reply to Nora Quist")).hasValue("");
            assertThat(page.getByText("For nobody else's eyes")).hasCount(0);
        }
    }
}

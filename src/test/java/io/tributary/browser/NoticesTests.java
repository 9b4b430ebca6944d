package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;

/** An agent's day at the door and the bell: what calls them by name, and what they find again when they come back. */
@WholeDesk
@EveryLook
class NoticesTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    Client agent;
    Client supervisor;

    @BeforeEach
    void speakTheirLanguageWithNothingUnread() {
        agent = new Client(url).signIn("agent@tributary.example");
        supervisor = new Client(url).signIn("supervisor@tributary.example");
        look.chosenBy(agent, supervisor);
        agent.post("/api/v1/notifications/read", Map.of("upTo", Long.MAX_VALUE));
    }

    @AfterEach
    void speakEnglish() {
        Look.forgottenBy(agent, supervisor);
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

    @Test
    void bellTellsWhoCallsAndTheTicketReadsIt() throws Exception {
        var admin = new Client(url).signIn("admin@tributary.example").withToken();
        var customer = UUID.randomUUID() + "@example.com";
        var number = ofTheAgent(admin, customer, "The lamp stays dark");
        try (var window = look.window(browser)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/open");
            page.getByRole(AriaRole.GRID).waitFor();
            assertThat(page).not().hasTitle(Pattern.compile("^\\("));

            mention(number);
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) "));
            admin.processed(mail("again-" + customer, customer, customer, "Re: The lamp stays dark"));
            assertThat(page).hasTitle(Pattern.compile("^\\(2\\) "));

            // The press is what a sound waits for: from here on the bell is not silent.
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(look.saying("Notifications: 2 unread"))).click();
            var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(look.named("Notifications")));
            assertThat(panel).containsText(look.saying(name(supervisor) + " mentioned you"));
            assertThat(panel).containsText(look.saying("Nora Quist wrote again"));
            assertThat(panel).containsText("T-" + number + " The lamp stays dark");
            Axe.clean(page, "bell-" + look);

            panel.getByText(look.saying(name(supervisor) + " mentioned you")).first().click();
            assertThat(page).hasURL(Pattern.compile("/t/" + number + "$"));
            assertThat(page).hasTitle(Pattern.compile("^T-" + number));
            assertThat(look.button(page, "Notifications")).isVisible();
        }
    }

    /** The supervisor calls the agent by an @ in a note, from the suggestions below it. */
    private void mention(long number) {
        try (var window = look.window(browser)) {
            var page = Browser.signIn(window, url, "supervisor@tributary.example");
            page.navigate(url + "/inbox/open/t/" + number);
            page.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            page.keyboard().press("n");
            page.keyboard().type("@" + name(agent).substring(0, 3));
            // By more than their name, which others here have too.
            page.locator("[role=option][id$='-" + agent.get("/api/v1/session").json().path("user").path("id").asString() + "']").click();
            page.keyboard().type("can you look?");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("@" + name(agent) + " can you look?");
        }
    }

    @Test
    void signingInLeadsToTheLastViewInTheChosenLanguageAndTheme() {
        // The browser itself would like the other of both.
        try (var window = browser.window(look.locale.equals("en") ? "zh-CN" : "en", look.scheme == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/mine");
            page.getByRole(AriaRole.GRID).waitFor();
            window.clearCookies();
            page.close();

            var next = Browser.signIn(window, url, "agent@tributary.example");
            assertThat(next).hasURL(Pattern.compile("/inbox/mine$"));
            assertThat(next.locator("html")).hasAttribute("lang", look.locale);
            assertThat(next.locator("html")).hasAttribute("data-theme", look.scheme == ColorScheme.DARK ? "dark" : "light");
        }
    }

    private long written(Page page, String words) {
        var number = agent.post("/api/v1/tickets", Map.of("subject", "Ended while writing", "text", "It does not work.", "customer",
                Map.of("address", UUID.randomUUID() + "@example.com", "name", "Nora Quist"))).json().path("number").asLong();
        page.navigate(url + "/inbox/open/t/" + number);
        look.label(page, "Reply to Nora Quist").fill(words);
        page.context().clearCookies();
        look.button(page, "Send to Nora Quist").click();
        return number;
    }

    private Locator ended(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(look.named("Your session has ended")));
    }

    @Test
    void wordsOutliveTheSessionTheyWereWrittenIn() throws Exception {
        try (var window = look.window(browser)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            var number = written(page, "Half a thought, and the other half.");
            assertThat(ended(page)).isVisible();
            Axe.clean(page, "session-ended-" + look);
            page.evaluate("window.notReloaded = true");
            ended(page).locator("input[name=password]").fill("tributary");
            ended(page).locator("button[type=submit]").click();
            assertThat(ended(page)).hasCount(0);

            // They had been sent: now they go by themselves.
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Half a thought, and the other half.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(look.label(page, "Reply to Nora Quist")).hasValue("");
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            org.assertj.core.api.Assertions.assertThat(agent.get("/api/v1/tickets/" + number + "/messages").text())
                    .containsOnlyOnce("Half a thought, and the other half.");
        }
    }

    @Test
    void whoeverSignsInInsteadDoesNotReadThem() {
        try (var window = look.window(browser)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            var number = written(page, "For nobody else's eyes");
            ended(page).getByText(look.saying("Use another account")).click();
            page.locator("input[name=email]").fill("supervisor@tributary.example");
            page.locator("input[name=password]").fill("tributary");
            page.locator("button[type=submit]").click();
            page.getByRole(AriaRole.GRID).waitFor();

            page.navigate(url + "/inbox/open/t/" + number);
            assertThat(look.label(page, "Reply to Nora Quist")).hasValue("");
            assertThat(page.getByText("For nobody else's eyes")).hasCount(0);
        }
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Two tickets become one and one becomes two, in a real browser and both languages. */
@WholeDesk
class SplitInBrowserTests {

    static Browser browser;

    @Value("${tributary.public-url}")
    String url;

    Client agent;
    Mail first = Mail.from("Zoe <zoe@lamps.example>").subject("Lamp flickers").text("The lamp flickers.");
    Mail second = Mail.from("Zoe <zoe@lamps.example>").subject("Invoice is wrong").text("The invoice names another street.").answering(first.messageId());
    long number;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void twoMatters() {
        agent = new Client(url).signIn("agent@tributary.example");
        agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        number = agent.processed(first.raw()).path("ticket").asLong();
        agent.processed(second.raw());
    }

    private Page ticket(Page page, long ticket, String words) {
        page.navigate(url + "/t/" + ticket);
        assertThat(page.getByRole(AriaRole.LOG)).containsText(words);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator item(Page page, String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void messageBecomesATicketAndComesBack() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), number, "another street");
            button(page, "More actions").click();
            item(page, "Split to a new ticket…").click();
            page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("another street")).getByRole(AriaRole.CHECKBOX).check();
            assertThat(page.getByText("New ticket for Zoe with 1 message.")).isVisible();
            clean(page, "split-en");
            button(page, "Split").click();
            assertThat(page.getByText("1 message is a ticket of its own now:")).isVisible();
            assertThat(page.getByRole(AriaRole.LOG)).not().containsText("another street");
            // What is said of the split takes its line above the conversation, not the place of it.
            assertThat(page.getByRole(AriaRole.LOG).boundingBox().height).isGreaterThan(300);
            clean(page, "split-done-en");

            page.keyboard().press("z");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("another street");
        }
    }

    @Test
    void chineseColleagueSplits() throws Exception {
        agent.patch("/api/v1/session", Map.of("locale", "zh-CN"));
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), number, "another street");
            button(page, "更多操作").click();
            item(page, "拆分为新工单…").click();
            page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("another street")).getByRole(AriaRole.CHECKBOX).check();
            clean(page, "split-zh");
            button(page, "拆分").click();
            assertThat(page.getByText("1 条消息已成为新工单：")).isVisible();
        } finally {
            agent.patch("/api/v1/session", Map.of("locale", "en"));
        }
    }

    @Test
    void mergeIsSeenBeforeAndTheOldNumberLeadsOn() throws Exception {
        var other = agent.processed(Mail.from("Yan <yan@lamps.example>").subject("Lamp hums").text("Mine hums.").raw()).path("ticket").asLong();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), other, "Mine hums.");
            button(page, "More actions").click();
            item(page, "Merge into…").click();
            page.getByLabel("Ticket number").fill("T-" + number);
            assertThat(page.getByText("The customers differ: Yan and Zoe.")).isVisible();
            clean(page, "merge-en");
            button(page, "Merge").click();
            assertThat(page.getByText("This ticket was merged into T-" + number)).isVisible();

            page.navigate(url + "/t/" + other);
            assertThat(page).hasURL(Pattern.compile(".*/t/" + number + "(\\?.*)?$"));
            assertThat(page.getByText("T-" + other + " was merged into this ticket.")).isVisible();
            clean(page, "merged-redirect-en");
            button(page, "Undo").click();
            assertThat(page.getByRole(AriaRole.LOG)).not().containsText("Mine hums.");
        }
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;

/** Two tickets become one and one becomes two, in a real browser and both languages. */
@WholeDesk
@EveryLook
class SplitInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    Client agent;
    Mail first = Mail.from("Zoe <zoe@lamps.example>").subject("Lamp flickers").text("The lamp flickers.");
    Mail second = Mail.from("Zoe <zoe@lamps.example>").subject("Invoice is wrong").text("The invoice names another street.").answering(first.messageId());
    long number;

    @BeforeEach
    void twoMatters() {
        agent = new Client(url).signIn("agent@tributary.example");
        look.chosenBy(agent);
        number = agent.processed(first.raw()).path("ticket").asLong();
        agent.processed(second.raw());
    }

    @AfterEach
    void speakEnglish() {
        Look.forgottenBy(agent);
    }

    private Page ticket(Page page, long ticket, String words) {
        page.navigate(url + "/t/" + ticket);
        assertThat(page.getByRole(AriaRole.LOG)).containsText(words);
        return page;
    }

    private Locator item(Page page, String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(look.named(name)));
    }

    @Test
    void messageBecomesATicketAndComesBack() throws Exception {
        try (var window = look.window(browser)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), number, "another street");
            look.button(page, "More actions").click();
            item(page, "Split to a new ticket…").click();
            page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("another street")).getByRole(AriaRole.CHECKBOX).check();
            assertThat(look.text(page, "New ticket for Zoe with 1 message. Replies there will go to Zoe.")).isVisible();
            clean(page, "split-" + look);
            look.button(page, "Split").click();
            assertThat(look.text(page, "1 message is a ticket of its own now:")).isVisible();
            assertThat(page.getByRole(AriaRole.LOG)).not().containsText("another street");
            // What is said of the split takes its line above the conversation, not the place of it.
            assertThat(page.getByRole(AriaRole.LOG).boundingBox().height).isGreaterThan(300);
            clean(page, "split-done-" + look);

            page.keyboard().press("z");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("another street");
        }
    }

    @Test
    void mergeIsSeenBeforeAndTheOldNumberLeadsOn() throws Exception {
        var other = agent.processed(Mail.from("Yan <yan@lamps.example>").subject("Lamp hums").text("Mine hums.").raw()).path("ticket").asLong();
        try (var window = look.window(browser)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), other, "Mine hums.");
            look.button(page, "More actions").click();
            item(page, "Merge into…").click();
            look.label(page, "Ticket number or words").fill("T-" + number);
            assertThat(look.text(page, "The customers differ: Yan and Zoe. Replies will go to Zoe; check who gets a copy before you send.")).isVisible();
            clean(page, "merge-" + look);
            look.button(page, "Merge").click();
            assertThat(look.text(page, "This ticket was merged into T-" + number + ".")).isVisible();

            page.navigate(url + "/t/" + other);
            assertThat(page).hasURL(Pattern.compile(".*/t/" + number + "(\\?.*)?$"));
            assertThat(look.text(page, "T-" + other + " was merged into this ticket.")).isVisible();
            clean(page, "merged-redirect-" + look);
            look.button(page, "Undo").click();
            assertThat(page.getByRole(AriaRole.LOG)).not().containsText("Mine hums.");
        }
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** A supervisor looks through the mail that is in no ticket. */
@WholeDesk
class InboundTests {

    private static final String SUPERVISOR = "supervisor@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    Client supervisor;

    @BeforeEach
    void speakEnglish() {
        supervisor = new Client(url).signIn(SUPERVISOR);
        supervisor.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    @Test
    void mailHeldBackIsReadReleasedAndFoundInItsTicket() {
        var subject = spam("Kettle offer");
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, SUPERVISOR);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incoming mail")).click();
            var row = row(page, subject);
            assertThat(row).containsText("Marked as spam by the mail server.");
            button(row, "Read").click();
            assertThat(row).containsText("Is the kettle on offer?");

            button(row, "Release").click();
            assertThat(page.getByText("1 mail was released.")).isVisible();
            assertThat(row).hasCount(0);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open ticket T-")).click();
            assertThat(page.getByRole(AriaRole.HEADING).getByText(subject)).isVisible();
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Is the kettle on offer?");
        }
    }

    @Test
    void senderIsBlockedAndLetInAgain() {
        var subject = spam("Cheap lids");
        try (var window = browser.window("en", ColorScheme.DARK)) {
            var page = Browser.signIn(window, url, SUPERVISOR);
            page.navigate(url + "/admin/inbound");
            button(row(page, subject), "Block sender…").click();
            page.getByLabel("Everybody at").check();
            page.getByLabel("Reason").fill("Sells lids");
            page.getByText("Block and delete").click();
            assertThat(page.getByText("is blocked, and the mail is deleted.")).isVisible();
            assertThat(row(page, subject)).hasCount(0);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Blocked senders")).click();
            var sender = page.locator("main li").filter(new Locator.FilterOptions().setHasText("Sells lids"));
            button(sender, "Unblock").click();
            assertThat(page.getByText("may write again")).isVisible();
            assertThat(sender).hasCount(0);
        }
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,light", "zh-CN,dark", "en,dark", "zh-CN,light"})
    void everyListIsClean(String locale, String theme) throws Exception {
        var name = locale + "-" + theme;
        var held = spam("免费水壶 Free kettle");
        spam("再次免费 Free again");
        supervisor.processed(Mail.from("Petra <petra-" + UUID.randomUUID() + "@example.com>").subject("sabotage deep " + name).raw());
        supervisor.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, SUPERVISOR);
            page.navigate(url + "/admin/inbound");
            var row = row(page, held);
            row.locator("button").last().click();
            row.getByText("Is the kettle on offer?").waitFor();
            row.getByRole(AriaRole.CHECKBOX).check();
            clean(page, name + "-inbound");
            row.locator("button").nth(2).click();
            page.getByRole(AriaRole.DIALOG).waitFor();
            clean(page, name + "-block");
            page.keyboard().press("Escape");
            row.locator("button").nth(1).click();
            page.getByRole(AriaRole.DIALOG).waitFor();
            clean(page, name + "-delete");
            page.getByRole(AriaRole.DIALOG).locator("button").nth(1).click();
            assertThat(row).hasCount(0);
            clean(page, name + "-deleted");
            page.navigate(url + "/admin/inbound/parked");
            row(page, "sabotage deep " + name).waitFor();
            clean(page, name + "-parked");
            page.navigate(url + "/admin/inbound/deleted");
            page.locator("main li").first().waitFor();
            clean(page, name + "-gone");
            page.navigate(url + "/admin/blocked-senders");
            page.getByRole(AriaRole.HEADING).waitFor();
            clean(page, name + "-blocked-senders");
            page.setViewportSize(390, 844);
            page.navigate(url + "/admin/inbound");
            page.locator("main li").first().waitFor();
            clean(page, name + "-inbound-phone");
        }
    }

    /** A mail that the customer's provider takes for spam. @return its subject */
    private String spam(String subject) {
        var own = subject + " " + UUID.randomUUID();
        supervisor.processed(Mail.from("Sam <sam@" + UUID.randomUUID() + ".example.com>").subject(own).text("Is the kettle on offer?")
                .header("X-Spam-Flag", "YES").raw());
        return own;
    }

    private static Locator row(Page page, String subject) {
        return page.locator("main li").filter(new Locator.FilterOptions().setHasText(subject));
    }

    private static Locator button(Locator row, String name) {
        return row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}

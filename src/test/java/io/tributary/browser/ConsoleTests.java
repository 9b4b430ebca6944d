package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Cable;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/** What an agent sees while mail comes and goes, in a real browser, against the real house. */
@WholeDesk
class ConsoleTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Value("${server.port}")
    int port;

    @Value("${desk.cable-port}")
    int cablePort;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    /** A language is kept by whom it is chosen, whatever a test before has chosen. */
    @BeforeEach
    void speakEnglish() {
        for (var email : List.of("agent@tributary.example", "supervisor@tributary.example")) {
            new Client(url).signIn(email).patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        }
    }

    @Test
    void mailAppearsIsAnsweredAndTheCustomersNextMailJoins() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/open");
            page.getByRole(AriaRole.GRID).waitFor();
            page.evaluate("window.notReloaded = true");
            var question = Mail.from("Nora Quist <nora@example.com>").subject("Lamp arrived cracked").text("The glass of lamp 4711 is cracked.");

            mailboxes.send("nora@example.com", question.raw());
            Browser.row(page, "Lamp arrived cracked").click();
            assertThat(thread(page)).containsText("The glass of lamp 4711 is cracked.");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reply").setExact(true)).click();
            page.getByLabel("Reply to Nora Quist").fill("We send you a new one today.");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send to Nora Quist")).click();
            assertThat(thread(page)).containsText("We send you a new one today.");
            var answer = mailboxes.arrived("nora@example.com", "We send you a new one");
            assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo(question.messageId());
            assertThat(answer.getHeader("References", null)).contains(question.messageId());
            assertThat(thread(page)).containsText("Sent", eventuallyTrue());

            mailboxes.send("nora@example.com", Mail.from("nora@example.com").subject("Re: Lamp arrived cracked").text("Thank you so much!")
                    .answering(answer.getMessageID()).raw());
            assertThat(thread(page)).containsText("Thank you so much!", eventuallyTrue());
            assertThat(page.getByText("Lamp arrived cracked")).not().hasCount(0);
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/flow.png")));
        }
    }

    @Test
    void browserThatWasOfflineCatchesUpWithNothingMissed() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        try (var cable = new Cable(cablePort, port); var window = browser.window("en", ColorScheme.DARK)) {
            var page = Browser.signIn(window, "http://localhost:" + cablePort, "supervisor@tributary.example");
            page.navigate("http://localhost:" + cablePort + "/inbox/open");
            page.getByRole(AriaRole.GRID).waitFor();
            assertThat(page.getByText("Connection: Live")).isVisible();
            page.evaluate("window.notReloaded = true");

            cable.pull();
            assertThat(page.getByText("Connection: Live")).not().isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            for (int i = 1; i <= 3; i++) {
                mailboxes.send("pia" + i + "@example.com", Mail.from("pia" + i + "@example.com").subject("While you were away " + i).raw());
            }
            eventually(() -> arrived("While you were away 3"));
            cable.putBack();

            for (int i = 1; i <= 3; i++) Browser.row(page, "While you were away " + i).waitFor();
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    private Boolean arrived(String subject) {
        var list = new Client(url).signIn("agent@tributary.example").get("/api/v1/tickets?limit=5").text();
        return list.contains(subject) ? true : null;
    }

    private static Locator thread(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static LocatorAssertions.ContainsTextOptions eventuallyTrue() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }
}

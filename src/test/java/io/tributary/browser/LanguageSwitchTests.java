package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/** Another language in the middle of a sentence: everything is said in it, and not a letter of what was written is lost. */
@WholeDesk
class LanguageSwitchTests {

    private static final String AGENT = "agent@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    Client agent;

    @BeforeEach
    @AfterEach
    void speakEnglish() {
        agent = new Client(url).signIn(AGENT);
        Look.forgottenBy(agent);
    }

    @Test
    void replyAndNoteAreGoneOnWithInChineseAndInEnglishAgain() {
        var customer = UUID.randomUUID() + "@example.com";
        var number = agent.processed(Mail.from("Nora Quist <" + customer + ">").subject("Lamp " + customer).text("The lamp is cracked.").raw()).path("ticket").asLong();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, AGENT);
            page.navigate(url + "/t/" + number);
            page.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            page.keyboard().press("n");
            page.getByLabel("Internal note, only your team sees it").fill("A word among us");
            page.keyboard().press("Control+/");
            var reply = page.getByLabel("Reply to Nora Quist");
            reply.fill("Half a sentence");
            page.evaluate("document.activeElement.setSelectionRange(5, 5)");
            page.evaluate("window.notReloaded = true");

            choose(page, "中文");
            var answer = page.getByLabel("回复 Nora Quist");
            assertThat(answer).hasValue("Half a sentence");
            fits(page, "zh-CN");
            answer.focus();
            page.keyboard().insertText("又");
            assertThat(answer).hasValue("Half 又a sentence");
            page.keyboard().press("Control+/");
            assertThat(page.getByLabel("内部备注，仅团队可见")).hasValue("A word among us");
            fits(page, "zh-CN");

            choose(page, "English");
            assertThat(page.getByLabel("Internal note, only your team sees it")).hasValue("A word among us");
            fits(page, "en");
            page.getByLabel("Internal note, only your team sees it").focus();
            page.keyboard().press("Control+/");
            assertThat(reply).hasValue("Half 又a sentence");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            page.reload();
            assertThat(reply).hasValue("Half 又a sentence");
        }
    }

    @Test
    void newTicketIsGoneOnWith() {
        try (var window = browser.window("en", ColorScheme.DARK)) {
            var page = Browser.signIn(window, url, AGENT);
            page.navigate(url + "/new");
            page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("nora@example.com");
            page.locator("textarea").fill("Your lamp is here.");

            choose(page, "中文");
            fits(page, "zh-CN");
            choose(page, "English");

            assertThat(page.getByLabel("To", new Page.GetByLabelOptions().setExact(true))).hasValue("nora@example.com");
            assertThat(page.locator("textarea")).hasValue("Your lamp is here.");
        }
    }

    private static void choose(Page page, String language) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Language|语言"))).click();
        page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(language)).click();
        assertThat(page.locator("html")).hasAttribute("lang", language.equals("English") ? "en" : "zh-CN");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);
    }

    /** No key instead of words, none of the other language's words, and no button cut off, at a desk and on a phone. */
    private static void fits(Page page, String locale) {
        Layout.right(page, locale, locale + " 1440");
        page.setViewportSize(390, 844);
        Layout.right(page, locale, locale + " 390");
        page.setViewportSize(1440, 900);
    }
}

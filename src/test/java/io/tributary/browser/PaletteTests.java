package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static io.tributary.browser.Axe.clean;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** The palette: everything one can do, by a few letters of its name. */
@WholeDesk
class PaletteTests {

    /** UX, "Speed feel": what one opens all day long must be there before one has looked. */
    private static final double AT_ONCE_MS = 60;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    private Client agent(String locale, String theme) {
        var agent = new Client(url).signIn("agent@tributary.example");
        agent.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        return agent;
    }

    private static Locator palette(Page page) {
        return page.getByRole(AriaRole.COMBOBOX).and(page.locator("[aria-controls=palette-list]"));
    }

    @Test
    void takesOneToATicketAndToItsStatus() {
        var agent = agent("en", "light");
        var number = agent.processed(Mail.from("Pola <pola@example.com>").subject("Kettle sings too loud").raw()).path("ticket").asLong();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.keyboard().press("Control+k");
            assertThat(palette(page)).isFocused();
            page.keyboard().type("t-" + number);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING).filter(new Locator.FilterOptions().setHasText("Kettle sings too loud")).first()).isVisible();

            page.keyboard().press("Control+k");
            page.keyboard().type("status pend");
            page.keyboard().press("Enter");
            eventually(() -> agent.get("/api/v1/tickets/" + number).json().path("status").asString().equals("pending") ? true : null);
            assertThat(page.getByLabel("Status")).hasValue("pending");
        }
    }

    @Test
    @Tag("bench")
    void printsHowFastItOpens() {
        agent("en", "light");
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            System.out.printf("palette opens: %.0f ms, best of ten; bar %.0f ms%n", fastestOpening(page), AT_ONCE_MS);
        }
    }

    /** From the key to the frame in which the field is there, the best of ten: the machine's other work is none of ours. */
    private static double fastestOpening(Page page) {
        return ((Number) page.evaluate("""
                async () => {
                  const frame = () => new Promise(requestAnimationFrame);
                  let best = Infinity;
                  for (let i = 0; i < 10; i++) {
                    const start = performance.now();
                    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true}));
                    while (!document.querySelector('#palette-list [role=option]')) await frame();
                    best = Math.min(best, performance.now() - start);
                    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
                    while (document.querySelector('#palette-list')) await frame();
                    await frame();
                  }
                  return best;
                }""")).doubleValue();
    }

    @Test
    void enterThatEndsACompositionChoosesNothing() {
        agent("zh-CN", "light");
        try (var window = browser.window("zh-CN", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.keyboard().press("Control+k");
            assertThat(palette(page)).isFocused();
            var devtools = window.newCDPSession(page);

            compose(devtools, "shen'se");
            key(devtools, "Enter", 229);
            assertThat(palette(page)).isVisible();
            devtools.send("Input.insertText", text("深色"));
            assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("深色");
            assertThat(page.locator("html")).not().hasAttribute("data-theme", "dark");

            page.keyboard().press("Enter");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        }
        agent("en", "system");
    }

    private static void compose(CDPSession devtools, String letters) {
        var composition = text(letters);
        composition.addProperty("selectionStart", letters.length());
        composition.addProperty("selectionEnd", letters.length());
        devtools.send("Input.imeSetComposition", composition);
    }

    private static void key(CDPSession devtools, String key, int code) {
        var press = new JsonObject();
        press.addProperty("type", "rawKeyDown");
        press.addProperty("key", key);
        press.addProperty("windowsVirtualKeyCode", code);
        devtools.send("Input.dispatchKeyEvent", press);
    }

    private static JsonObject text(String words) {
        var parameters = new JsonObject();
        parameters.addProperty("text", words);
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({"en,light", "zh-CN,dark"})
    void isForEverybody(String locale, String theme) throws Exception {
        look(locale, theme);
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,dark", "zh-CN,light"})
    void isForEverybodyInTheOtherThemeToo(String locale, String theme) throws Exception {
        look(locale, theme);
    }

    private void look(String locale, String theme) throws Exception {
        agent(locale, theme);
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/open");
            page.getByRole(AriaRole.ROW).first().click();
            page.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            page.keyboard().press("Control+k");
            page.getByRole(AriaRole.OPTION).first().waitFor();
            clean(page, locale + "-" + theme + "-palette");
            page.keyboard().press("Escape");
            page.keyboard().press("a");
            page.getByRole(AriaRole.OPTION).first().waitFor();
            clean(page, locale + "-" + theme + "-palette-assign");
            page.keyboard().type("nothing like this");
            page.getByRole(AriaRole.OPTION).first().waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            clean(page, locale + "-" + theme + "-palette-nothing");
        }
        agent("en", "system");
    }
}

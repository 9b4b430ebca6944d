package io.tributary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.tributary.Client;
import io.tributary.Routes;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.ticket.Surveys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every screen in every language, theme and width: axe finds nothing, nothing is cut off or covered, and it is all in the reader's
 * language; with letters twice as large, in a fifth of the window, in a system's own colours and without motion it holds as well.
 */
@Tag("full")
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryScreenTests {

    /** {@code -Dscreens.pictures=true} leaves all of them, to be looked at by people. */
    private static final boolean PICTURES = Boolean.getBoolean("screens.pictures");

    /** These show nothing of their own, they lead to one that does. */
    private static final Set<String> LEADS_ON = Set.of("/", "/t/$no", "/admin", "/admin/inbound");

    @RegisterExtension
    static final Browser browser = new Browser();
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<Page, List<String>> errors = new HashMap<>();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    Surveys surveys;

    @Autowired
    JdbcClient jdbc;

    private List<Screen> screens = List.of();

    @BeforeAll
    void furnish() {
        screens = new Screens(url, agents, number -> surveys.ask(jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single(), "vera@example.com")).all();
    }

    Stream<Arguments> looks() {
        return screens.stream().flatMap(screen -> Stream.of("en", "zh-CN").map(locale -> Arguments.of(locale, screen)));
    }

    @Test
    void noRouteIsForgotten() {
        var looked = screens.stream().map(Screen::route).toList();

        assertThat(Routes.all()).allSatisfy(route -> assertThat(LEADS_ON.contains(route) || looked.contains(route)).as(route).isTrue());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("looks")
    void isRight(String locale, Screen screen) throws Exception {
        var page = page(locale, screen.who());
        errors.get(page).clear();
        wide(page);
        // Away from where one is, even if only a fragment differs.
        page.navigate("about:blank");
        page.navigate(url + screen.address().apply(locale));
        settled(page);
        screen.open().accept(page);
        settled(page);
        var wrong = new ArrayList<String>();
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, width == 1440 ? 900 : 844);
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                var name = screen + "-" + locale + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
                if (PICTURES) Axe.picture(page, name);
                (theme == ColorScheme.LIGHT ? Axe.violations(page) : Axe.pale(page)).forEach(each -> wrong.add(name + ": " + each));
                if (theme == ColorScheme.LIGHT) Layout.mistakes(page, locale, false).forEach(each -> wrong.add(name + ": " + each));
            }
        }
        wrong.addAll(otherwise(page, locale, screen));
        wrong.addAll(errors.get(page));
        assertThat(wrong).isEmpty();
    }

    /** WCAG 1.4.4, 1.4.10, 2.3.3 and a system that chooses the colours. */
    private List<String> otherwise(Page page, String locale, Screen screen) {
        var wrong = new ArrayList<String>();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(320, 640);
        look(page, locale, screen + "-" + locale + "-320", wrong);
        if (((Number) page.evaluate("document.getAnimations().filter((each) => each.playState === 'running' && !each.effect.target.matches('[class*=flash]')).length")).intValue() > 0) wrong.add(screen + " moves");
        wide(page);
        page.evaluate("document.documentElement.style.fontSize = '200%'; window.dispatchEvent(new Event('resize'))");
        look(page, locale, screen + "-" + locale + "-large", wrong);
        page.evaluate("document.documentElement.style.fontSize = ''; window.dispatchEvent(new Event('resize'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        look(page, locale, screen + "-" + locale + "-forced", wrong);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        return wrong;
    }

    private static void look(Page page, String locale, String name, List<String> wrong) {
        if (PICTURES) Axe.picture(page, name);
        Layout.mistakes(page, locale, false).forEach(each -> wrong.add(name + ": " + each));
    }

    private static void wide(Page page) {
        // Without motion nothing is looked at half-way from one colour to another.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(1440, 900);
    }

    /** What has been asked for is there. */
    private static void settled(Page page) {
        page.locator("h1").first().waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.waitForFunction("() => !document.querySelector('[class*=skeleton]') && document.getAnimations().every((each) => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)");
    }

    /** One window for everybody in each language, signed in once. */
    private Page page(String locale, String who) {
        return pages.computeIfAbsent(who + locale, key -> {
            var window = browser.window(locale, ColorScheme.LIGHT);
            var page = who.equals(Screen.NOBODY) ? window.newPage() : signedIn(window, locale, who);
            var said = new ArrayList<String>();
            errors.put(page, said);
            page.onPageError(error -> said.add("error: " + error));
            page.onConsoleMessage(message -> {
                // What is refused on purpose is said by the page.
                if (message.type().equals("error") && !message.text().matches("(?s)Failed to load resource.* (40[0134]|422) .*")) said.add("console: " + message.text());
            });
            return page;
        });
    }

    private Page signedIn(BrowserContext window, String locale, String who) {
        var email = UUID.randomUUID() + "@tributary.example";
        var hired = agents.hireForDemo(email, locale.equals("en") ? "Ida Lang" : "王芳", Role.valueOf(who.toUpperCase(java.util.Locale.ROOT)), "tributary");
        teams.all().forEach(team -> teams.join(team.id(), hired.id(), false));
        var client = new Client(url).signIn(email);
        client.patch("/api/v1/session", Map.of("locale", locale, "theme", "system"));
        client.post("/api/v1/canned-answers", Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", "Refund is on its way", "body", "Dear {{customer.firstName}}"),
                "zh-CN", Map.of("title", "退款已发出", "body", "{{customer.firstName}} 您好"))));
        return Browser.signIn(window, url, email);
    }
}

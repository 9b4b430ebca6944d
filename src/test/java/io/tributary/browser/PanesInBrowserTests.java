package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Teams;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** How the page is divided and what stays where it is, in a real browser. */
@WholeDesk
class PanesInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    String email;
    UUID team;
    Client lena;
    Client admin;
    long number;

    @BeforeEach
    void someoneOfATeam() {
        var two = TeamOfTwo.hire(agents, teams, "Lena Fischer", "Marc Dubois");
        team = two.team();
        email = two.email();
        lena = new Client(url).signIn(email, TeamOfTwo.PASSWORD);
        admin = new Client(url).signIn("admin@tributary.example");
        number = ticket("Panes");
    }

    private long ticket(String subject) {
        return admin.post("/api/v1/tickets", Map.of("subject", subject, "text", "Hello there", "team", team,
                "customer", Map.of("address", "panes@example.com", "name", "Nora Quist"))).json().path("number").asLong();
    }

    private Page signedIn(BrowserContext window, String locale, String path) {
        lena.patch("/api/v1/session", Map.of("locale", locale, "theme", "system"));
        var page = Browser.signIn(window.newPage(), url, email, TeamOfTwo.PASSWORD);
        page.navigate(url + path);
        page.getByRole(AriaRole.GRID).waitFor();
        return page;
    }

    private static Locator line(Page page, String name) {
        return page.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static double width(Page page, String pane) {
        return page.locator(pane).boundingBox().width;
    }

    @Test
    void panesAreAsWideAsOneMakesThem() throws Exception {
        var path = "/inbox/team-" + team + "/t/" + number;
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = signedIn(window, "en", path);
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Hello there");
            var list = line(page, "Width of the list");
            var before = width(page, "#list");
            list.focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Shift+ArrowRight");
            assertThat(width(page, "#list")).isCloseTo(before + 80, within(1.0));
            Axe.clean(page, "panes-en");

            var side = line(page, "Width of the details").boundingBox();
            page.mouse().move(side.x + side.width / 2, 400);
            page.mouse().down();
            page.mouse().move(side.x - 100, 400);
            page.mouse().up();
            assertThat(width(page, "#details")).isCloseTo(320 + 100 + side.width / 2, within(2.0));
            // The conversation keeps what it needs, however far one pulls.
            list.focus();
            page.keyboard().press("End");
            assertThat(width(page, "#thread")).isGreaterThanOrEqualTo(360);

            page.keyboard().press("Enter");
            page.reload();
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Hello there");
            assertThat(width(page, "#list")).isCloseTo(380, within(1.0));
            assertThat(width(page, "#details")).isCloseTo(320 + 100 + side.width / 2, within(2.0));
            page.locator("#thread").focus();
            page.keyboard().press("[");
            assertThat(list).isHidden();
            page.keyboard().press("[");
            assertThat(list).isVisible();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
        }
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = signedIn(window, "zh-CN", path);
            assertThat(line(page, "列表宽度")).hasAttribute("aria-valuenow", "380");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Hello there");
            line(page, "详情宽度").focus();
            Axe.clean(page, "panes-zh");
        }
    }

    @Test
    @Tag("full")
    void bellKeepsItsHeadWhileItsNewsAreScrolled() throws Exception {
        for (int i = 0; i < 16; i++) admin.patch("/api/v1/tickets/" + ticket("News " + i), Map.of("assignee", lena.get("/api/v1/session").json().path("user").path("id").asString()));
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = signedIn(window, "zh-CN", "/inbox/team-" + team);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^通知"))).click();
            var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("通知"));
            var head = panel.getByRole(AriaRole.HEADING);
            var first = panel.getByText("News 15");
            assertThat(first).isVisible();
            var top = head.boundingBox().y;
            panel.getByText("News 0", new Locator.GetByTextOptions()).last().scrollIntoViewIfNeeded();
            assertThat(head.boundingBox().y).isEqualTo(top);
            assertThat(first.boundingBox().y).isLessThan(top);
            assertThat(panel.getByRole(AriaRole.CHECKBOX)).isInViewport();
            Axe.clean(page, "bell-scrolled-zh");
        }
    }

    @Test
    @Tag("full")
    void keptViewIsMadeWhatTheListShows() throws Exception {
        admin.patch("/api/v1/tickets/" + ticket("Urgent one"), Map.of("priority", "urgent"));
        var kept = lena.post("/api/v1/views", Map.of("name", "Ours", "filter", Map.of("view", "team-" + team), "sort", "created")).json().path("id").asString();
        try (var window = browser.window("zh-CN", ColorScheme.LIGHT)) {
            var page = signedIn(window, "zh-CN", "/inbox/saved-" + kept + "?priority=urgent");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(1);
            Axe.clean(page, "view-changed-zh");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更新视图")).click();
            assertThat(page.getByText("已更新“Ours”。")).isVisible();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(1);
            Axe.clean(page, "view-updated-zh");
            page.navigate(url + "/inbox/saved-" + kept);
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(1);
        }
        assertThat(lena.get("/api/v1/tickets?view=saved-" + kept).json().path("items").size()).isEqualTo(1);
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A list narrowed, put off together and read, in a real browser and both languages. Each test has a team of its own. */
@WholeDesk
class QueueChoicesInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    UUID team;
    String email;
    Client admin;
    Client lena;
    Client colleague;
    String category;
    List<Long> numbers;

    @BeforeEach
    void twoOfATeam() {
        var two = TeamOfTwo.hire(agents, teams, "Lena Fischer", "Marc Dubois");
        team = two.team();
        email = two.email();
        admin = new Client(url).signIn("admin@tributary.example");
        lena = new Client(url).signIn(email, TeamOfTwo.PASSWORD);
        colleague = new Client(url).signIn(two.colleague(), TeamOfTwo.PASSWORD);
        category = admin.post("/api/v1/categories", Map.of("en", "Leaky valve", "zh", "阀门漏水")).json().path("key").asString();
        numbers = List.of(ticket("One"), ticket("Two"), ticket("Three"));
        admin.patch("/api/v1/tickets/" + numbers.get(1), Map.of("category", category));
    }

    @AfterEach
    void putAway() {
        admin.post("/api/v1/categories/" + category + "/archive", Map.of("keep", true));
    }

    private long ticket(String subject) {
        return colleague.post("/api/v1/tickets", Map.of("subject", "Valve " + subject, "text", "It leaks", "team", team,
                "customer", Map.of("address", "valves@example.com", "name", "Nora Quist"))).json().path("number").asLong();
    }

    private Page queue(BrowserContext window, String locale) {
        lena.patch("/api/v1/session", Map.of("locale", locale, "theme", "system"));
        var page = Browser.signIn(window.newPage(), url, email, TeamOfTwo.PASSWORD);
        page.navigate(url + "/inbox/team-" + team + "?sort=created");
        page.getByRole(AriaRole.GRID).waitFor();
        assertThat(page.getByText(Pattern.compile("Connection: Live|连接状态：实时"))).isVisible();
        return page;
    }

    private static Locator row(Page page, long number) {
        return page.locator("[data-number='" + number + "']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Tag("full")
    void listIsNarrowedToACategoryAndAMailboxByTheirNames() throws Exception {
        var mailbox = lena.get("/api/v1/channels").json().path("items").valueStream()
                .filter(each -> each.path("key").asString().equals("email")).findFirst().orElseThrow().path("name").asString();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = queue(window, "en");
            button(page, "Filter").click();
            button(page, "Category: Any").press("Enter");
            page.keyboard().type("fmls");
            assertThat(page.locator("[role=listbox] [role=option]")).hasText("Leaky valve");
            Axe.clean(page, "filter-category-en");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=listbox] [role=option]")).hasAttribute("aria-checked", "true");
            page.keyboard().press("Escape");
            assertThat(button(page, "Category: Leaky valve")).isFocused();
            button(page, "Channel: Any").click();
            page.locator("[role=listbox]").getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(mailbox).setExact(true)).click();
            page.keyboard().press("Escape");
            Axe.clean(page, "filter-en");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(1);
            assertThat(row(page, numbers.get(1))).isVisible();
            button(page, "Remove filter “Category: Leaky valve”").click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            assertThat(button(page, "Remove filter “Channel: " + mailbox + "”")).isVisible();
        }
    }

    @Test
    void chineseColleagueNarrowsAndPutsOffTogether() throws Exception {
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = queue(window, "zh-CN");
            button(page, "筛选").click();
            button(page, "分类：不限").click();
            page.keyboard().type("fmls");
            page.keyboard().press("Enter");
            Axe.clean(page, "filter-zh");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(1);
            button(page, "移除筛选“分类：阀门漏水”").click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);

            for (var number : numbers.subList(0, 2)) row(page, number).locator("[data-box]").click();
            page.keyboard().press("s");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("稍后处理至");
            Axe.clean(page, "bulk-snooze-zh");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("明天 9:00")).click();
            assertThat(page.getByText("已更改 2 个工单。")).isVisible();
            assertThat(row(page, numbers.get(0))).containsText("已设为稍后处理");
            assertThat(lena.get("/api/v1/tickets/" + numbers.get(0)).json().path("snoozedUntil").isNull()).isFalse();

            page.keyboard().press("z");
            assertThat(page.getByText("2 个工单已恢复原状。")).isVisible();
            assertThat(row(page, numbers.get(0))).not().containsText("已设为稍后处理");
            assertThat(lena.get("/api/v1/tickets/" + numbers.get(0)).json().path("snoozedUntil").isNull()).isTrue();
        }
    }

    @Test
    void unreadIsCountedForEachUntilTheyHaveReadIt() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT); var chinese = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = queue(window, "en");
            // Whoever opened them wrote the customer's words down; to a colleague they are new.
            assertThat(row(page, numbers.get(0))).containsText("1 unread message");
            Axe.clean(page, "unread-en");
            row(page, numbers.get(0)).click();
            assertThat(page.getByRole(AriaRole.LOG)).containsText("It leaks");
            assertThat(row(page, numbers.get(0))).not().containsText("unread");
            assertThat(row(page, numbers.get(2))).containsText("1 unread message");
            eventually(() -> lena.get("/api/v1/tickets/" + numbers.get(0)).json().path("unread").asInt() == 0 ? true : null);

            page.keyboard().press("u");
            assertThat(row(page, numbers.get(0))).containsText("1 unread message");
            colleague.post("/api/v1/tickets/" + numbers.get(2) + "/messages", Map.of("kind", "note", "text", "Look at this"));
            assertThat(row(page, numbers.get(2))).containsText("2 unread messages");

            var elsewhere = queue(chinese, "zh-CN");
            assertThat(row(elsewhere, numbers.get(2))).containsText("2 条未读消息");
            Axe.clean(elsewhere, "unread-zh");
            row(elsewhere, numbers.get(2)).click();
            assertThat(elsewhere.getByRole(AriaRole.LOG)).containsText("Look at this");
            assertThat(row(page, numbers.get(2))).not().containsText("unread");
        }
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A long list, a busy list, and many tickets at once, in a real browser. Each test has a team of its own. */
@WholeDesk
class QueueInBrowserTests {

    private static final String PASSWORD = "correct horse battery";

    static Browser browser;

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    UUID team;
    String email;
    Client colleague;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void twoOfATeam() {
        team = teams.create("Team " + UUID.randomUUID()).id();
        email = UUID.randomUUID() + "@tributary.example";
        teams.join(team, agents.hire(email, "Lena Fischer", Role.AGENT, PASSWORD).id(), false);
        var other = UUID.randomUUID() + "@tributary.example";
        teams.join(team, agents.hire(other, "Marc Dubois", Role.AGENT, PASSWORD).id(), false);
        colleague = new Client(url).signIn(other, PASSWORD);
    }

    private long open(String subject) {
        return colleague.post("/api/v1/tickets", Map.of("subject", subject, "text", "Hello", "team", team,
                "customer", Map.of("address", "list@example.com", "name", "Nora Quist"))).json().path("number").asLong();
    }

    private List<Long> open(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> open("Matter " + n)).toList();
    }

    private Page queue(com.microsoft.playwright.BrowserContext window) {
        var page = window.newPage();
        page.navigate(url + "/login");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.GRID).waitFor();
        page.navigate(url + "/inbox/team-" + team + "?sort=created");
        page.getByRole(AriaRole.GRID).waitFor();
        assertThat(page.getByText(java.util.regex.Pattern.compile("Connection: Live|连接状态：实时"))).isVisible();
        return page;
    }

    private static Locator row(Page page, long number) {
        return page.locator("[data-number='" + number + "']");
    }

    /** They have no message and no history, which others who look at every row would miss. */
    @AfterEach
    void removeTheCrowd() {
        jdbc.sql("delete from ticket t where subject like 'One of many%' and not exists (select 1 from placement p where p.ticket_id = t.id)").update();
    }

    @Test
    @Tag("full")
    void fiveThousandRowsAreScrolledToTheEnd() {
        open("The only real one");
        jdbc.sql("""
                with made as (
                    insert into ticket (id, number, subject, status, priority, channel, customer_id, team_id, created_at, updated_at, rev)
                    select gen_random_uuid(), nextval('ticket_number'), 'One of many ' || n, 'open', 'normal', 'email', c.id, ?,
                        now() + n * interval '1 millisecond', now(), 0
                    from generate_series(1, 4999) n, (select id from customer limit 1) c returning *)
                insert into queue_row (ticket_id, number, subject, status, priority, priority_rank, channel, customer_id, customer_address, team_id,
                    shared_teams, mentioned, tags, created_at, updated_at, rev)
                select id, number, subject, status, priority, 3, channel, customer_id, 'many@example.com', team_id, '{}', '{}', '{}', created_at,
                    updated_at, 0 from made""").param(team).update();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = queue(window);
            var grid = page.getByRole(AriaRole.GRID);
            for (int loaded = 1000; loaded <= 5000; loaded += 1000) reach(page, grid, loaded);
            grid.evaluate("grid => grid.parentElement.scrollTo(0, grid.parentElement.scrollHeight)");
            assertThat(grid).hasAttribute("aria-rowcount", "5000");
            assertThat(page.locator("[aria-rowindex='5000']")).containsText("One of many 4999");
            assertThat(page.getByText("999+").first()).isVisible();
        }
    }

    /** Scrolls on until so many rows are there; as they come, no more of them are drawn than fit. */
    private static void reach(Page page, Locator grid, int rows) {
        eventually(() -> {
            grid.evaluate("grid => grid.parentElement.scrollTo(0, grid.parentElement.scrollHeight)");
            assertThat(page.getByRole(AriaRole.ROW).count()).isLessThan(60);
            var height = ((Number) grid.evaluate("grid => grid.clientHeight")).intValue();
            return height >= rows * 64 ? true : null;
        });
    }

    @Test
    void nothingMovesUnderThePointerHoweverMuchHappens() {
        var numbers = open(12);
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = queue(window);
            var seventh = row(page, numbers.get(6));
            seventh.hover();
            page.keyboard().press("j");
            var top = seventh.boundingBox().y;

            for (int i = 0; i < 50; i++) colleague.patch("/api/v1/tickets/" + numbers.get(i % 12), Map.of("priority", i / 12 % 2 == 0 ? "high" : "normal"));
            for (int i = 0; i < 20; i++) open("Newcomer " + i);
            colleague.patch("/api/v1/tickets/" + numbers.get(6), Map.of("status", "resolved"));

            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("20 new"))).isVisible();
            assertThat(seventh).containsText("Resolved");
            assertThat(seventh.boundingBox().y).isEqualTo(top);
            assertThat(page.getByRole(AriaRole.ROW).nth(6)).hasAttribute("data-number", numbers.get(6).toString());
            Axe.picture(page, "queue-busy");
            seventh.click();
            page.waitForURL("**/t/" + numbers.get(6) + "*");

            page.keyboard().press(".");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("20 new"))).not().isVisible();
            assertThat(Browser.row(page, "Newcomer 0")).isVisible();
        }
    }

    @Test
    void manyAreChangedTogetherAndPutBack() throws Exception {
        new Client(url).signIn(email, PASSWORD).patch("/api/v1/session", Map.of("locale", "zh-CN", "theme", "dark"));
        var numbers = open(12);
        var merged = numbers.get(3);
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = queue(window);
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(12);
            row(page, numbers.get(0)).locator("[data-box]").click();
            row(page, numbers.get(9)).click(new Locator.ClickOptions().setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
            assertThat(page.getByText("已选 10 个", new Page.GetByTextOptions().setExact(true))).isVisible();
            colleague.post("/api/v1/tickets/" + merged + "/merge", Map.of("into", numbers.get(11)));

            page.keyboard().press("e");
            assertThat(page.getByText("已更改 9 个工单。")).isVisible();
            assertThat(page.getByText("已选 1 个", new Page.GetByTextOptions().setExact(true))).isVisible();
            assertThat(row(page, merged).getByRole(AriaRole.CHECKBOX)).isChecked();
            Axe.clean(page, "queue-bulk-zh");
            assertThat(status(numbers.get(0))).isEqualTo("resolved");
            colleague.patch("/api/v1/tickets/" + numbers.get(1), Map.of("status", "on_hold"));

            page.keyboard().press("z");
            assertThat(page.getByText("8 个工单已恢复原状。")).isVisible();
            assertThat(status(numbers.get(0))).isEqualTo("new");
            assertThat(status(numbers.get(1))).isEqualTo("on_hold");
        }
    }

    private String status(long number) {
        return colleague.get("/api/v1/tickets/" + number).json().path("status").asString();
    }
}

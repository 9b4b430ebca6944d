package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A long list, a busy list, and many tickets at once, in a real browser. Each test has a team of its own. */
@WholeDesk
@EveryLook
class QueueInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

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

    @BeforeEach
    void twoOfATeam() {
        var two = TeamOfTwo.hire(agents, teams, "Ida Lang", "Marc Dubois");
        team = two.team();
        email = two.email();
        look.chosenBy(new Client(url).signIn(email, TeamOfTwo.PASSWORD));
        colleague = new Client(url).signIn(two.colleague(), TeamOfTwo.PASSWORD);
    }

    private long open(String subject) {
        return colleague.post("/api/v1/tickets", Map.of("subject", subject, "text", "Hello", "team", team,
                "customer", Map.of("address", "list@example.com", "name", "Nora Quist"))).json().path("number").asLong();
    }

    private List<Long> open(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> open("Matter " + n)).toList();
    }

    private Page queue(com.microsoft.playwright.BrowserContext window) {
        var page = Browser.signIn(window.newPage(), url, email, TeamOfTwo.PASSWORD);
        page.navigate(url + "/inbox/team-" + team + "?sort=created");
        page.getByRole(AriaRole.GRID).waitFor();
        assertThat(look.text(page, "Connection: Live")).isVisible();
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
        try (var window = look.window(browser)) {
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
        try (var window = look.window(browser)) {
            var page = queue(window);
            var seventh = row(page, numbers.get(6));
            seventh.locator("[data-box]").click();
            seventh.hover();
            page.keyboard().press("j");
            var top = seventh.boundingBox().y;

            for (int i = 0; i < 50; i++) colleague.patch("/api/v1/tickets/" + numbers.get(i % 12), Map.of("priority", i / 12 % 2 == 0 ? "high" : "normal"));
            for (int i = 0; i < 20; i++) open("Newcomer " + i);
            colleague.patch("/api/v1/tickets/" + numbers.get(6), Map.of("status", "resolved"));

            assertThat(look.button(page, "20 new")).isVisible();
            assertThat(seventh).containsText(look.saying("Resolved"));
            assertThat(page.locator("[role=row][aria-selected='true']")).hasAttribute("data-number", numbers.get(6).toString());
            assertThat(seventh.boundingBox().y).isEqualTo(top);
            assertThat(page.getByRole(AriaRole.ROW).nth(6)).hasAttribute("data-number", numbers.get(6).toString());
            Axe.picture(page, "queue-busy");
            seventh.click();
            page.waitForURL("**/t/" + numbers.get(6) + "*");

            page.keyboard().press(".");
            assertThat(look.button(page, "20 new")).not().isVisible();
            assertThat(Browser.row(page, "Newcomer 0")).isVisible();
        }
    }

    @Test
    void manyAreChangedTogetherAndPutBack() throws Exception {
        var numbers = open(52);
        var merged = numbers.get(3);
        try (var window = look.window(browser)) {
            var page = queue(window);
            row(page, numbers.get(0)).locator("[data-box]").click();
            page.keyboard().press("End");
            row(page, numbers.get(51)).waitFor();
            page.keyboard().press("ArrowUp");
            page.keyboard().press("ArrowUp");
            row(page, numbers.get(49)).click(new Locator.ClickOptions().setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
            assertThat(selected(page, "50 selected")).isVisible();
            colleague.post("/api/v1/tickets/" + merged + "/merge", Map.of("into", numbers.get(51)));

            page.keyboard().press("e");
            // A machine that runs all tests at once takes its time for forty-nine.
            assertThat(look.text(page, "49 tickets changed.")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(selected(page, "1 selected")).isVisible();
            assertThat(page.getByText("T-" + merged).first()).isVisible();
            Axe.clean(page, "queue-bulk-" + look);
            for (long number : List.of(numbers.get(0), numbers.get(49))) assertThat(status(number)).isEqualTo("resolved");
            colleague.patch("/api/v1/tickets/" + numbers.get(1), Map.of("status", "on_hold"));

            page.keyboard().press("z");
            assertThat(look.text(page, "48 tickets are as they were.")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(status(numbers.get(0))).isEqualTo("new");
            assertThat(status(numbers.get(1))).isEqualTo("on_hold");
        }
        // Others look at what is open.
        for (long number : numbers) colleague.patch("/api/v1/tickets/" + number, Map.of("status", "resolved"));
    }

    private Locator selected(Page page, String words) {
        return page.getByText(look.named(words));
    }

    private String status(long number) {
        return colleague.get("/api/v1/tickets/" + number).json().path("status").asString();
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One tab through a whole day of tickets, in which others never stop to work: what was looked at must not stay in memory. */
@WholeDesk
@Tag("full")
class SoakTests {

    private static final int PATCHES_PER_SECOND = 20;
    private static final int MESSAGES = 8;
    private static final String TALK = "The glass of the lamp is cracked, and the box was wet when it came. ".repeat(6);
    private static final String DESIGNED = "<h2>Your order</h2><table>" + "<tr><td>Lamp 4711</td><td>1</td><td><b>39.00</b></td></tr>".repeat(20)
            + "</table><p>See <a href=\"https://shop.example/orders\">your orders</a></p>";

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
    Client colleague;
    List<Long> numbers = List.of();

    /** What the browser holds once it has thrown away all it can. */
    record Held(double heap, int nodes, int listeners) {

        @Override
        public String toString() {
            return "%.1f MB heap, %,d nodes, %,d listeners".formatted(heap, nodes, listeners);
        }
    }

    @BeforeEach
    void twoOfATeam() {
        var two = TeamOfTwo.hire(agents, teams, "Lena Fischer", "Marc Dubois");
        team = two.team();
        email = two.email();
        colleague = new Client(url).signIn(two.colleague(), TeamOfTwo.PASSWORD);
    }

    @AfterEach
    void leaveNoCrowd() {
        for (var number : numbers) colleague.patch("/api/v1/tickets/" + number, Map.of("status", "closed"));
    }

    @Test
    @Timeout(900)
    void fourHundredTicketsUnderALiveFeedLeaveNothingBehind() {
        assertThat(work(60, 20, 400)).isGreaterThan(0.75 * PATCHES_PER_SECOND);
    }

    /** Goes up and down the queue by keyboard while a colleague works in it. Answers how many changes a second there were. */
    private double work(int tickets, int warm, int switches) {
        numbers = IntStream.range(0, tickets).mapToObj(this::conversation).toList();
        try (var window = browser.window("en", ColorScheme.LIGHT); var rush = Executors.newScheduledThreadPool(2)) {
            var page = queue(window.newPage());
            var devtools = window.newCDPSession(page);
            devtools.send("Performance.enable");
            var patched = new AtomicInteger();
            var next = new AtomicInteger();
            // Two colleagues, so that a slow answer makes no gap; not more, so that they do not queue up before what is measured.
            for (int who = 0; who < 2; who++) {
                rush.scheduleAtFixedRate(() -> {
                    if (patch(next.getAndIncrement())) patched.incrementAndGet();
                }, who * 1000 / PATCHES_PER_SECOND, 2000 / PATCHES_PER_SECOND, TimeUnit.MILLISECONDS);
            }

            page.keyboard().press("j");
            open(page, 0);
            walk(page, warm);
            var before = held(page, devtools);
            var patchedBefore = patched.get();
            var began = System.nanoTime();
            walk(page, switches);
            var seconds = (System.nanoTime() - began) / 1e9;
            var rate = (patched.get() - patchedBefore) / seconds;
            rush.shutdownNow();
            var after = held(page, devtools);

            System.out.printf("%n%d switches in %.0f s, %.1f patches a second%n  before: %s%n  after:  %s%n", switches, seconds, rate, before, after);
            assertThat(after.heap).isLessThanOrEqualTo(60);
            assertThat(after.nodes).isLessThanOrEqualTo(3000);
            assertThat(after.listeners).isLessThanOrEqualTo((int) (before.listeners * 1.1));
            // What stays is seen: the gauge is no stopped clock.
            page.evaluate("for (let i = 0; i < 50; i++) window.addEventListener('stays', () => {})");
            assertThat(held(page, devtools).listeners).isGreaterThanOrEqualTo(after.listeners + 50);
            return rate;
        }
    }

    /** A customer's words, what colleagues noted about them, and among it something designed, which the thread shows in a frame. */
    private long conversation(int n) {
        var number = colleague.post("/api/v1/tickets", Map.of("subject", "Long day " + n, "text", "Question " + n + ". " + TALK, "team", team,
                "customer", Map.of("address", "day" + n + "@example.com", "name", "Nora Quist"))).json().path("number").asLong();
        for (int i = 1; i < MESSAGES; i++) {
            var note = i == 1 ? Map.of("kind", "note", "html", DESIGNED) : Map.of("kind", "note", "text", "Note " + i + ". " + TALK);
            colleague.post("/api/v1/tickets/" + number + "/messages", note);
        }
        return number;
    }

    private boolean patch(int n) {
        var change = Map.of("priority", n / numbers.size() % 2 == 0 ? "high" : "normal");
        try {
            return colleague.patch("/api/v1/tickets/" + numbers.get(n % numbers.size()), change).status() == 200;
        } catch (RuntimeException tooSlow) {
            // One that is missing in the rate; an exception would be the last of them all.
            return false;
        }
    }

    private Page queue(Page page) {
        Browser.signIn(page, url, email, TeamOfTwo.PASSWORD);
        page.navigate(url + "/inbox/team-" + team + "?sort=created");
        page.getByRole(AriaRole.GRID).waitFor();
        assertThat(page.getByText("Connection: Live")).isVisible();
        return page;
    }

    /** Opens one ticket after the other, each read to its end, down the list and up again; ends where it began, at the first. */
    private void walk(Page page, int switches) {
        int last = numbers.size() - 1;
        for (int i = 0; i < switches; i++) {
            int turn = (i + 1) % (2 * last);
            page.keyboard().press(turn == 0 || turn > last ? "k" : "j");
            open(page, Math.min(turn, 2 * last - turn));
        }
        page.keyboard().press("1");
        page.locator("[role=row]:focus").waitFor();
        page.keyboard().press("Home");
        open(page, 0);
    }

    /** The row that has been reached by keyboard. */
    private void open(Page page, int n) {
        page.locator("[data-number='" + numbers.get(n) + "']:focus").waitFor();
        page.keyboard().press("Enter");
        var messages = page.locator("[role=log] article");
        messages.filter(new Locator.FilterOptions().setHasText("Question " + n + ".")).waitFor();
        assertThat(messages).hasCount(MESSAGES);
    }

    private static Held held(Page page, CDPSession devtools) {
        // What fades, loads ahead or is thrown away when the browser has time for it.
        page.waitForTimeout(1500);
        for (int i = 0; i < 3; i++) devtools.send("HeapProfiler.collectGarbage");
        var metrics = devtools.send("Performance.getMetrics").getAsJsonArray("metrics").asList().stream().map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(metric -> metric.get("name").getAsString(), metric -> metric.get("value").getAsDouble()));
        return new Held(metrics.get("JSHeapUsedSize") / (1024 * 1024), metrics.get("Nodes").intValue(), metrics.get("JSEventListeners").intValue());
    }
}

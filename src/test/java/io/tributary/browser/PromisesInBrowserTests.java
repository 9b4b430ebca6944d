package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.Past;
import io.tributary.WholeDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a ticket was promised runs down before one's eyes, and says why it is due when it is. */
@WholeDesk
class PromisesInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";
    private static final String AGENT = "agent@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    private final String own = UUID.randomUUID().toString();
    private Client agent;
    private long ticket;

    @BeforeEach
    void customerWrites() {
        agent = new Client(url).signIn(AGENT);
        ticket = agent.processed(Mail.from("Amelia <amelia-" + own + "@example.com>").subject("Where is my lamp " + own).raw()).path("ticket").asLong();
    }

    @AfterEach
    void solve() {
        agent.patch("/api/v1/tickets/" + ticket, Map.of("status", "closed"));
        for (var who : new String[] {ADMIN, AGENT}) new Client(url).signIn(who).patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    private static Locator chip(Page page, String metric) {
        return page.locator("header").getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(metric));
    }

    private Page open(Page page) {
        page.navigate(url + "/inbox/all/t/" + ticket);
        page.getByRole(AriaRole.LOG).waitFor();
        return page;
    }

    /** As if everything in it had happened a month before. */
    private void age() {
        Past.age(jdbc, ticket, Duration.ofDays(30));
        agent.patch("/api/v1/tickets/" + ticket, Map.of("priority", "high"));
        eventually(() -> agent.get("/api/v1/tickets/" + ticket + "/sla").json().path("items").path(0).path("process").path("called").isNull() ? null : true);
    }

    @Test
    void chipSaysHowLongByTheServersClockAndFollowsTheTicket() {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            window.clock().install(new Clock.InstallOptions().setTime(Instant.now().plus(Duration.ofMinutes(5)).toEpochMilli()));
            var page = open(Browser.signIn(window, url, AGENT));
            var due = OffsetDateTime.parse(agent.get("/api/v1/tickets/" + ticket).json().path("sla").path(0).path("dueAt").asString()).toInstant();
            var left = Duration.between(Instant.now(), due).toMinutes();
            var both = "(%s|%s)".formatted(said(left), said(left - 1));

            // Its date came with the first answer; to the minute it is known with the first beat.
            assertThat(chip(page, "First response")).hasText(Pattern.compile("First response\\s*" + both + " left"));
            assertThat(Browser.row(page, own)).containsText(Pattern.compile("First response\\s*" + both + " left"));
            assertThat(chip(page, "Resolution")).containsText("left");

            page.getByLabel("Status").selectOption("pending");
            assertThat(chip(page, "Resolution")).containsText("Paused");
            chip(page, "Resolution").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Its time stands still, so nothing is due.");
            assertThat(dialog.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("skipped: time stood still, Pending"))).hasCount(1);
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);

            agent.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "It is on its way."));
            assertThat(chip(page, "First response")).containsText("Met in time");
        }
    }

    private static String said(long minutes) {
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes < 60 ? minutes + "m" : minutes / 60 + "h " + minutes % 60 + "m";
    }

    @Test
    void keyOpensWhyAndThePictureShowsWhereItStands() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            var wrong = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) wrong.add(message.text());
            });
            page.onPageError(wrong::add);
            open(page).keyboard().press("w");
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText(Pattern.compile("Due .* \\(.+\\)\\."));
            assertThat(dialog.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("counted: working hours")).first()).isVisible();
            assertThat(dialog.getByText(Pattern.compile("^Next: “Due soon” in .* → Record warning$"))).isVisible();
            var picture = dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Diagram: Clock of one promise"));
            assertThat(picture.locator(".djs-element.here")).hasAttribute("data-element-id", "running");
            assertThat(picture.locator(".djs-element.next")).hasAttribute("data-element-id", "warn");
            assertThat(picture.locator("a.bjs-powered-by")).isVisible();
            dialog.getByText("As a list").click();
            assertThat(dialog.locator("[aria-current=step]")).hasText("Running (it is here)");
            looked(page, "en", "promise");

            dialog.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("\\(version \\d+\\)"))).click();
            assertThat(page).hasURL(Pattern.compile("/admin/sla/[0-9a-f-]{36}$"));
            assertThat(wrong).isEmpty();
        }
    }

    /** Everything about it in Chinese: the names in diagrams of ours, too. */
    @Test
    void overdueIsListedAndShownInItsEscalation() throws Exception {
        age();
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            new Client(url).signIn(AGENT).patch("/api/v1/session", Map.of("locale", "zh-CN", "theme", "system"));
            var page = Browser.signIn(window, url, AGENT);
            page.keyboard().press("g");
            page.keyboard().press("b");
            assertThat(page).hasURL(Pattern.compile("/inbox/overdue"));
            assertThat(Browser.row(page, own)).containsText(Pattern.compile("首次响应\\s*已超时\\d+天"));
            clean(page, "overdue-list-zh-dark");
            Browser.row(page, own).click();
            chip(page, "首次响应").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText(Pattern.compile("^下一步：“30 分钟”，.*后 → 通知主管$"))).isVisible();
            var picture = dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("流程图：超时后的升级处理"));
            assertThat(picture.locator(".djs-element.here")).hasAttribute("data-element-id", "first_wait");
            assertThat(picture.getByText("重新分配")).hasCount(1);
            assertThat(dialog.getByRole(AriaRole.LINK)).hasCount(2);
            looked(page, "zh-CN", "promise-overdue");
        }
    }

    /** In both themes, and on a phone, where the steps stand in place of the picture. */
    private static void looked(Page page, String locale, String name) throws Exception {
        for (var theme : ColorScheme.values()) {
            if (theme == ColorScheme.NO_PREFERENCE) continue;
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, width == 1440 ? 900 : 844);
                var look = name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
                assertThat(page.locator(".djs-container")).hasCount(width == 390 ? 0 : page.locator("figure").count());
                clean(page, look);
                Layout.right(page, locale, look);
                if (width == 1440) {
                    page.locator("figure").last().scrollIntoViewIfNeeded();
                    page.waitForTimeout(300);
                    Axe.picture(page, look + "-figure");
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1440, 900);
        assertThat(page.locator(".djs-container").first()).isVisible();
    }
}

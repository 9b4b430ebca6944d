package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;

/** An administrator sets a calendar up, takes China's days over, and sees why a deadline is when it is. */
@WholeDesk
class BusinessHoursInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";
    private static final String PATH = "/api/v1/sla/calendars";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    private final String name = "Shanghai desk " + UUID.randomUUID();

    @AfterEach
    void takeAway() {
        var admin = new Client(url).signIn(ADMIN);
        admin.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        admin.get(PATH).json().path("items").valueStream().filter(each -> each.path("name").asString().equals(name))
                .forEach(each -> admin.delete(PATH + "/" + each.path("id").asString()));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator day(Page page, String date) {
        return page.locator("#day-" + date);
    }

    private static FilePayload chinasDays() throws IOException {
        return new FilePayload("2026.json", "application/json", new ClassPathResource("calendars/china-2026.json").getContentAsByteArray());
    }

    @Test
    void makeUpSaturdayOfAnImportedYearIsCounted() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/teams");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Business hours")).click();
            assertThat(page.getByText(Pattern.compile("Its days off (are|were) known until Thu, Dec 31, 2026 only"))).isVisible();
            button(page, "Add a calendar").click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Name").fill(name);
            dialog.getByLabel("Time zone").selectOption("Asia/Shanghai");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add a calendar")).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))).isVisible();

            button(page, "Import days…").click();
            page.getByRole(AriaRole.DIALOG).getByLabel("File").setInputFiles(chinasDays());
            assertThat(page.getByText("New: 39 · Changed: 0 · Removed: 0 · As before: 0")).isVisible();
            button(page, "Take over").click();
            goTo2026(page);
            assertThat(day(page, "2026-02-14")).hasAttribute("aria-label", "Saturday, February 14, 2026, Make-up workday, 春节, 09:00–18:00");
            assertThat(day(page, "2026-02-16")).hasAttribute("aria-label", "Monday, February 16, 2026, Day off, 春节");
            button(page, "Save").click();
            assertThat(page.getByText("Saved. New deadlines are counted by it from now on.")).isVisible();

            page.getByLabel("Start (Asia/Shanghai)").fill("2026-02-13T17:00");
            page.getByLabel("Working time").fill("11");
            button(page, "Explain").click();
            assertThat(page.getByText("Due Tue, Feb 24, 2026, 10:00 (Asia/Shanghai).")).isVisible();
            var saturday = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("make-up workday, 春节"));
            assertThat(saturday).containsText("Sat, Feb 14, 2026, 09:00 – Sat, Feb 14, 2026, 18:00");
            assertThat(saturday).containsText("9 hours counted");
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("skipped: day off, 春节"))).hasCount(1);
            page.reload();
            goTo2026(page);
            assertThat(day(page, "2026-02-14")).hasAttribute("aria-label", Pattern.compile("Make-up workday"));

            page.navigate(url + "/admin/audit");
            page.getByRole(AriaRole.SEARCHBOX).fill(name);
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Changed a calendar " + name))).hasCount(1);
        }
    }

    @Test
    void yearIsWalkedAndChangedByKeysAlone() {
        var admin = new Client(url).signIn(ADMIN);
        var id = admin.post(PATH, Map.of("name", name, "zone", "UTC", "week", java.util.List.of(Map.of("day", "monday", "from", "09:00", "to", "17:00"))))
                .json().path("id").asString();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/business-hours/" + id);
            page.locator("button[aria-current=date]").focus();
            page.keyboard().press("PageUp");
            page.keyboard().press("ArrowLeft");
            var reached = (String) page.evaluate("document.activeElement.id");
            assertThat(reached).startsWith("day-");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Day off")).focus();
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(page.locator("#" + reached)).hasAttribute("aria-label", Pattern.compile("Day off"));
            assertThat(page.locator("#" + reached)).isFocused();
            button(page, "Save").click();
            assertThat(page.getByText("Saved. New deadlines are counted by it from now on.")).isVisible();
            assertThat(admin.get(PATH + "/" + id).json().path("days")).hasSize(1);
        }
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,light", "zh-CN,dark", "en,dark", "zh-CN,light"})
    void everyPageIsClean(String locale, String theme) throws Exception {
        var look = "hours-" + locale + "-" + theme;
        var admin = new Client(url).signIn(ADMIN);
        admin.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        var china = admin.get(PATH).json().path("items").valueStream().filter(each -> each.path("preset").asString("").equals("china")).findFirst().orElseThrow()
                .path("id").asString();
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/business-hours");
            page.locator("main li").first().waitFor();
            clean(page, look);
            page.navigate(url + "/admin/business-hours/" + china);
            page.locator("main table").first().waitFor();
            page.locator("main details summary").click();
            page.locator("main form button[type=submit]").click();
            page.locator("main ol li").first().waitFor();
            clean(page, look + "-calendar");
            page.locator("button[aria-current=date]").click();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.RADIO).last().check();
            clean(page, look + "-day");
            page.keyboard().press("Escape");
            page.setViewportSize(390, 844);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no page wider than a phone").isTrue();
            clean(page, look + "-narrow");
        }
    }

    /** Years go by: the test is about one. */
    private static void goTo2026(Page page) {
        page.locator("main table").first().waitFor();
        while (day(page, "2026-02-14").count() == 0) button(page, "The year before").click();
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Looking for a ticket with the keyboard alone, in both languages, in a real browser. */
@WholeDesk
class SearchInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Test
    void mailThatJustCameIsFoundWithinTwoSeconds() {
        var agent = new Client(url).signIn("agent@tributary.example");
        var mark = "zeta" + UUID.randomUUID().toString().substring(0, 8);
        agent.processed(Mail.from("Zoe <zoe@example.com>").subject("About " + mark).text("Where is it?").raw());
        var came = Instant.now();

        eventually(() -> agent.get("/api/v1/tickets?q=" + mark).json().path("count").asLong() == 1 ? true : null);

        assertThat(Duration.between(came, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"en,light,refunds gauge,gauge,The gauge", "zh-CN,dark,退款,退款,我的退款"})
    void findsOpensAndKeepsTheSearch(String locale, String theme, String q, String marked, String said) throws Exception {
        look(locale, theme, q, marked, said);
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,dark,refunds gauge,gauge,The gauge", "zh-CN,light,退款,退款,我的退款"})
    void findsOpensAndKeepsTheSearchInTheOtherThemeToo(String locale, String theme, String q, String marked, String said) throws Exception {
        look(locale, theme, q, marked, said);
    }

    private void look(String locale, String theme, String q, String marked, String said) throws Exception {
        var agent = new Client(url).signIn("agent@tributary.example");
        agent.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        agent.processed(Mail.from("Vera <vera@example.com>").subject("Broken gauge").text("The gauge is broken. I ask for a refund.").raw());
        // Traditional characters, looked for in simplified ones.
        agent.processed(Mail.from("林 <lin@example.com>").subject("退款進度").text("我的退款還沒有收到。").raw());
        eventually(() -> agent.get("/api/v1/tickets?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8)).json().path("count").asLong() > 0 ? true : null);
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.getByRole(AriaRole.ROW).first().waitFor();
            page.keyboard().press("/");
            var field = page.locator("header input[role=combobox]");
            assertThat(field).isFocused();
            field.pressSequentially(q);
            var first = page.locator("#search-options [role=option]").first();
            assertThat(first.locator("mark").first()).containsText(marked);
            clean(page, locale + "-" + theme + "-search-box");

            page.keyboard().press("ArrowUp");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=**");
            page.getByRole(AriaRole.ROW).first().waitFor();
            clean(page, locale + "-" + theme + "-search");
            page.locator("#list [role=row][tabindex='0']").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/search/t/**");
            assertThat(page.getByRole(AriaRole.LOG)).containsText(said);
            assertThat(page.locator("#list input")).hasValue(q);
            clean(page, locale + "-" + theme + "-search-ticket");

            page.locator("#list input").fill("nothingofthiskind");
            assertThat(page.locator("#list")).containsText(locale.equals("en") ? "Nothing found" : "没有找到");
            clean(page, locale + "-" + theme + "-search-nothing");
            page.setViewportSize(390, 844);
            page.navigate(url + "/search?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8));
            page.getByRole(AriaRole.ROW).first().waitFor();
            clean(page, locale + "-" + theme + "-search-phone");
        } finally {
            agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        }
    }

    @Test
    void outsiderFindsNothing() {
        var agent = new Client(url).signIn("agent@tributary.example");
        var mark = "secret" + UUID.randomUUID().toString().substring(0, 8);
        var number = agent.processed(Mail.from("Sam <sam@example.com>").subject(mark).text(mark).raw()).path("ticket").asLong();
        eventually(() -> agent.get("/api/v1/tickets?q=" + mark).json().path("count").asLong() == 1 ? true : null);
        var outsider = agents.hire(UUID.randomUUID() + "@tributary.example", "Outsider", Role.AGENT, "tributary tributary");
        teams.join(teams.create("Elsewhere " + UUID.randomUUID()).id(), outsider.id(), false);
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(url + "/login");
            page.locator("input[name=email]").fill(outsider.email());
            page.locator("input[name=password]").fill("tributary tributary");
            page.locator("button[type=submit]").click();
            page.waitForURL("**/inbox/**");
            for (var q : new String[] {mark, "T-" + number}) {
                page.navigate(url + "/search?q=" + q);
                assertThat(page.locator("#list")).containsText("Nothing found");
                assertThat(page.getByRole(AriaRole.ROW)).hasCount(0);
            }
        }
    }
}

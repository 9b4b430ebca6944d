package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** An administrator narrows what a role may do, and whoever is at work with that role sees it where they are. */
@WholeDesk
class RolesInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";
    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @AfterEach
    void speakEnglish() {
        new Client(url).signIn(ADMIN).patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    private record Work(String team, String email, long ticket) {}

    private Work agentWithATicket(String name) {
        var team = teams.create(name + " " + UUID.randomUUID());
        var agent = agents.hire(UUID.randomUUID() + "@roles.example", "Noor Haddad", Role.AGENT, PASSWORD);
        teams.join(team.id(), agent.id(), false);
        var ticket = new Client(url).signIn(ADMIN).post("/api/v1/tickets", Map.of("subject", "Kettle", "text", "Broken", "team", team.id(),
                "customer", Map.of("address", "petra@roles.example"))).json().path("number").asLong();
        return new Work(team.name(), agent.email(), ticket);
    }

    private Page at(Page page, Work work) {
        page.navigate(url + "/login?redirect=/inbox/open/t/" + work.ticket());
        page.locator("input[name=email]").fill(work.email());
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.getByRole(AriaRole.MAIN).getByText("Broken").first().waitFor();
        return page;
    }

    private static Locator box(Page page, String scope, String right) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(scope + ": " + right).setExact(true));
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
    }

    @Test
    void rightsThatAreTakenAreGoneWhereSomebodyWorksAndStandInTheBook() {
        var work = agentWithATicket("Returns");
        try (var office = browser.window("en", ColorScheme.LIGHT); var desk = browser.window("en", ColorScheme.LIGHT)) {
            var agent = at(desk.newPage(), work);
            assertThat(agent.getByLabel("Status")).isVisible();
            var admin = Browser.signIn(office, url, ADMIN);
            admin.navigate(url + "/admin/teams");
            admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roles and rights")).click();
            for (var right : List.of("Answer", "Change", "Merge, split")) box(admin, work.team(), right).uncheck();
            save(admin);

            assertThat(agent.getByText("Your role does not let you answer this customer, change this ticket, or merge or split this ticket.")).isVisible();
            assertThat(agent.getByLabel("Status")).hasCount(0);
            assertThat(agent.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reply").setExact(true))).hasCount(0);
            agent.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Internal note")).fill("I have seen it");
            agent.keyboard().press("Control+Enter");
            assertThat(agent.getByRole(AriaRole.ARTICLE).getByText("I have seen it")).isVisible();

            box(admin, work.team(), "See").uncheck();
            save(admin);
            assertThat(agent.getByText("This ticket is not here")).isVisible();

            admin.navigate(url + "/admin/audit");
            admin.getByRole(AriaRole.SEARCHBOX).fill(work.team());
            var entry = admin.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(work.team())).first();
            assertThat(entry).containsText("Changed the rights of Agent");
            assertThat(entry).containsText("taken: See, Internal notes");
        }
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,light,Team lead,You can only read this ticket", "zh-CN,dark,团队负责人,你只能查看此工单"})
    void everyPageIsClean(String locale, String theme, String lead, String words) throws Exception {
        var name = "roles-" + locale + "-" + theme;
        var work = agentWithATicket("退货");
        var admin = new Client(url).signIn(ADMIN);
        admin.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        var id = teams.all().stream().filter(team -> team.name().equals(work.team())).findFirst().orElseThrow().id();
        admin.patch("/api/v1/roles", Map.of("changes", List.of(Map.of("role", "agent", "scope", id, "rights", List.of("see")))));
        new Client(url).signIn(work.email(), PASSWORD).patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        var scheme = theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        try (var office = browser.window(locale, scheme); var desk = browser.window(locale, scheme)) {
            var page = Browser.signIn(office, url, ADMIN);
            page.navigate(url + "/admin/roles");
            page.getByRole(AriaRole.ROWHEADER).filter(new Locator.FilterOptions().setHasText(work.team())).waitFor();
            clean(page, name);
            page.getByRole(AriaRole.CHECKBOX).nth(1).click();
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(lead)).check();
            clean(page, name + "-lead");
            page.setViewportSize(390, 844);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no page wider than a phone").isTrue();
            clean(page, name + "-narrow");

            var ticket = at(desk.newPage(), work);
            assertThat(ticket.getByText(words)).isVisible();
            clean(ticket, name + "-ticket");
        }
    }
}

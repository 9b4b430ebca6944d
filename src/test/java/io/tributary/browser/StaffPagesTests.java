package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** An administrator looks after people and teams. */
@WholeDesk
@Tag("full") // its doors are tested one by one, and FirstDayTests goes through its pages
class StaffPagesTests {

    private static final String ADMIN = "admin@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @AfterEach
    void speakEnglish() {
        new Client(url).signIn(ADMIN).patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    @Test
    void invitationIsSentAcceptedOnceAndItsOwnerDisabledWhileTheyWork() {
        var email = UUID.randomUUID() + "@newcomer.example";
        try (var office = browser.window("en", ColorScheme.LIGHT); var desk = browser.window("en", ColorScheme.LIGHT)) {
            var admin = Browser.signIn(office, url, ADMIN);
            admin.navigate(url + "/admin/agents");
            button(admin, "Invite somebody").click();
            admin.getByLabel("Email address").fill(email);
            admin.getByLabel("Full name").fill("Noor Haddad");
            button(admin, "Invite").click();
            var link = admin.getByLabel("The link").inputValue();
            admin.getByLabel("Find by name or email").fill(email);
            assertThat(row(admin, email)).containsText("The mail has left.");

            var newcomer = desk.newPage();
            newcomer.navigate(link);
            newcomer.getByLabel("Password").fill("short");
            button(newcomer, "Start").click();
            assertThat(newcomer.getByRole(AriaRole.ALERT)).containsText("12 characters");
            newcomer.getByLabel("Password").fill("correct horse battery");
            button(newcomer, "Start").click();
            newcomer.waitForURL("**/inbox/**");
            var late = desk.newPage();
            late.navigate(link);
            assertThat(late.getByText("This link does not work, or no longer does.")).isVisible();

            admin.reload();
            admin.getByLabel("Find by name or email").fill(email);
            assertThat(row(admin, email)).containsText("Active");
            row(admin, email).getByRole(AriaRole.BUTTON).click();
            admin.getByText("Disable…").click();
            button(admin, "Disable").click();
            assertThat(row(admin, email)).containsText("Disabled");
            assertThat(newcomer.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
        }
    }

    @Test
    void newMemberSeesTheTeamsTicketsWithoutLoadingAnythingAnew() {
        var admin = new Client(url).signIn(ADMIN);
        var email = UUID.randomUUID() + "@newcomer.example";
        var sent = admin.post("/api/v1/staff", Map.of("email", email, "name", "Noor Haddad", "role", "agent")).json();
        var password = "correct horse battery";
        new Client(url).post("/api/v1/entry", Map.of("token", sent.path("link").asString().split("#")[1], "password", password));
        var team = admin.post("/api/v1/teams", Map.of("name", "Returns " + email)).json().path("id").asString();
        var subject = "Kettle of " + email;
        admin.post("/api/v1/tickets", Map.of("subject", subject, "text", "Broken", "team", team, "customer", Map.of("address", "petra@example.com")));
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(url + "/login?redirect=/inbox/open");
            page.getByLabel("Email").fill(email);
            page.getByLabel("Password").fill(password);
            page.locator("button[type=submit]").click();
            page.waitForURL("**/inbox/open");
            page.getByRole(AriaRole.MAIN).waitFor();
            assertThat(page.getByText(subject)).hasCount(0);

            admin.send("PUT", "/api/v1/teams/" + team + "/members/" + sent.path("id").asString(), Map.of("lead", false));

            Browser.row(page, subject);
        }
    }

    @Test
    void listIsLookedThroughBeforeAnybodyInItIsInvited() throws Exception {
        var email = UUID.randomUUID() + "@newcomer.example";
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/agents");
            button(page, "Invite from a list…").click();
            var file = page.getByLabel("CSV file");
            file.setInputFiles(list("email,name\n" + email + ",Noor Haddad\nnobody,Nobody\n"));
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("This is no email address.");
            clean(page, "en-light-import");
            file.setInputFiles(list("email,name\n" + email + ",Noor Haddad\n"));
            button(page, "Invite 1 person").click();
            assertThat(page.getByText("1 invitation is on its way.")).isVisible();
            assertThat(row(page, email)).containsText("Invited");
        }
    }

    private static FilePayload list(String csv) {
        return new FilePayload("people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"en,light", "zh-CN,dark"})
    void everyPageIsClean(String locale, String theme) throws Exception {
        var name = locale + "-" + theme;
        var client = new Client(url).signIn(ADMIN);
        client.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        var sent = client.post("/api/v1/staff", Map.of("email", "wang-" + UUID.randomUUID() + "@newcomer.example", "name", "王芳", "role", "agent", "locale", locale));
        client.post("/api/v1/teams", Map.of("name", "退货 Returns " + name));
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(sent.json().path("link").asString());
            page.locator("input[name=password]").waitFor();
            clean(page, name + "-invite");
            page.navigate(url + "/forgotten-password");
            page.locator("input[name=email]").waitFor();
            clean(page, name + "-forgotten");
            page.close();
            page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/agents");
            page.locator("main li").first().waitFor();
            clean(page, name + "-agents");
            page.locator("main button").first().click();
            page.getByRole(AriaRole.DIALOG).waitFor();
            clean(page, name + "-invite-somebody");
            page.navigate(url + "/admin/teams");
            page.locator("main li").first().waitFor();
            clean(page, name + "-teams");
            page.locator("main li button").first().click();
            page.getByRole(AriaRole.DIALOG).locator("input[type=checkbox]").first().waitFor();
            clean(page, name + "-members");
            page.navigate(url + "/admin/audit");
            page.locator("main ol li").first().waitFor();
            clean(page, name + "-audit");
            page.navigate(url + "/admin/tokens");
            page.locator("main h1").waitFor();
            clean(page, name + "-all-tokens");
            page.navigate(url + "/me/tokens");
            page.locator("input[name=name]").fill("Robot");
            page.locator("main form button").click();
            page.locator("main input[readonly]").waitFor();
            clean(page, name + "-tokens");
        }
    }

    private static Locator row(Page page, String words) {
        return page.locator("main li").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

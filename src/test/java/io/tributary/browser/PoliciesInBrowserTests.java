package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** An administrator writes what is promised to whom, with hands on the keyboard, and is told what cannot work. */
@WholeDesk
@EveryLook
class PoliciesInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    Client admin;
    BrowserContext window;
    String own;

    @BeforeEach
    void signIn() {
        admin = new Client(url).signIn(ADMIN);
        own = UUID.randomUUID().toString().substring(0, 8);
        look.chosenBy(admin);
        window = look.window(browser);
    }

    @AfterEach
    void leaveNothing() {
        window.close();
        Look.forgottenBy(admin);
        stored("Gold " + own).forEach(policy -> admin.delete("/api/v1/sla/policies/" + policy.path("id").asString()));
    }

    private List<JsonNode> stored(String name) {
        return admin.get("/api/v1/sla/policies").json().path("items").valueStream().filter(policy -> policy.path("name").asString().equals(name)).toList();
    }

    private Locator row(Page page, String name) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))));
    }

    @Test
    void policyIsWrittenPutInPlaceWarnedOfAndTakenBack() throws Exception {
        var page = Browser.signIn(window, url, ADMIN);
        page.navigate(url + "/admin/teams");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(look.named("Service levels"))).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(look.named("Add a policy"))).click();
        look.label(page, "Name").fill("Gold " + own);
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(look.named("Switched on"))).check();
        var tags = look.label(page, "Tags");
        tags.fill("金牌" + own);
        tags.press("Enter");
        var urgent = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(look.named("How soon"))).locator("fieldset").first();
        urgent.getByLabel(look.named("First response")).fill("30 分钟");
        urgent.getByLabel(look.named("Resolution")).fill("1d 2h");
        clean(page, "policy-form-" + look);
        look.button(page, "Save").click();

        assertThat(row(page, "Gold " + own)).containsText("金牌" + own);
        var policy = stored("Gold " + own).getFirst();
        assertThat(policy.path("targets").path("urgent").path("first_response").asInt()).isEqualTo(1800);
        assertThat(policy.path("targets").path("urgent").path("resolution").asInt()).isEqualTo(93_600);
        assertThat(row(page, "Everybody")).containsText("Gold " + own);

        // Below the one for everybody it would get no ticket: it is said where it stands.
        var down = row(page, "Gold " + own).getByRole(AriaRole.BUTTON).nth(1);
        down.focus();
        while (rank("Gold " + own) < rank("Everybody · 所有人")) {
            int before = rank("Gold " + own);
            assertThat(down).hasAttribute("aria-disabled", "false");
            page.keyboard().press("Enter");
            Client.eventually(() -> rank("Gold " + own) > before ? true : null);
        }
        assertThat(row(page, "Gold " + own).getByRole(AriaRole.STATUS)).containsText("Everybody · 所有人");
        assertThat(down).isFocused();
        clean(page, "policies-" + look);

        row(page, "Gold " + own).getByRole(AriaRole.LINK).click();
        look.button(page, "Put away…").click();
        look.button(page.getByRole(AriaRole.DIALOG), "Put away").click();
        assertThat(row(page, "Everybody")).isVisible();
        assertThat(row(page, "Gold " + own)).hasCount(0);
    }

    private int rank(String name) {
        return stored(name).getFirst().path("rank").asInt();
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Cable;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;

/** The server comes back as a newer one while somebody writes. */
@WholeDesk
@EveryLook
class NewBuildInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    @Value("${server.port}")
    int port;

    @Value("${desk.cable-port}")
    int cablePort;

    Client agent;

    @BeforeEach
    void speakTheirLanguage() {
        agent = new Client(url).signIn("agent@tributary.example");
        look.chosenBy(agent);
    }

    @AfterEach
    void speakEnglish() {
        Look.forgottenBy(agent);
    }

    @Test
    void newVersionIsNeverLoadedOverADraft() throws Exception {
        var number = agent.post("/api/v1/tickets", Map.of("subject", "Written while it changes", "text", "It does not work.", "customer",
                Map.of("address", UUID.randomUUID() + "@example.com", "name", "Nora Quist"))).json().path("number").asLong();
        try (var cable = new Cable(cablePort, port); var window = look.window(browser)) {
            var here = "http://localhost:" + cablePort;
            var page = Browser.signIn(window, here, "agent@tributary.example");
            page.navigate(here + "/inbox/open/t/" + number);
            var reply = look.label(page, "Reply to Nora Quist");
            reply.fill("Half a thought");
            assertThat(look.text(page, "Connection: Live")).isVisible();
            page.evaluate("window.notReloaded = true");
            page.route("**/login", NewBuildInBrowserTests::newer);

            cable.pull();
            assertThat(look.text(page, "Connection: Live")).not().isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            cable.putBack();

            assertThat(look.text(page, "A new version of Tributary is here.")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            Axe.clean(page, "new-build-" + look);
            look.button(page, "Load it").click();
            assertThat(look.text(page, "Send or discard what you are writing, then load the new version.")).isVisible();
            assertThat(reply).hasValue("Half a thought");

            reply.press("Control+Enter");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Half a thought");
            assertThat(reply).hasValue("");
            page.unroute("**/login");
            look.button(page, "Load it").click();
            eventually(() -> page.evaluate("window.notReloaded === undefined").equals(true) ? true : null);
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Half a thought");
            assertThat(look.text(page, "A new version of Tributary is here.")).hasCount(0);
        }
    }

    /** The same page with a script of another name, as after a build. */
    private static void newer(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/html")
                .setBody("<!doctype html><script type=\"module\" crossorigin src=\"/console/assets/index-newer.js\"></script>"));
    }
}

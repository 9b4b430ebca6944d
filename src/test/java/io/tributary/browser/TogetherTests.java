package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Cable;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Value;

/** Two people at one desk, each in a browser of their own, against the real house. */
@WholeDesk
@EveryLook
class TogetherTests {

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
    Client supervisor;

    @BeforeEach
    void speakTheirLanguage() {
        agent = new Client(url).signIn("agent@tributary.example");
        supervisor = new Client(url).signIn("supervisor@tributary.example");
        look.chosenBy(agent, supervisor);
    }

    @AfterEach
    void speakEnglish() {
        Look.forgottenBy(agent, supervisor);
    }

    private long ticket(String subject) {
        return agent.post("/api/v1/tickets", Map.of("subject", subject, "text", "It does not work.", "customer",
                Map.of("address", "together@example.com", "name", "Nora Quist"))).json().path("number").asLong();
    }

    private static String name(Client who) {
        return who.get("/api/v1/session").json().path("user").path("name").asString();
    }

    private static Locator header(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).locator("..");
    }

    private static LocatorAssertions.ContainsTextOptions within(double seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000);
    }

    @Test
    void colleaguesSeeEachOtherComeTypeAndVanish() throws Exception {
        var number = ticket("Two at one ticket");
        var at = "/inbox/open/t/" + number;
        try (var cable = new Cable(cablePort, port);
                var first = look.window(browser);
                var second = look.window(browser)) {
            var mine = Browser.signIn(first, url, "agent@tributary.example");
            var theirs = Browser.signIn(second, "http://localhost:" + cablePort, "supervisor@tributary.example");
            mine.navigate(url + at);
            theirs.navigate("http://localhost:" + cablePort + at);
            assertThat(header(mine)).containsText(look.saying(name(supervisor) + " is viewing"));
            assertThat(header(theirs)).containsText(look.saying(name(agent) + " is viewing"));

            theirs.getByPlaceholder(look.saying("Write a reply to Nora Quist…")).pressSequentially("Dear Nora");
            assertThat(header(mine)).containsText(look.saying(name(supervisor) + " is writing a reply"), within(1));
            var composer = mine.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(look.named("Write")));
            assertThat(composer).containsText(look.saying(name(supervisor) + " is writing a reply"));
            Axe.clean(mine, "presence-" + look);
            assertThat(header(mine)).containsText(look.saying(name(supervisor) + " is viewing"), within(12));

            cable.pull();
            assertThat(header(mine)).not().containsText(name(supervisor), within(31));
            cable.putBack();
            assertThat(header(mine)).containsText(look.saying(name(supervisor) + " is viewing"), within(20));
        }
    }

    @Test
    void whoeverIsSlowerIsToldWhoWasFaster() throws Exception {
        var number = ticket("Both want it");
        try (var window = look.window(browser)) {
            var page = Browser.signIn(window, url, "agent@tributary.example");
            page.navigate(url + "/inbox/open/t/" + number);
            look.button(page, "Assign to me").waitFor();
            // The other hand is on the ticket between this one's key and the server.
            page.route("**/claim", route -> {
                if (agent.get("/api/v1/tickets/" + number).json().path("assignee").isNull()) supervisor.post("/api/v1/tickets/" + number + "/claim", Map.of());
                route.resume();
            });
            page.keyboard().press("i");
            var alert = page.getByRole(AriaRole.ALERT);
            assertThat(alert).containsText(look.saying(name(supervisor) + " was faster."));
            assertThat(look.label(page, "Assignee")).hasValue(supervisor.get("/api/v1/session").json().path("user").path("id").asString());
            Axe.clean(page, "claim-" + look);
            look.button(page, "Take it over from " + name(supervisor)).click();
            assertThat(look.label(page, "Assignee")).hasValue(agent.get("/api/v1/session").json().path("user").path("id").asString());
            assertThat(alert).hasCount(0);
        }
    }
}

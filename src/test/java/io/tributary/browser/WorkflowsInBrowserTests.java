package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.Past;
import io.tributary.WholeDesk;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An administrator replaces a diagram by one with another step, and moves open tickets to it once they have read what that does. */
@WholeDesk
class WorkflowsInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";
    private static final String PROCESSES = "/api/v1/sla/processes/";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    private final String tag = "drawn-" + UUID.randomUUID();
    private final List<Long> tickets = new ArrayList<>();
    private Client admin;
    private String served;
    private String policy;

    @BeforeEach
    void policyOfItsOwn() {
        admin = new Client(url).signIn(ADMIN);
        served = admin.get(PROCESSES + "sla-escalation").json().path("definition").asString();
        policy = admin.post("/api/v1/sla/policies", Map.of("name", "For " + tag, "active", true, "conditions", Map.of("tags", List.of(tag)),
                "targets", targets(3_600))).json().path("id").asString();
        var others = admin.get("/api/v1/sla/policies").json().path("items").valueStream().map(each -> each.path("id").asString()).filter(id -> !id.equals(policy));
        admin.send("PUT", "/api/v1/sla/policies/order", Map.of("ids", Stream.concat(Stream.of(policy), others).toList()));
    }

    @AfterEach
    void putBack() {
        admin.post(PROCESSES + served + "/activation", Map.of());
        admin.delete("/api/v1/sla/policies/" + policy);
        tickets.forEach(ticket -> admin.patch("/api/v1/tickets/" + ticket, Map.of("status", "closed")));
    }

    private static Map<String, ?> targets(int seconds) {
        return Map.of("low", Map.of("first_response", seconds), "normal", Map.of("first_response", seconds));
    }

    private long ticket() {
        var ticket = admin.processed(Mail.from("drawn-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        tickets.add(ticket);
        assertThat(admin.patch("/api/v1/tickets/" + ticket, Map.of("tags", List.of(tag))).status()).isEqualTo(200);
        return ticket;
    }

    private JsonNode promise(long ticket) {
        return admin.get("/api/v1/tickets/" + ticket + "/sla").json().path("items").path(0);
    }

    /** As if it had come a month ago: nobody has answered, and its escalation has begun. */
    private void ages(long ticket) {
        Past.age(jdbc, ticket, Duration.ofDays(30));
        admin.patch("/api/v1/tickets/" + ticket, Map.of("priority", "low"));
        eventually(() -> promise(ticket).path("process").path("called").isNull() ? null : true);
    }

    private Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator standing(Page page, long ticket) {
        page.navigate(url + "/inbox/all/t/" + ticket);
        page.getByRole(AriaRole.LOG).waitFor();
        page.keyboard().press("w");
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Diagram: Escalation of a broken promise")).locator(".djs-element.here");
    }

    @Test
    void anotherStepIsFollowedByNewTicketsAndByOldOnesOnceTheyAreMoved() throws Exception {
        var old = ticket();
        var stays = ticket();
        ages(stays);
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, ADMIN);
            page.navigate(url + "/admin/sla");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Workflows")).click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open Escalation of a broken promise")).click();
            hostileFileIsRefused(page);

            page.getByLabel("BPMN file").setInputFiles(Diagrams.upload("mine.bpmn", Diagrams.withOneMoreStep(Diagrams.of("sla-escalation"))));
            var taken = page.getByText(Pattern.compile("^It can be taken: this is version \\d+\\."));
            taken.waitFor();
            var version = taken.innerText().replaceAll("\\D", "");
            assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Diagram: Escalation of a broken promise")).getByText("Five minutes of grace")).isVisible();
            assertThat(admin.get(PROCESSES + "sla-escalation").json().path("definition").asString()).isEqualTo(served);
            var download = page.waitForDownload(() -> button(page, "Download version " + version).click());
            assertThat(download.suggestedFilename()).isEqualTo("sla-escalation-v" + version + ".bpmn20.xml");
            assertThat(Files.readString(download.path())).isEqualTo(Diagrams.withOneMoreStep(Diagrams.of("sla-escalation")));

            button(page, "Use for new tickets: version " + version).click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Open tickets stay on the version they are on until you move them");
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Use for new tickets")).click();
            assertThat(page.getByText("New tickets follow version " + version + " from now on.")).isVisible();
            assertThat(button(page, "Use for new tickets: version " + version)).hasCount(0);

            var newer = ticket();
            ages(newer);
            assertThat(standing(page, newer)).hasAttribute("data-element-id", "grace");
            assertThat(standing(page, stays)).hasAttribute("data-element-id", "first_wait");
            movedAsPreviewed(page, old);

            ages(old);
            assertThat(standing(page, old)).hasAttribute("data-element-id", "grace");
            // What it had begun it ends as it began.
            assertThat(promise(stays).path("process").path("called").path("elements").path(0).asString()).isEqualTo("first_wait");
        }
    }

    private static void hostileFileIsRefused(Page page) throws Exception {
        page.getByLabel("BPMN file").setInputFiles(Diagrams.upload("hostile.bpmn", Diagrams.hostile(Diagrams.of("sla-escalation"))));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("“hostile.bpmn” cannot be taken");
        var reason = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Reasons")).getByRole(AriaRole.LISTITEM).first();
        assertThat(reason).containsText("<img src=x onerror=document.title='stolen'> hand_over Line ");
        assertThat(reason).containsText("Tributary does not take the attribute");
        assertThat(page.locator(".djs-element.wrong")).hasAttribute("data-element-id", "hand_over");
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("Workflows – Tributary$"));
        clean(page, "workflow-refused");
    }

    /** The policy gives an hour more meanwhile, so that there is more to read than a diagram. */
    private void movedAsPreviewed(Page page, long old) throws Exception {
        admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", targets(7_200)));
        var before = promise(old);
        page.navigate(url + "/admin/sla/" + policy);
        var moving = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Open tickets under something older"));
        // The one that escalates already is moved too, and nothing changes for the one that is overdue anyway but when it was due.
        assertThat(moving).containsText("3 open tickets still stand under something older.");
        var row = moving.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("T-" + old));
        assertThat(row).containsText("Running →becomes Running");
        var due = row.locator("time");
        assertThat(time(due.nth(0).getAttribute("datetime"))).isEqualTo(time(before.path("dueAt").asString()));
        var promised = time(due.nth(1).getAttribute("datetime"));
        assertThat(promised).isEqualTo(time(before.path("dueAt").asString()).plusHours(1));
        var rows = moving.locator("tbody tr");
        var foreseen = new ArrayList<List<String>>();
        for (int i = 0; i < rows.count(); i++) foreseen.add(List.of(rows.nth(i).locator("th").innerText().replace("T-", ""), rows.nth(i).locator("time").last().getAttribute("datetime")));
        moving.scrollIntoViewIfNeeded();
        clean(page, "migration-preview");

        button(page, "Move 3 tickets").click();
        assertThat(moving.getByText(Pattern.compile("^3 tickets were moved to version 2\\."))).isVisible();
        assertThat(moving.getByText(Pattern.compile("^There are none"))).isVisible();
        for (var each : foreseen) assertThat(time(promise(Long.parseLong(each.getFirst())).path("dueAt").asString())).as(each.toString()).isEqualTo(time(each.getLast()));
        assertThat(foreseen).hasSize(3);
        assertThat(promise(old).path("process").path("definition")).isNotEqualTo(before.path("process").path("definition"));
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text);
    }
}

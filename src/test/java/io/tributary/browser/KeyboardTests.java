package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A desk without a mouse: every step by key, and one always sees where one is. */
@WholeDesk
@EveryLook
class KeyboardTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Agent agent;
    Client client;
    UUID team;

    /** Somebody whose team gets no mail but what a test writes. */
    @BeforeEach
    void somebodyWithATeam() {
        agent = agents.hireForDemo(UUID.randomUUID() + "@tributary.example", "Kim Keys", Role.AGENT, "tributary");
        team = teams.create("Keys " + UUID.randomUUID()).id();
        teams.join(team, agent.id(), false);
        client = new Client(url).signIn(agent.email());
        look.chosenBy(client);
    }

    private long ticket(String subject) {
        return client.post("/api/v1/tickets", Map.of("subject", subject, "text", "Text of " + subject, "team", team,
                "customer", Map.of("address", "keys@example.com", "name", "Keyla"))).json().path("number").asLong();
    }

    private Page signedIn(BrowserContext window) {
        var page = window.newPage();
        page.navigate(url + "/login");
        // The first field has the focus: no mouse here either.
        page.locator("input[name=email]").waitFor();
        type(page, agent.email());
        press(page, "Tab");
        type(page, "tributary");
        press(page, "Enter");
        page.waitForURL(Pattern.compile(".*/inbox/.*"));
        page.navigate(url + "/inbox/team-" + team);
        return page;
    }

    private static void type(Page page, String text) {
        page.keyboard().type(text);
    }

    private static void press(Page page, String... keys) {
        for (var key : keys) page.keyboard().press(key);
    }

    /** Something has the focus, it is on the screen, and it shows that it has it. */
    private static void focusIsSeen(Page page, String after) {
        eventually(() -> {
            var lost = (String) page.evaluate("""
                    () => {
                      const it = document.activeElement;
                      if (!it || it === document.body) return 'nothing has the focus';
                      const box = it.getBoundingClientRect();
                      if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return 'what has the focus is off the screen';
                      let shown = it;
                      while (shown && getComputedStyle(shown).outlineStyle === 'none' && getComputedStyle(shown).boxShadow === 'none') shown = shown.parentElement;
                      return shown ? '' : `nobody sees that ${it.outerHTML.slice(0, 120)} has the focus`;
                    }""");
            return lost.isEmpty() ? true : null;
        });
    }

    private static Locator heading(Page page) {
        return page.locator("#thread h1");
    }

    private String of(long number, String field) {
        return client.get("/api/v1/tickets/" + number).json().path(field).asString();
    }

    @Test
    void fiveTicketsAreTriagedWithoutAMouse() {
        var numbers = new long[5];
        for (int i = 0; i < 5; i++) numbers[i] = ticket("Question " + (i + 1));
        try (var window = look.window(browser)) {
            var page = signedIn(window);
            page.getByRole(AriaRole.ROW).nth(4).waitFor();

            // Newest first: 5 is the first row.
            press(page, "j");
            focusIsSeen(page, "j");
            press(page, "Enter");
            assertThat(heading(page)).containsText("Question 5");
            assertThat(heading(page)).isFocused();
            press(page, "i");
            eventually(() -> client.get("/api/v1/tickets/" + numbers[4]).json().path("assignee").path("name").asString("").equals("Kim Keys") ? true : null);
            focusIsSeen(page, "i");

            press(page, "p");
            page.getByRole(AriaRole.OPTION).first().waitFor();
            type(page, look.locale.equals("en") ? "urg" : "jinji");
            press(page, "Enter");
            eventually(() -> of(numbers[4], "priority").equals("urgent") ? true : null);
            focusIsSeen(page, "p");

            press(page, "Shift+E");
            eventually(() -> of(numbers[4], "status").equals("resolved") ? true : null);
            assertThat(heading(page)).containsText("Question 4");
            focusIsSeen(page, "Shift and e");

            press(page, "r");
            type(page, "Here is your answer.");
            focusIsSeen(page, "r");
            press(page, "Control+Enter");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Here is your answer.");
            press(page, "Escape");
            focusIsSeen(page, "Escape from writing");
            press(page, "Escape", "j", "Enter");
            assertThat(heading(page)).containsText("Question 3");
            press(page, "n");
            type(page, "Ask the warehouse.");
            press(page, "Control+Enter");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Ask the warehouse.");

            press(page, "Escape", "?");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText(look.saying("Mark resolved and open the next ticket"));
            focusIsSeen(page, "?");
            press(page, "Escape");
            page.getByRole(AriaRole.DIALOG).waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            focusIsSeen(page, "Escape from the sheet");

            press(page, "j", "Enter");
            assertThat(heading(page)).containsText("Question 2");
            press(page, "e");
            eventually(() -> of(numbers[1], "status").equals("resolved") ? true : null);
            focusIsSeen(page, "e");
            press(page, "Escape", "j", "Enter");
            assertThat(heading(page)).containsText("Question 1");
            press(page, "Control+k");
            type(page, look.locale.equals("en") ? "status pend" : "待客户");
            press(page, "Enter");
            eventually(() -> of(numbers[0], "status").equals("pending") ? true : null);
            focusIsSeen(page, "the palette");
            press(page, "g", "i");
            page.waitForURL(Pattern.compile(".*/inbox/mine"));
        }
    }

    @Test
    void severalAreSelectedChangedAndPutBackWithoutAMouse() {
        var numbers = new long[4];
        for (int i = 0; i < 4; i++) numbers[i] = ticket("Selected " + (i + 1));
        try (var window = look.window(browser)) {
            var page = signedIn(window);
            page.getByRole(AriaRole.ROW).nth(3).waitFor();
            press(page, "j", "x");
            assertThat(selected(page)).hasCount(1);
            assertThat(row(page, numbers[3]).getByRole(AriaRole.CHECKBOX)).isChecked();
            focusIsSeen(page, "x");
            press(page, "Shift+J", "Shift+J");
            assertThat(selected(page)).hasCount(3);
            press(page, "k", "x");
            assertThat(selected(page)).hasCount(2);
            assertThat(row(page, numbers[2]).getByRole(AriaRole.CHECKBOX)).not().isChecked();
            focusIsSeen(page, "k and x");

            press(page, "e");
            for (int i : new int[] {3, 1}) eventually(() -> of(numbers[i], "status").equals("resolved") ? true : null);
            assertThat(look.text(page, "2 tickets changed.")).isVisible();
            focusIsSeen(page, "e");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            press(page, "z");
            for (long number : numbers) eventually(() -> of(number, "status").equals("new") ? true : null);
            focusIsSeen(page, "z");
        }
    }

    private static Locator row(Page page, long number) {
        return page.locator("[data-number='" + number + "']");
    }

    private static Locator selected(Page page) {
        return page.locator("[role=row][aria-selected='true']");
    }

    @Test
    void keysOneHasChosenWorkInAnotherBrowserToo() {
        var number = ticket("To be solved with d");
        try (var here = look.window(browser); var there = look.window(browser)) {
            var page = signedIn(here);
            page.navigate(url + "/me/shortcuts");
            look.button(page, "Change the keys of “Mark resolved”").press("Enter");
            press(page, "d");
            eventually(() -> client.get("/api/v1/session").json().path("preferences").path("shortcuts").path("solve").asString().equals("d") ? true : null);

            var other = signedIn(there);
            other.navigate(url + "/t/" + number);
            other.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            press(other, "e");
            press(other, "d");
            eventually(() -> of(number, "status").equals("resolved") ? true : null);
            assertThat(client.get("/api/v1/tickets/" + number + "/history").text()).containsOnlyOnce("resolved");
        }
    }

    @Test
    void customerIsWrittenToFirstAndAnswersInTheSameTicket() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        var customer = "first-" + UUID.randomUUID() + "@example.com";
        try (var window = look.window(browser)) {
            var page = signedIn(window);
            page.getByRole(AriaRole.GRID).or(page.locator("#list")).first().waitFor();
            press(page, "c");
            assertThat(look.label(page, "To")).isFocused();
            type(page, customer);
            press(page, "Tab");
            type(page, "Your repair is done");
            press(page, "Tab", "Tab");
            type(page, "Come and fetch it.");
            focusIsSeen(page, "writing");
            press(page, "Control+Enter");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Come and fetch it.", new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(20_000));

            var arrived = mailboxes.arrived(customer, "Come and fetch it.");
            assertThat(arrived.getSubject()).contains("Your repair is done");
            mailboxes.send(customer, Mail.from(customer).subject("Re: Your repair is done").text("On my way.").answering(arrived.getMessageID()).raw());
            assertThat(page.getByRole(AriaRole.LOG)).containsText("On my way.");
            assertThat(look.label(page, "Assignee")).hasValue(agent.id().toString());
        }
    }
}

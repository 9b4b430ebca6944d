package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Cable;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What is sent while the connection is gone, in a real browser behind a cable that can be pulled: it goes by itself, once, or asks. */
@WholeDesk
class OfflineInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Value("${server.port}")
    int port;

    @Value("${desk.cable-port}")
    int cablePort;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Client support;
    Client marc;
    UUID team;
    String lenasEmail;
    String marcsEmail;

    /** A ticket of this test's team, and the mail it began with. */
    record Question(long number, String customer, Mail mail) {}

    @BeforeEach
    void twoOfATeam() {
        support = new Client(url).signIn("agent@tributary.example");
        var two = TeamOfTwo.hire(agents, teams, "Lena Fischer", "Marc Dubois");
        team = two.team();
        lenasEmail = two.email();
        marcsEmail = two.colleague();
        marc = new Client(url).signIn(marcsEmail, TeamOfTwo.PASSWORD);
    }

    @Test
    void whatWasSentGoesByItselfOnceAndInOrder() throws Exception {
        sentWhileAwayFor(Duration.ZERO);
    }

    @Test
    @Tag("full")
    void andAlsoAfterMoreThanAMinute() throws Exception {
        sentWhileAwayFor(Duration.ofSeconds(65));
    }

    private void sentWhileAwayFor(Duration away) throws Exception {
        var one = question("One");
        var two = question("Two");
        try (var cable = new Cable(cablePort, port); var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = signIn(window.newPage(), behindTheCable(), lenasEmail);
            open(page, two);
            open(page, one);
            page.evaluate("window.notReloaded = true");

            cable.pull();
            page.keyboard().press("n");
            send(page, "Internal note, only your team sees it", "First: a look into the shelves");
            page.keyboard().press("Control+/");
            send(page, "Reply to Nora One", "Second: we look for it");
            open(page, two);
            send(page, "Reply to Nora Two", "Third: it is on its way");
            assertThat(page.getByText("Offline. 3 messages waiting.")).isVisible(soon());
            assertThat(page.getByLabel("Reply to Nora Two")).hasAttribute("readonly", "");
            Axe.clean(page, "outbox-offline-en");
            var missed = marc.post("/api/v1/tickets", Map.of("subject", "While you were away " + team, "text", "Hello", "team", team,
                    "customer", Map.of("address", "away@example.com"))).json().path("number").asLong();
            page.waitForTimeout(away.toMillis());
            cable.putBack();

            assertThat(page.getByText("3 messages that had been waiting are sent.")).isVisible(soon());
            assertThat(page.getByLabel("Reply to Nora Two")).hasValue("");
            assertThat(thread(page)).containsText("Third: it is on its way");
            assertThat(Browser.row(page, "T-" + missed)).isVisible();
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            var sent = new ArrayList<>(written(one));
            sent.addAll(written(two));
            assertThat(sent).containsExactly("First: a look into the shelves", "Second: we look for it", "Third: it is on its way");
            assertThat(at(one, "First")).isLessThan(at(one, "Second"));
            assertThat(at(one, "Second")).isLessThan(at(two, "Third"));
            var mailboxes = new Mailboxes(smtpPort, imapPort);
            for (var each : List.of(one, two)) mailboxes.arrived(each.customer, each == one ? "Second:" : "Third:");
            assertThat(mailboxes.count(one.customer, "Second:")).isEqualTo(1);
            assertThat(mailboxes.count(two.customer, "Third:")).isEqualTo(1);
        }
    }

    @Test
    @Tag("full")
    void whatTheCustomerHasOvertakenIsShownAgainAndNotSent() throws Exception {
        new Client(url).signIn(lenasEmail, TeamOfTwo.PASSWORD).patch("/api/v1/session", Map.of("locale", "zh-CN", "theme", "dark"));
        var question = question("Li");
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = signIn(window.newPage(), url, lenasEmail);
            open(page, question);
            window.setOffline(true);
            send(page, "回复 Nora Li", "请重新启动");
            assertThat(page.getByText("等待发送。恢复连接后会自动发出。")).isVisible();
            Axe.clean(page, "outbox-waiting-zh");
            assertThatThrownBy(page::reload).isInstanceOf(PlaywrightException.class);
            support.processed(Mail.from("Nora Li <" + question.customer + ">").subject("Re: Question of Li").text("It works again!")
                    .answering(question.mail.messageId()).raw());

            window.setOffline(false);
            page.navigate(url + "/inbox/team-" + team);
            var notice = page.getByText("1 条消息未发送，需要你决定：");
            assertThat(notice).isVisible(soon());
            Axe.clean(page, "outbox-held-zh");
            assertThat(written(question)).isEmpty();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("T-" + question.number).setExact(true)).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("It works again!");
            assertThat(page.getByLabel("回复 Nora Li")).hasValue("请重新启动");
            page.reload();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("It works again!");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("仍然发送")).click();
            assertThat(page.getByLabel("回复 Nora Li")).hasValue("");
            assertThat(notice).hasCount(0);
            assertThat(written(question)).containsExactly("请重新启动");
        }
    }

    @Test
    @Tag("full")
    void sessionThatEndedMeanwhileIsAskedForAndThenItGoes() throws Exception {
        var question = question("Late");
        try (var cable = new Cable(cablePort, port); var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = signIn(window.newPage(), behindTheCable(), lenasEmail);
            open(page, question);
            cable.pull();
            send(page, "Reply to Nora Late", "After all");
            window.clearCookies();
            cable.putBack();

            var again = page.getByRole(AriaRole.DIALOG);
            again.locator("input[name=password]").fill(TeamOfTwo.PASSWORD);
            assertThat(written(question)).isEmpty();
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("Reply to Nora Late")).hasValue("", new LocatorAssertions.HasValueOptions().setTimeout(20_000));
            assertThat(written(question)).containsExactly("After all");
        }
    }

    @Test
    void nobodyElseAtThisBrowserSeesOrSendsIt() throws Exception {
        var question = question("Secret");
        try (var cable = new Cable(cablePort, port); var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = signIn(window.newPage(), behindTheCable(), lenasEmail);
            open(page, question);
            cable.pull();
            send(page, "Reply to Nora Secret", "Lena's words");
            // The same browser, by another way to the desk: from now on its cookie is Marc's, also in Lena's tab.
            var other = window.newPage();
            signIn(other, url, marcsEmail);
            cable.putBack();

            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account: Marc Dubois"))).isVisible(soon());
            assertThat(page.getByLabel("Reply to Nora Secret")).hasValue("");
            assertThat(page.getByText("Connection: Live")).isVisible(soon());
            page.waitForTimeout(1500);
            assertThat(page.getByText("waiting to be sent")).hasCount(0);
            assertThat(written(question)).isEmpty();
            assertThat(marc.get("/api/v1/drafts").text()).doesNotContain("Lena's words");

            other.close();
            window.clearCookies();
            signIn(page, behindTheCable(), lenasEmail);
            eventually(() -> written(question).isEmpty() ? null : true);
            assertThat(messages(question)).contains("\"name\":\"Lena Fischer\"").doesNotContain("Marc Dubois");
            assertThat(written(question)).containsExactly("Lena's words");
        }
    }

    private Question question(String name) {
        var customer = "nora" + UUID.randomUUID() + "@example.com";
        var mail = Mail.from("Nora " + name + " <" + customer + ">").subject("Question of " + name).text("Words of " + name);
        var number = support.processed(mail.raw()).path("ticket").asLong();
        support.patch("/api/v1/tickets/" + number, Map.of("team", team));
        return new Question(number, customer, mail);
    }

    private String behindTheCable() {
        return "http://localhost:" + cablePort;
    }

    private Page signIn(Page page, String at, String email) {
        Browser.signIn(page, at, email, TeamOfTwo.PASSWORD);
        page.navigate(at + "/inbox/team-" + team);
        return page;
    }

    /** From the list, as nothing else works without a connection. */
    private static void open(Page page, Question question) {
        Browser.row(page, "T-" + question.number).click();
        assertThat(thread(page)).containsText(question.mail.text());
    }

    private static void send(Page page, String field, String text) {
        page.getByLabel(field).fill(text);
        page.keyboard().press("Control+Enter");
        assertThat(page.getByLabel(field)).hasAttribute("readonly", "");
        assertThat(page.getByLabel(field)).hasValue(text);
    }

    private String messages(Question question) {
        return marc.get("/api/v1/tickets/" + question.number + "/messages").text();
    }

    /** What the desk wrote, in the order in which it stands. */
    private List<String> written(Question question) {
        return marc.get("/api/v1/tickets/" + question.number + "/messages").json().path("items").valueStream()
                .filter(message -> !message.path("kind").asString().equals("customer") && !message.path("automatic").asBoolean())
                .map(message -> message.path("text").asString())
                .toList();
    }

    private String at(Question question, String words) {
        return marc.get("/api/v1/tickets/" + question.number + "/messages").json().path("items").valueStream()
                .filter(message -> message.path("text").asString().startsWith(words))
                .map(message -> message.path("createdAt").asString())
                .findFirst().orElseThrow();
    }

    private static Locator thread(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/** Mail as it really is, on an open ticket in a real browser: strangers answer, people say thanks, addresses are gone. */
@WholeDesk
class OpenTicketTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    Client agent;

    @BeforeEach
    void speakEnglish() {
        agent = new Client(url).signIn("agent@tributary.example");
        for (var client : List.of(agent, new Client(url).signIn("admin@tributary.example"))) {
            client.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        }
    }

    @Test
    void strangersAnswerIsJoinedAndTakenOutAgain() {
        var question = Mail.from("Odo <odo@example.com>").subject("Heater hums").text("The heater hums at night.");
        var first = number(question);
        var second = number(Mail.from("Opal <opal@elsewhere.example>").subject("Re: Heater hums").text("It hums here as well.")
                .answering(question.messageId()));
        assertThat(second).isNotEqualTo(first);
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), second, "It hums here as well.");

            button(page, "Why is this here?").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("It refers to a message in T-" + first + ". The sender does not take part there");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.LINK, named("T-" + first + " Heater hums"))).isVisible();
            button(page, "Join and add").click();
            assertThat(page.getByText("This ticket was merged into T-" + first)).isVisible();
            assertThat(thread(page)).not().containsText("It hums here as well.");
            assertThat(agent.get("/api/v1/tickets/" + first + "/messages").text()).contains("It hums here as well.");

            button(page, "Undo").click();
            assertThat(button(page, "Join and add")).isVisible();
            assertThat(thread(page)).containsText("It hums here as well.");
            assertThat(agent.get("/api/v1/tickets/" + first + "/messages").text()).doesNotContain("It hums here as well.");
        }
    }

    @Test
    void possibleFollowUpIsWavedAwayForWhoeverLooksAtTheOther() {
        var question = Mail.from("Ulla <ulla@example.com>").subject("Heater smells").text("The heater smells of dust.");
        var first = number(question);
        var second = number(Mail.from("Una <una@elsewhere.example>").subject("Re: Heater smells").text("Mine smells as well.").answering(question.messageId()));
        try (var one = browser.window("en", ColorScheme.LIGHT); var other = browser.window("en", ColorScheme.DARK)) {
            var page = ticket(Browser.signIn(one, url, "agent@tributary.example"), second, "Mine smells as well.");
            var colleague = ticket(Browser.signIn(other, url, "admin@tributary.example"), first, "The heater smells of dust.");
            assertThat(button(colleague, "Not related")).isVisible();

            button(page, "Not related").click();

            assertThat(button(page, "Not related")).hasCount(0);
            assertThat(button(colleague, "Not related")).hasCount(0);
            assertThat(colleague.getByText("may belong")).hasCount(0);
        }
    }

    @Test
    void thankYouLeavesTheTicketSolvedIfTheAgentSaysSo() {
        var question = Mail.from("Pam <pam@example.com>").subject("Which filter fits").text("Which filter fits model 12?");
        var number = number(question);
        agent.patch("/api/v1/tickets/" + number, Map.of("status", "resolved"));
        try (var window = browser.window("en", ColorScheme.DARK)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), number, "Which filter fits model 12?");
            var status = page.getByLabel("Status", new Page.GetByLabelOptions().setExact(true));
            assertThat(status).hasValue("resolved");

            agent.processed(Mail.from("Pam <pam@example.com>").subject("Re: Which filter fits").text("Thank you!").answering(question.messageId()).raw());
            assertThat(status).hasValue("open");
            button(page, "Keep solved").click();
            assertThat(status).hasValue("resolved");
            assertThat(button(page, "Keep solved")).hasCount(0);
        }
    }

    @Test
    void failedDeliveryShowsByItselfAndIsSentAgain() {
        var number = number(Mail.from("Quinn <quinn@example.com>").subject("Parcel lost").text("Where is my parcel?"));
        var reply = agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "We look for it.")).json().path("id").asString();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(Browser.signIn(window, url, "agent@tributary.example"), number, "We look for it.");
            var answer = thread(page).getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("We look for it."));
            assertThat(answer).containsText("Sent", soon());

            agent.processed(report("quinn@example.com", agent.get("/api/v1/messages/" + reply).json().path("externalId").asString()));
            assertThat(answer).containsText("Not sent", soon());
            assertThat(answer).containsText("quinn@example.com cannot be reached");
            assertThat(answer).containsText("No such user here");
            assertThat(thread(page)).containsText("Delivery report");

            answer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send again").setExact(true)).click();
            assertThat(answer).not().containsText("Not sent");
            assertThat(answer).containsText("Sent", soon());
        }
    }

    private long number(Mail mail) {
        return agent.processed(mail.raw()).path("ticket").asLong();
    }

    /** The ticket, once it is there and followed live. */
    private Page ticket(Page page, long number, String words) {
        page.navigate(url + "/t/" + number);
        assertThat(thread(page)).containsText(words);
        assertThat(page.getByText("Connection: Live")).isVisible();
        return page;
    }

    private static Locator thread(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }

    private static String report(String recipient, String original) {
        return "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\nTo: support@tributary.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
                + "Message-ID: <" + UUID.randomUUID() + "@mx.example.com>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; " + recipient
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user here\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + original + "\r\nSubject: Re\r\n--b--\r\n";
    }
}

package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.ticket.Surveys;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the question in a customer's mailbox to the call that an agent makes, in real browsers; the customer's lets nothing run. */
@WholeDesk
class SurveyInBrowserTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Surveys surveys;

    private final String own = UUID.randomUUID().toString();
    private final String customer = "vera-" + own + "@example.com";

    private long resolved(Client agent, String subject) {
        var number = agent.processed(Mail.from("Vera Moss <" + customer + ">").subject(subject).text("It flickers all the time.").raw()).path("ticket").asLong();
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Please change the bulb.", "status", "resolved"));
        return number;
    }

    @Test
    void unhappyCustomerSaysSoByTwoClicksAndIsCalledBack() throws Exception {
        var agent = new Client(url).signIn("agent@tributary.example");
        agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        var number = resolved(agent, "Flickering " + own);
        eventually(() -> jdbc.sql("update act_ru_timer_job set duedate_ = now() where element_id_ = 'settled' and process_instance_id_ = (select id::text from ticket where number = ?)")
                .param(number).update() == 1 ? true : null);
        var mail = Mailboxes.text(new Mailboxes(smtpPort, imapPort).arrived(customer, "How satisfied are you"));
        var link = Pattern.compile(Pattern.quote(url) + "/csat/\\S+\\?score=2").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();

        try (var desk = browser.window("en", ColorScheme.LIGHT); var phone = browser.withoutScript("en", ColorScheme.LIGHT)) {
            var console = Browser.signIn(desk, url, "agent@tributary.example");
            console.navigate(url + "/inbox/callbacks/t/" + number);
            console.getByRole(AriaRole.LOG).getByText("change the bulb").waitFor();
            console.evaluate("window.notReloaded = true");

            var page = phone.newPage();
            page.navigate(link.group());
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("2 Dissatisfied"))).isChecked();
            page.getByLabel("Anything you would like to add?").fill("It still <b>flickers</b>.");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Thank you");

            var notice = console.locator("header").getByRole(AriaRole.STATUS).filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("called back"));
            assertThat(notice).containsText("2 of 5: dissatisfied", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(notice).containsText("It still <b>flickers</b>.");
            assertThat(notice.locator("[aria-current=step]")).containsText("Call back");
            assertThat(Browser.row(console, own)).containsText("Callback");
            console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I will call")).click();
            assertThat(notice).containsText("You call.");

            console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the outcome")).click();
            var dialog = console.getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Close the callback")).click();
            assertThat(dialog).isVisible();
            dialog.getByLabel("Satisfied", new com.microsoft.playwright.Locator.GetByLabelOptions()).first().check();
            dialog.getByLabel("What was said").fill("A new lamp is on its way.");
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Close the callback")).click();
            assertThat(dialog).hasCount(0);
            assertThat(notice).hasCount(0);
            var details = console.locator("#details");
            assertThat(details.getByRole(AriaRole.REGION, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Satisfaction"))).containsText("A new lamp is on its way.");
            details.locator("summary").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("History")).click();
            assertThat(details).containsText("Callback closed: Satisfied");
            assertThat(console.getByLabel("Status")).hasValue("closed");
            assertThat(console.evaluate("window.notReloaded")).isEqualTo(true);

            page.reload();
            assertThat(page.getByText("This can no longer be changed")).isVisible();
            assertThat(phone.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,light", "en,dark", "zh-CN,light", "zh-CN,dark"})
    void pageFitsAPhoneAndAxeFindsNothing(String locale, String theme) throws Exception {
        var agent = new Client(url).signIn("agent@tributary.example");
        var number = resolved(agent, locale.equals("en") ? "Refund for order 88213 not received after three weeks" : "订单 88213 的退款还没有收到");
        var path = surveys.ask(jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single(), customer);
        var name = locale + "-" + theme + "-csat";
        try (var window = browser.withoutPolicy(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(path);
            look(page, locale, name);
            page.locator("button[type=submit]").click();
            page.getByRole(AriaRole.ALERT).waitFor();
            look(page, locale, name + "-error");
            page.navigate(path + "?score=4");
            page.locator("textarea").fill("Longwordwithoutanyblank".repeat(6));
            page.locator("button[type=submit]").click();
            page.getByRole(AriaRole.STATUS).waitFor();
            page.setViewportSize(390, 844);
            look(page, locale, name + "-done-phone");
            page.setViewportSize(320, 844);
            assertThat(Layout.mistakes(page, locale, true)).isEmpty();
            agent.patch("/api/v1/tickets/" + number, Map.of("status", "closed"));
            page.navigate(path);
            look(page, locale, name + "-closed");
        }
    }

    private static void look(Page page, String locale, String name) throws Exception {
        Axe.clean(page, name);
        assertThat(Layout.mistakes(page, locale, true)).as(name).isEmpty();
    }
}

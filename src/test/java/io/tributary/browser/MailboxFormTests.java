package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator connects a mailbox in a real browser, and an agent in another reads what comes to it. */
@WholeDesk
class MailboxFormTests {

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

    String key = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    String address = key + "@tributary.example";

    @BeforeEach
    void speakEnglish() {
        for (var email : List.of("admin@tributary.example", "agent@tributary.example")) {
            new Client(url).signIn(email).patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        }
    }

    @AfterEach
    void disconnect() {
        jdbc.sql("delete from channel_account where key in (?, ?)").params(key, key + "-off").update();
    }

    @Test
    @Tag("full")
    void connectedMailboxIsReadUntilItIsSwitchedOff() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        var customer = "cleo-" + key + "@example.com";
        var subject = "Order of " + key;
        try (var office = browser.window("en", ColorScheme.LIGHT); var desk = browser.window("en", ColorScheme.DARK)) {
            var agent = Browser.signIn(desk, url, "agent@tributary.example");
            agent.navigate(url + "/inbox/open");
            agent.getByRole(AriaRole.GRID).waitFor();
            var admin = Browser.signIn(office, url, "admin@tributary.example");
            admin.navigate(url + "/admin/mailboxes");

            link(admin, "Add a mailbox").click();
            assertThat(heading(admin, "Add a mailbox")).isFocused();
            admin.getByLabel("From name").fill("The shop");
            admin.getByLabel("Email address").fill(address);
            admin.getByLabel("Password", exact()).fill("any");
            server(admin, "Incoming mail", imapPort);
            server(admin, "Outgoing mail", smtpPort);
            button(admin, "Test the connection").click();
            assertThat(admin.getByText("Incoming: works")).isVisible();
            assertThat(admin.getByText("Outgoing: works")).isVisible();
            button(admin, "Save").click();
            assertThat(shown(admin)).containsText("Works", soon());

            mailboxes.send(customer, address, Mail.from("Cleo <" + customer + ">").to(address).subject(subject).text("Where is it?").raw());
            Browser.row(agent, subject).click();
            assertThat(agent.getByRole(AriaRole.LOG)).containsText("Where is it?");
            assertThat(mailboxes.arrived(customer, "We have received your message").getFrom()[0].toString()).contains(address);
            assertThat(shown(admin)).containsText("Last mail", soon());

            link(admin, "Change " + address).click();
            admin.getByLabel("Switched on").uncheck();
            button(admin, "Save").click();
            assertThat(shown(admin)).containsText("Switched off");
            assertThat(link(admin, "Change " + address)).isFocused();
        }
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"en,light", "zh-CN,dark", "en,dark", "zh-CN,light"})
    void everyScreenIsClean(String locale, String theme) throws Exception {
        var client = new Client(url).signIn("admin@tributary.example");
        client.patch("/api/v1/session", Map.of("locale", locale, "theme", theme));
        connect(client, key, Map.of("enabled", true, "acknowledge", false));
        connect(client, key + "-off", Map.of("enabled", false));
        try (var window = browser.window(locale, theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "admin@tributary.example");
            var name = locale + "-" + theme + "-mailbox";
            page.navigate(url + "/admin/mailboxes");
            // One cannot be reached.
            page.locator("li:has-text('" + address + "') p").nth(1).waitFor();
            clean(page, name + "-list");
            page.navigate(url + "/admin/mailboxes/none-such");
            page.locator("main p a").waitFor();
            clean(page, name + "-unknown");
            page.locator("main p a").click();
            page.locator("a[href='/admin/mailboxes/new']").click();
            page.locator("input[name=name]").fill("Sales");
            clean(page, name + "-new");
            page.locator("button[type=submit]").click();
            assertThat(page.locator("input[name=address]")).isFocused();
            clean(page, name + "-refused");
            page.goBack();
            page.getByRole(AriaRole.DIALOG).waitFor();
            clean(page, name + "-unsaved");
            page.getByRole(AriaRole.DIALOG).locator("button").first().click();

            page.locator("a[href='/admin/mailboxes/" + key + "']").click();
            page.locator("select[name='signIn.kind']").selectOption("oauth2");
            clean(page, name + "-oauth");
            page.locator("select[name='signIn.kind']").selectOption("password");
            page.locator("button[type=submit] + button").click();
            page.getByRole(AriaRole.STATUS).locator("p").nth(1).waitFor();
            clean(page, name + "-tried");
            page.locator("form button").last().click();
            page.getByRole(AriaRole.DIALOG).waitFor();
            clean(page, name + "-remove");
            page.getByRole(AriaRole.DIALOG).locator("button").nth(1).click();
            page.locator("a[href='/admin/mailboxes/" + key + "-off']").waitFor();
            assertThat(page.locator("a[href='/admin/mailboxes/" + key + "']")).hasCount(0);
        }
    }

    /** A mailbox where no mail server is. */
    private void connect(Client client, String key, Map<String, Object> with) {
        var server = Map.of("host", "127.0.0.1", "port", 1, "security", "none");
        var form = new HashMap<String, Object>(Map.of("key", key, "name", "Shop", "address", key + "@tributary.example", "password", "any", "receive", server, "send", server));
        form.putAll(with);
        assertThat(client.post("/api/v1/channel-accounts", form).status()).isEqualTo(201);
    }

    /** At a desk and on a phone. */
    private static void clean(Page page, String name) throws Exception {
        Axe.clean(page, name);
        page.setViewportSize(390, 844);
        Axe.clean(page, name + "-phone");
        assertThat(page.evaluate("document.querySelector('main').scrollWidth")).as(name).isEqualTo(390);
        page.setViewportSize(1440, 900);
    }

    @Test
    void whatWasTypedIsNotLeftByASlip() {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, "admin@tributary.example");
            page.navigate(url + "/admin/mailboxes");
            link(page, "Add a mailbox").click();
            page.getByLabel("From name").fill("The shop");

            page.goBack();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Leave without saving?");
            button(page, "Keep editing").click();
            assertThat(page).hasURL(url + "/admin/mailboxes/new");
            assertThat(page.getByLabel("From name")).hasValue("The shop");
            assertThat(page.getByLabel("From name")).isFocused();

            var asked = new ArrayList<String>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.accept();
            });
            page.reload();
            assertThat(heading(page, "Add a mailbox")).isFocused();
            assertThat(asked).containsExactly("beforeunload");
            assertThat(page.getByLabel("From name")).hasValue("");

            page.reload();
            page.goBack();
            assertThat(heading(page, "Mailboxes")).isVisible();
            assertThat(asked).hasSize(1);
        }
    }

    private static void server(Page page, String title, int port) {
        var server = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(title));
        server.getByLabel("Host").fill("127.0.0.1");
        server.getByLabel("Encryption").selectOption(new SelectOption().setLabel("None"));
        server.getByLabel("Port").fill(String.valueOf(port));
    }

    /** The mailbox in the list. */
    private Locator shown(Page page) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(address));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }
}

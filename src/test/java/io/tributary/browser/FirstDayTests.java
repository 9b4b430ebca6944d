package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.tributary.Mail;
import io.tributary.ProductProcess;
import io.tributary.WholeDesk;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an empty folder to the first mail before two agents: in the browser alone, by nothing but links that were printed or mailed. */
@Timeout(300)
class FirstDayTests {

    private static final Pattern SETUP = Pattern.compile("http://\\S+/setup#[A-Za-z0-9_-]{43}");
    private static final Pattern INVITATION = Pattern.compile("http://\\S+/invite#[A-Za-z0-9_-]{43}");
    private static final String PASSWORD = "correct horse battery";
    private static final String SHOP = "help@shop.example";

    @RegisterExtension
    static final Browser browser = new Browser();
    ProductProcess product;
    GreenMail mail;
    int smtpPort;
    int imapPort;

    @BeforeEach
    void emptyDeskAndAMailServer() throws Exception {
        var ports = WholeDesk.Ports.free(2);
        smtpPort = ports[0];
        imapPort = ports[1];
        mail = new GreenMail(new ServerSetup[] {new ServerSetup(smtpPort, "127.0.0.1", "smtp"), new ServerSetup(imapPort, "127.0.0.1", "imap")});
        mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        mail.start();
        // The mail server of this test is on this machine; a desk connects to public ones alone unless told otherwise.
        product = ProductProcess.ofPlain().with("tributary.mail.allow-private-hosts=true");
        product.launch();
        product.await("a set-up link", () -> SETUP.matcher(product.output()).find());
    }

    @AfterEach
    void close() throws Exception {
        product.close();
        mail.stop();
    }

    @Test
    void firstMailReachesTwoInvitedAgents() throws Exception {
        try (var office = browser.window("en", ColorScheme.LIGHT);
                var desk = browser.window("en", ColorScheme.LIGHT);
                var otherDesk = browser.window("en", ColorScheme.DARK)) {
            var admin = office.newPage();
            admin.navigate(found(SETUP, product.output()));
            admin.getByLabel("Your name").fill("Ada");
            admin.getByLabel("Email").fill("ada@shop.example");
            admin.getByLabel("Password").fill(PASSWORD);
            button(admin, "Create account");
            admin.waitForURL(Pattern.compile(".*/inbox/.*"));
            var url = admin.url().substring(0, admin.url().indexOf("/inbox"));

            makeTeam(admin, url);
            connectMailbox(admin, url);
            invite(admin, url, "lena@shop.example", "Lena Fischer", "English");
            invite(admin, url, "fang@shop.example", "王芳", "简体中文");

            var mailboxes = new Mailboxes(smtpPort, imapPort);
            var lena = accept(desk.newPage(), mailboxes, "lena@shop.example", "you are invited", "Start");
            var fang = accept(otherDesk.newPage(), mailboxes, "fang@shop.example", "加入客服工作台", "开始使用");
            assertThat(fang.getByText("欢迎加入工作台")).hasCount(0);
            mailboxes.send("petra@example.com", SHOP, Mail.from("Petra <petra@example.com>").to(SHOP).subject("Kettle leaks").text("Since Monday.").raw());

            for (var agent : new Page[] {lena, fang}) {
                agent.navigate(url + "/inbox/open");
                assertThat(agent.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Kettle leaks")))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            }
            Axe.picture(fang, "first-day-zh-CN");
        }
    }

    private static void makeTeam(Page admin, String url) {
        admin.navigate(url + "/admin/teams");
        button(admin, "Add a team");
        admin.getByLabel("Name").fill("Shop");
        button(admin, "Save");
        assertThat(admin.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Shop"))).isVisible();
    }

    private void connectMailbox(Page admin, String url) {
        admin.navigate(url + "/admin/mailboxes/new");
        admin.getByLabel("From name").fill("The shop");
        admin.getByLabel("Email address").fill(SHOP);
        admin.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("any");
        admin.getByLabel("Team", new Page.GetByLabelOptions().setExact(true)).selectOption(new SelectOption().setLabel("Shop"));
        server(admin, "Incoming mail", imapPort);
        server(admin, "Outgoing mail", smtpPort);
        button(admin, "Save");
        assertThat(admin.getByText(SHOP)).isVisible();
    }

    private static void server(Page page, String title, int port) {
        var server = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(title));
        server.getByLabel("Host").fill("127.0.0.1");
        server.getByLabel("Encryption").selectOption(new SelectOption().setLabel("None"));
        server.getByLabel("Port").fill(String.valueOf(port));
    }

    private static void invite(Page admin, String url, String email, String name, String language) {
        admin.navigate(url + "/admin/agents");
        button(admin, "Invite somebody");
        admin.getByLabel("Email address").fill(email);
        admin.getByLabel("Full name").fill(name);
        admin.getByLabel("Language of the mail").selectOption(new SelectOption().setLabel(language));
        admin.getByLabel("Shop").check();
        button(admin, "Invite");
        assertThat(admin.getByText("A mail is on its way to " + email)).isVisible();
    }

    private static Page accept(Page page, Mailboxes mailboxes, String email, String words, String start) throws Exception {
        page.navigate(found(INVITATION, Mailboxes.text(mailboxes.arrived(email, words))));
        page.locator("input[name=password]").fill(PASSWORD);
        button(page, start);
        page.waitForURL(Pattern.compile(".*/inbox/.*"));
        return page;
    }

    private static String found(Pattern pattern, String text) {
        var links = pattern.matcher(text).results().map(MatchResult::group).toList();
        assertThat(links).hasSize(1);
        return links.getFirst();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}

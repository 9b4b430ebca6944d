package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** The customer's page in a real browser: from the mail to the agent's open console, without a line of script. */
@WholeDesk
class StatusPageInBrowserTests {

    private static final Path AXE = Path.of("src/main/console/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int MOST_BYTES = 40_000;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    @Test
    void customerAnswersOnThePageAndTheOpenConsoleShowsIt() throws Exception {
        var mailboxes = new Mailboxes(smtpPort, imapPort);
        var agent = new Client(url).signIn("agent@tributary.example");
        agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
        mailboxes.send("iris@example.com", Mail.from("Iris Vale <iris@example.com>").subject("Chair wobbles").text("The chair wobbles on every floor.").raw());
        var number = eventually(() -> agent.get("/api/v1/tickets?sort=-created&limit=20").json().path("items").valueStream()
                .filter(ticket -> ticket.path("subject").asString().equals("Chair wobbles")).map(ticket -> ticket.path("number").asLong())
                .findFirst().orElse(null));
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "She is a difficult one."));
        agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Please turn the left foot a little."));
        var answer = Mailboxes.text(mailboxes.arrived("iris@example.com", "turn the left foot"));
        var link = Pattern.compile(Pattern.quote(url) + "/s/[A-Za-z0-9_.-]+").matcher(answer);
        assertThat(link.find()).as(answer).isTrue();

        try (var desk = browser.window("en", ColorScheme.LIGHT); var phone = browser.withoutScript("en", ColorScheme.LIGHT)) {
            var console = Browser.signIn(desk, url, "agent@tributary.example");
            console.navigate(url + "/t/" + number);
            console.getByRole(AriaRole.LOG).getByText("turn the left foot").waitFor();
            console.evaluate("window.notReloaded = true");

            var page = phone.newPage();
            page.navigate(link.group());
            assertThat(page.getByText("The chair wobbles on every floor.")).isVisible();
            assertThat(page.getByText("Please turn the left foot a little.")).isVisible();
            assertThat(page.getByText("difficult one")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Please write your message");
            page.getByLabel("Your message").fill("It stands firm now.\nThank you!");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your reply has reached us");
            page.reload();
            assertThat(page.getByText("It stands firm now.")).hasCount(1);

            assertThat(console.getByRole(AriaRole.LOG)).containsText("It stands firm now.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Solved, thanks")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("marked this as solved");
            eventually(() -> agent.get("/api/v1/tickets/" + number).json().path("status").asString().equals("resolved") ? true : null);
            assertThat(console.evaluate("window.notReloaded")).isEqualTo(true);
            assertThat(phone.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,light", "en,dark", "zh-CN,light", "zh-CN,dark"})
    void pageIsLightFitsAPhoneAndAxeFindsNothing(String locale, String theme) throws Exception {
        var scheme = theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        var name = locale + "-" + theme + "-status";
        var path = locale.equals("en") ? english() : chinese();
        try (var window = browser.withoutPolicy(locale, scheme)) {
            var page = window.newPage();
            var answers = new ArrayList<Response>();
            page.onResponse(answers::add);
            page.navigate(path);
            page.waitForLoadState();
            assertThat(answers).extracting(Response::url).allMatch(one -> one.startsWith(url + "/"));
            assertThat(List.copyOf(answers).stream().mapToInt(answer -> answer.body().length).sum()).isBetween(3_000, MOST_BYTES);
            clean(page, name);
            assertThat(Layout.mistakes(page, locale, true)).isEmpty();
            page.getByRole(AriaRole.BUTTON).first().click();
            clean(page, name + "-error");
            page.setViewportSize(390, 844);
            page.navigate(path + "?done=sent");
            clean(page, name + "-phone");
            for (int width : new int[] {390, 320}) {
                page.setViewportSize(width, 844);
                assertThat(Layout.mistakes(page, locale, true)).isEmpty();
            }
            page.navigate(url + "/s/nothing");
            clean(page, name + "-wrong");
        }
    }

    private String english() {
        var long390 = "Longwordwithoutanyblank".repeat(6);
        return conversation(Mail.from("Amelia Okafor <amelia-page@example.com>").subject("Refund for order 88213 not received after three weeks")
                .text("Hello,\r\n\r\nI sent the lamp back on 2 November, see https://shop.example/returns/88213?from=mail " + long390
                        + "\r\n\r\nOn Fri, 20 Nov 2026, Support wrote:\r\n> We will refund you.\r\n> Lena\r\n"),
                "Dear Amelia,\n\nthe refund left us today. It should be with you by Friday.\n\nLena", "Thank you, I will look out for it.");
    }

    private String chinese() {
        return conversation(Mail.from("王小明 <wang-page@example.com>").subject("订单 88213 的退款还没有收到")
                .text("您好，\r\n\r\n我三周前已经把台灯寄回，但是一直没有收到退款。请帮我查一下，谢谢。"),
                "您好，\n\n退款已于今天发出，预计周五前到账。\n\n莉娜", "好的，谢谢！");
    }

    private String conversation(Mail question, String answer, String thanks) {
        var agent = new Client(url).signIn("agent@tributary.example");
        var number = agent.processed(question.raw()).path("ticket").asLong();
        var reply = agent.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", answer)).json().path("id").asString();
        var sent = eventually(() -> {
            var message = agent.get("/api/v1/messages/" + reply).json();
            return message.path("delivery").path("state").asString().equals("sent") ? message.path("externalId").asString() : null;
        });
        agent.processed("From: " + question.from() + "\r\nTo: support@tributary.example\r\nSubject: Re: " + number + "\r\nIn-Reply-To: " + sent
                + "\r\nMessage-ID: " + question.messageId().replace("@", ".2@")
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + thanks
                + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=receipt-88213.pdf\r\n\r\n" + "x".repeat(48_000)
                + "\r\n--b--\r\n");
        return agent.post("/api/v1/tickets/" + number + "/status-link", Map.of()).json().path("url").asString();
    }

    @SuppressWarnings("unchecked")
    private static void clean(Page page, String name) throws Exception {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        page.evaluate(Files.readString(AXE));
        var found = (List<Map<String, Object>>) page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations'], "
                + "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations"
                + ".map(v => ({id: v.id, where: v.nodes.map(n => n.html).join(' | ').slice(0, 500)}))");
        assertThat(found).as(name).isEmpty();
    }
}

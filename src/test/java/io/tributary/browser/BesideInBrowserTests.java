package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;

/** What comes with a ticket and what stands beside it, in a real browser and both languages. */
@WholeDesk
class BesideInBrowserTests {

    private static final String AGENT = "agent@tributary.example";
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='window.top.hacked=1'><script>window.top.hacked=1</script></svg>";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    Client agent;
    final String mark = "quokka" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    final String customer = "Zelda <" + mark + "@example.com>";

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn(AGENT);
    }

    @AfterEach
    void speakEnglish() {
        agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    private Page ticket(BrowserContext window, String locale, long number, String words) {
        agent.patch("/api/v1/session", Map.of("locale", locale, "theme", "system"));
        var page = Browser.signIn(window, url, AGENT);
        page.navigate(url + "/t/" + number);
        assertThat(page.getByRole(AriaRole.LOG)).containsText(words);
        return page;
    }

    private long number(String subject, String text) {
        return agent.processed(Mail.from(customer).subject(subject).text(text).raw()).path("ticket").asLong();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator picture(Page page, String show, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + show + " ?" + name.replace(".", "\\."))));
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    private static String part(String type, String name, String content) {
        return "--b\r\nContent-Type: " + type + "\r\nContent-Disposition: attachment; filename=" + name + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + content + "\r\n";
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private long withFiles() throws IOException {
        return agent.processed("From: " + customer + "\r\nTo: support@tributary.example\r\nSubject: Cracked lamp\r\nMessage-ID: <" + UUID.randomUUID()
                + "@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the crack.\r\n"
                + part("image/png", "crack.png", picture()) + part("image/png", "box.png", picture()) + part("image/svg+xml", "evil.svg", encoded(SVG))
                + part("text/html", "evil.html", encoded("<script>window.top.hacked=1</script>")) + part("image/png", "fake.png", encoded(SVG)) + "--b--\r\n")
                .path("ticket").asLong();
    }

    @Test
    void picturesAreLookedAtAndNothingElseIs() throws Exception {
        var number = withFiles();
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(window, "en", number, "See the crack.");
            var files = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Attachments"));
            assertThat(files.getByRole(AriaRole.BUTTON)).hasCount(3);
            assertThat(files.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("evil"))).hasCount(2);

            picture(page, "Show", "crack.png").press("Enter");
            var shown = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.IMG);
            assertThat(shown).hasAttribute("alt", "crack.png");
            eventually(() -> ((Number) shown.evaluate("image => image.naturalWidth")).intValue() == 640 ? true : null);
            Axe.clean(page, "picture-en");
            page.keyboard().press("ArrowRight");
            assertThat(shown).hasAttribute("alt", "box.png");
            page.keyboard().press("ArrowRight");
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This file cannot be shown as a picture. It can still be downloaded.");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(picture(page, "Show", "crack.png")).isFocused();
            assertThat((Boolean) page.evaluate("'hacked' in window")).isFalse();
        }
    }

    @Test
    @Tag("full")
    void allFilesAreTakenHomeTogether() throws Exception {
        var number = withFiles();
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = ticket(window, "zh-CN", number, "See the crack.");
            Axe.clean(page, "attachments-zh");
            var download = page.waitForDownload(() -> page.getByText("全部下载").click());
            assertThat(download.suggestedFilename()).isEqualTo("attachments.zip");
            var names = new ArrayList<String>();
            try (var zip = new ZipFile(download.path().toFile())) {
                zip.stream().forEach(entry -> names.add(entry.getName()));
            }
            assertThat(names).containsExactly("crack.png", "box.png", "evil.svg", "evil.html", "fake.png");
            assertThat(Files.size(download.path())).isPositive();
            picture(page, "查看", "box.png").click();
            assertThat(page.getByText("第 2 张，共 3 张")).isVisible();
            Axe.clean(page, "picture-zh");
        }
    }

    @Test
    void ticketIsFoundByItsWordsAndPutBesideThisOne() throws Exception {
        var first = number("Kettle " + mark, "The kettle leaks.");
        var second = number("Toaster " + mark, "The toaster burns.");
        eventually(() -> agent.get("/api/v1/tickets?q=" + mark).json().path("count").asInt() == 2 ? true : null);
        for (var locale : List.of("en", "zh-CN")) {
            var zh = locale.equals("zh-CN");
            try (var window = browser.window(locale, zh ? ColorScheme.DARK : ColorScheme.LIGHT)) {
                var page = ticket(window, locale, first, "The kettle leaks.");
                assertThat(region(page, zh ? "该客户的其他 1 个工单" : "1 other ticket of this customer")).containsText("T-" + second + " Toaster");
                button(page, zh ? "关联工单…" : "Link a ticket…").press("Enter");
                page.keyboard().type("toaster " + mark);
                assertThat(page.locator("[role=listbox] [role=option]")).hasCount(1);
                Axe.clean(page, "link-" + locale);
                page.keyboard().press("Enter");
                assertThat(page.getByRole(AriaRole.DIALOG)).containsText("T-" + second + " Toaster");
                page.keyboard().press("Enter");
                assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
                assertThat(region(page, zh ? "关联工单" : "Linked tickets")).containsText("T-" + second + " Toaster");
                Axe.clean(page, "linked-" + locale);
                assertThat(agent.get("/api/v1/tickets/" + second).json().path("links").get(0).path("number").asLong()).isEqualTo(first);
                page.keyboard().press("z");
                assertThat(region(page, zh ? "关联工单" : "Linked tickets").getByRole(AriaRole.LINK)).hasCount(0);
                eventually(() -> agent.get("/api/v1/tickets/" + second).json().path("links").isEmpty() ? true : null);
            }
        }
    }

    @Test
    @Tag("full")
    void ticketToMergeIntoIsFoundByItsWords() throws Exception {
        var first = number("Kettle " + mark, "The kettle leaks.");
        var second = number("Toaster " + mark, "The toaster burns.");
        eventually(() -> agent.get("/api/v1/tickets?q=" + mark).json().path("count").asInt() == 2 ? true : null);
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = ticket(window, "zh-CN", first, "The kettle leaks.");
            page.keyboard().press("Shift+M");
            assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("工单编号或关键词"))).isFocused();
            page.keyboard().type(mark);
            // The ticket itself is none to merge into.
            assertThat(page.locator("[role=listbox] [role=option]")).hasText(java.util.regex.Pattern.compile("Toaster"));
            Axe.clean(page, "merge-words-zh");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("T-" + second + " Toaster");
            page.keyboard().press("Enter");
            eventually(() -> agent.get("/api/v1/tickets/" + first).json().path("mergedInto").asLong(0) == second ? true : null);
        }
    }
}

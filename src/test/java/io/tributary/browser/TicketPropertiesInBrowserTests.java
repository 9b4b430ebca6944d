package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** What a ticket is about, how urgent it is, whom it waits for and who is told of it: set in a real browser, in both languages. */
@WholeDesk
class TicketPropertiesInBrowserTests {

    private static final String AGENT = "agent@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Value("${tributary.public-url}")
    String url;

    Client admin;
    Client agent;
    Client colleague;
    String shipping;
    String damaged;
    Mail question;
    long number;

    @BeforeEach
    void questionAndTree() {
        admin = new Client(url).signIn("admin@tributary.example");
        agent = new Client(url).signIn(AGENT);
        colleague = new Client(url).signIn("supervisor@tributary.example");
        shipping = category(Map.of("en", "Shipping woes", "zh", "物流问题"));
        damaged = category(Map.of("en", "Damaged parcel", "zh", "包裹破损", "parent", shipping));
        question = Mail.from("Wilma <wilma" + UUID.randomUUID() + "@example.com>").subject("Box crushed " + UUID.randomUUID()).text("The box arrived crushed.");
        number = agent.processed(question.raw()).path("ticket").asLong();
    }

    @AfterEach
    void putAway() {
        for (var key : List.of(damaged, shipping)) admin.post("/api/v1/categories/" + key + "/archive", Map.of("keep", true));
        agent.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    private String category(Map<String, String> names) {
        return admin.post("/api/v1/categories", names).json().path("key").asString();
    }

    private Page ticket(BrowserContext window, String locale) {
        agent.patch("/api/v1/session", Map.of("locale", locale, "theme", "system"));
        var page = Browser.signIn(window, url, AGENT);
        page.navigate(url + "/inbox/open/t/" + number);
        assertThat(page.getByRole(AriaRole.LOG)).containsText("The box arrived crushed.");
        return page;
    }

    private JsonNode now() {
        return agent.get("/api/v1/tickets/" + number).json();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What can be chosen; the fixed lists of the bar above have choices of their own. */
    private static Locator options(Page page) {
        return page.locator("[role=listbox] [role=option]");
    }

    private static Locator option(Page page, String name) {
        return page.locator("[role=listbox]").getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    @Test
    @Tag("full")
    void categoryIsChosenFromItsTreeOrAsItsChineseIsTyped() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(window, "en");
            button(page, "Category: No category").click();
            var parent = option(page, "Shipping woes");
            var child = option(page, "Shipping woes › Damaged parcel");
            assertThat(child).hasText("Damaged parcel");
            assertThat(child.boundingBox().y).isEqualTo(parent.boundingBox().y + parent.boundingBox().height);
            assertThat(start(child)).isGreaterThan(start(parent));
            Axe.clean(page, "category-en");

            page.keyboard().type("bgps");
            assertThat(options(page)).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(button(page, "Category: Shipping woes › Damaged parcel")).isFocused();
            eventually(() -> now().path("category").asString().equals(damaged) ? true : null);

            page.keyboard().press("Enter");
            page.keyboard().type("shipping");
            page.keyboard().press("Enter");
            assertThat(button(page, "Category: Shipping woes")).isVisible();
            page.keyboard().press("Enter");
            page.keyboard().press("Home");
            option(page, "No category").click();
            assertThat(button(page, "Category: No category")).isVisible();
            eventually(() -> now().path("category").isNull() ? true : null);
        }
    }

    /** Where a choice's words begin. */
    private static double start(Locator option) {
        return option.locator("span").first().boundingBox().x;
    }

    @Test
    void chineseColleagueChoosesAndTagsByAnInputMethod() throws Exception {
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = ticket(window, "zh-CN");
            var keyboard = window.newCDPSession(page);
            button(page, "分类: 未分类").click();
            assertThat(option(page, "物流问题 › 包裹破损")).hasText("包裹破损");
            Axe.clean(page, "category-zh");
            keyboard.send("Input.imeSetComposition", composing("bao'guo"));
            page.keyboard().insertText("包裹");
            page.keyboard().press("Enter");
            assertThat(button(page, "分类: 物流问题 › 包裹破损")).isVisible();
            eventually(() -> now().path("category").asString().equals(damaged) ? true : null);

            field(page, "添加标签").focus();
            keyboard.send("Input.imeSetComposition", composing("po'sun"));
            page.keyboard().insertText("破损，");
            assertThat(named(page, AriaRole.LIST, "标签")).hasText("破损");
            page.keyboard().type("vip");
            page.keyboard().press("Enter");
            assertThat(named(page, AriaRole.LIST, "标签").getByRole(AriaRole.LISTITEM)).hasText(new String[] {"破损", "vip"});
            eventually(() -> now().path("tags").size() == 2 ? true : null);
            assertThat(history(page, "历史记录")).containsText("分类：无 → 物流问题 › 包裹破损");
            Axe.clean(page, "properties-zh");
        }
    }

    private static Locator history(Page page, String name) {
        var history = page.locator("#details details").filter(new Locator.FilterOptions().setHas(page.locator("summary", new Page.LocatorOptions().setHasText(name))));
        if (history.getAttribute("open") == null) history.locator("summary").click();
        return history;
    }

    private static JsonObject composing(String text) {
        var composition = new JsonObject();
        composition.addProperty("text", text);
        composition.addProperty("selectionStart", text.length());
        composition.addProperty("selectionEnd", text.length());
        return composition;
    }

    @Test
    void tagsPriorityAndStatusAreSetByTheKeyboard() throws Exception {
        agent.patch("/api/v1/tickets/" + agent.processed(Mail.from("tags@example.com").subject("Tags").text("Tags").raw()).path("ticket").asLong(),
                Map.of("tags", List.of("water damage")));
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = ticket(window, "en");
            page.keyboard().press("t");
            assertThat(field(page, "Add a tag")).isFocused();
            page.keyboard().type("fragile,water");
            assertThat(option(page, "water damage")).isVisible();
            Axe.clean(page, "tags-en");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(named(page, AriaRole.LIST, "Tags").getByRole(AriaRole.LISTITEM)).hasText(new String[] {"fragile", "water damage"});
            page.keyboard().press("Backspace");
            assertThat(named(page, AriaRole.LIST, "Tags").getByRole(AriaRole.LISTITEM)).hasText(new String[] {"fragile"});
            eventually(() -> now().path("tags").size() == 1 ? true : null);

            field(page, "Priority").selectOption("urgent");
            field(page, "Status").selectOption("pending");
            assertThat(page.getByText("Pending: waits for the customer.")).isVisible();
            field(page, "Status").selectOption("on_hold");
            assertThat(page.getByText("On hold: waits for somebody other than the customer.")).isVisible();
            Axe.clean(page, "on-hold-en");
            eventually(() -> now().path("priority").asString().equals("urgent") && now().path("status").asString().equals("on_hold") ? true : null);
            assertThat(history(page, "History")).containsText("Priority: Normal → Urgent");
            assertThat(history(page, "History")).containsText("Status: Pending → On hold");

            field(page, "Status").selectOption("pending");
            agent.processed(Mail.from(question.from()).subject("Re: " + question.subject()).text("Here is a photo.").answering(question.messageId()).raw());
            assertThat(field(page, "Status")).hasValue("open");
        }
    }

    @Test
    void putOffItLeavesItsListAndComesBackWhenTheCustomerWrites() throws Exception {
        for (var locale : List.of("en", "zh-CN")) {
            var zh = locale.equals("zh-CN");
            try (var window = browser.window(locale, zh ? ColorScheme.DARK : ColorScheme.LIGHT)) {
                var page = ticket(window, locale);
                assertThat(Browser.row(page, question.subject())).isVisible();
                page.keyboard().press("s");
                assertThat(page.getByText(zh ? "在此之前不出现在列表中" : "Out of the lists until then")).isVisible();
                Axe.clean(page, "snooze-" + locale);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(zh ? "明天 9:00" : "Tomorrow, 9:00")).click();
                assertThat(button(page, zh ? "立即恢复" : "Bring it back now")).isVisible();
                assertThat(page.locator("[data-number='" + number + "']")).containsText(zh ? "已设为稍后处理" : "Snoozed");

                page.navigate(url + "/inbox/snoozed/t/" + number);
                assertThat(page.locator("[data-number='" + number + "']")).isVisible();
                agent.processed(Mail.from(question.from()).subject("Re: " + question.subject()).text("Any news " + locale).answering(question.messageId()).raw());
                assertThat(page.getByText(zh ? "已回到列表：客户来信了。" : "It came back: the customer wrote.")).isVisible();
                // A frame that is missed while the page opens is noticed with the next heartbeat.
                assertThat(button(page, zh ? "立即恢复" : "Bring it back now")).hasCount(0, new HasCountOptions().setTimeout(15_000));
                assertThat(history(page, zh ? "历史记录" : "History")).containsText(zh ? "已回到列表：客户来信了" : "Came back: the customer wrote");
            }
        }
    }

    @Test
    @Tag("full")
    void followersAreToldWhatTheCustomerWrites() throws Exception {
        var name = colleague.get("/api/v1/session").json().path("user").path("name").asString();
        for (var locale : List.of("en", "zh-CN")) {
            var zh = locale.equals("zh-CN");
            try (var window = browser.window(locale, zh ? ColorScheme.DARK : ColorScheme.LIGHT)) {
                var page = ticket(window, locale);
                var followers = named(page, AriaRole.REGION, zh ? "关注者" : "Followers");
                assertThat(followers).containsText(zh ? "还没有人关注此工单。" : "Nobody follows this ticket.");
                button(page, zh ? "关注" : "Follow").click();
                assertThat(button(page, zh ? "取消关注" : "Do not follow any more")).isVisible();
                button(page, zh ? "添加同事" : "Add a colleague").click();
                assertThat(option(page, name)).isVisible();
                Axe.clean(page, "followers-" + locale);
                page.keyboard().type(name);
                page.keyboard().press("Enter");
                assertThat(followers.getByRole(AriaRole.LISTITEM)).hasCount(2);
                assertThat(followers).containsText(name);

                agent.processed(Mail.from(question.from()).subject("Re: " + question.subject()).text("Told " + locale).answering(question.messageId()).raw());
                eventually(() -> colleague.get("/api/v1/notifications").text().contains("\"" + number + "\"")
                        || colleague.get("/api/v1/notifications").text().contains(":" + number) ? true : null);

                button(page, (zh ? "移除关注者 " : "Remove follower ") + name).click();
                assertThat(followers.getByRole(AriaRole.LISTITEM)).hasCount(1);
                button(page, zh ? "取消关注" : "Do not follow any more").click();
                assertThat(followers).containsText(zh ? "还没有人关注此工单。" : "Nobody follows this ticket.");
            }
        }
    }
}

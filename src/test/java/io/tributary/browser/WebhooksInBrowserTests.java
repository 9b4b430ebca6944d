package io.tributary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tributary.browser.Axe.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.automation.Receiver;
import io.tributary.ticket.Actor;
import io.tributary.ticket.TicketEvent.PromiseEndangered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An administrator connects another system, sees what it is told, and mends it when it does not take it. */
@WholeDesk
@EveryLook
class WebhooksInBrowserTests {

    private static final String ADMIN = "admin@tributary.example";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Parameter
    Look look;

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    Client admin;
    BrowserContext window;
    Receiver receiver;
    String name;

    @BeforeEach
    void signIn() throws Exception {
        admin = new Client(url).signIn(ADMIN);
        name = "Pager " + UUID.randomUUID().toString().substring(0, 8);
        receiver = Receiver.open();
        look.chosenBy(admin);
        window = look.window(browser);
    }

    @AfterEach
    void leaveNothing() {
        window.close();
        receiver.close();
        Look.forgottenBy(admin);
        admin.get("/api/v1/webhooks").json().path("items").forEach(webhook -> admin.delete("/api/v1/webhooks/" + webhook.path("id").asString()));
    }

    private long promiseIsBroken() {
        var ticket = admin.processed(Mail.from("hook-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        var id = jdbc.sql("select id from ticket where number = ?").param(ticket).query(UUID.class).single();
        transaction.executeWithoutResult(tx -> events.publishEvent(
                new PromiseEndangered(id, null, Actor.SYSTEM, Instant.now(), UUID.randomUUID(), "first_response", Instant.now(), true)));
        return ticket;
    }

    private Locator row(Page page, String saying) {
        return page.locator("main li").filter(new Locator.FilterOptions().setHasText(saying));
    }

    @Test
    void anotherSystemIsConnectedTriedAndSeenToBeTold() throws Exception {
        var page = Browser.signIn(window, url, ADMIN);
        page.navigate(url + "/admin/teams");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(look.named("Webhooks"))).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(look.named("Add a webhook"))).click();
        look.label(page, "Name").fill(name);
        look.label(page, "Address").fill("ftp://hooks.example/");
        look.button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("https://");
        look.label(page, "Address").fill(receiver.url());
        look.label(page, "A promise is due soon").uncheck();
        clean(page, "webhook-form-" + look);
        page.keyboard().press("Enter");

        var secret = look.label(page, "Signing secret").inputValue();
        assertThat(secret).startsWith("whsec_");
        clean(page, "webhook-secret-" + look);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(look.named("Kept; go on"))).click();

        look.button(page, "Send a test").click();
        assertThat(page.locator("main section").first()).containsText("204");
        assertThat(receiver.told().getFirst().signedWith(secret)).isTrue();
        assertThat(page.content()).doesNotContain("whsec_");

        receiver.usually(500);
        var ticket = promiseIsBroken();
        assertThat(row(page, "T-" + ticket)).containsText("500", new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        clean(page, "webhook-deliveries-" + look);
        Layout.right(page, look.locale, "webhook-deliveries-" + look);
        page.setViewportSize(390, 844);
        Layout.right(page, look.locale, "webhook-deliveries-narrow-" + look);
        clean(page, "webhook-deliveries-narrow-" + look);
        page.setViewportSize(1440, 900);

        receiver.usually(200);
        row(page, "T-" + ticket).getByRole(AriaRole.BUTTON).click();
        assertThat(row(page, "T-" + ticket)).containsText(look.saying("Delivered"), new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
        assertThat(receiver.told().getLast().signedWith(secret)).isTrue();

        page.navigate(url + "/admin/webhooks");
        assertThat(row(page, name)).containsText(look.saying("Works"));
        clean(page, "webhooks-" + look);
        assertThat(admin.get("/api/v1/webhooks").json().path("items").path(0).path("events").valueStream().map(each -> each.asString()).toList())
                .isEqualTo(List.of("promise.broken", "ticket.escalated"));
    }
}

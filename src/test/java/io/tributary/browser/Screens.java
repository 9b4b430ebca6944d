package io.tributary.browser;

import static io.tributary.browser.Screen.NOBODY;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All there is to look at, with something on every page of it. */
final class Screens {

    private static final String WHOLE = "x".repeat(43);

    private final String url;
    private final Client admin;
    private final Agents agents;
    private final long ticket;
    private final long other;
    private final long called;
    private final long calledBack;

    /** @param ask brings a ticket's customer the page on which they say how it went */
    Screens(String url, Agents agents, LongFunction<String> ask) {
        this.url = url;
        this.agents = agents;
        admin = new Client(url).signIn("admin@tributary.example");
        var own = UUID.randomUUID().toString();
        var question = Mail.from("Amelia Okafor <amelia-" + own + "@example.com>").subject("Refund for order 88213 not received after three weeks")
                .header("Cc", "Tom Becker <tom-" + own + "@example.com>")
                .text("Hello,\r\n\r\nI sent the lamp back on 2 November, see https://shop.example/returns/88213.\r\n" + "Longwordwithoutanyblank".repeat(8)
                        + "\r\n\r\nOn Fri, 20 Nov 2026, Support wrote:\r\n> We will refund you.\r\n> Lena\r\n");
        ticket = admin.processed(question.raw()).path("ticket").asLong();
        admin.processed(Mail.from("Amelia Okafor <amelia-" + own + "@example.com>").subject("Re: Refund").text("Is anybody there?").answering(question.messageId()).raw());
        admin.post(on("/messages"), Map.of("kind", "note", "text", "她已经来过两次电话。"));
        admin.patch("/api/v1/tickets/" + ticket, Map.of("tags", List.of("refund-late", "退款")));
        other = admin.processed(Mail.from("王小明 <wang-" + own + "@example.com>").subject("订单 88213 的退款还没有收到").text("您好，请帮我查一下。").raw()).path("ticket").asLong();
        called = unhappy(own, ask);
        calledBack = unhappy("back-" + own, ask);
        admin.post("/api/v1/tickets/" + calledBack + "/callback", Map.of("outcome", "unresolved", "note", "她要一盏新灯。She wants another lamp."));
        admin.processed(Mail.from("Sam <sam@" + own + ".example.com>").subject("免费水壶 Free kettle " + own).header("X-Spam-Flag", "YES").text("Is it?").raw());
        admin.post("/api/v1/organisations", Map.of("name", "Northwind 北风贸易 " + own.substring(0, 4), "domains", List.of(own + ".example", "longer-" + own + ".example"), "tier", "vip"));
        admin.post("/api/v1/categories", Map.of("en", "Refund not received " + own.substring(0, 4), "zh", "退款未到账 " + own.substring(0, 4)));
    }

    private long unhappy(String own, LongFunction<String> ask) {
        var number = admin.processed(Mail.from("Vera Moss <vera-" + own + "@example.com>").subject("The lamp flickers 台灯闪烁").text("It flickers.").raw()).path("ticket").asLong();
        admin.patch("/api/v1/tickets/" + number, Map.of("status", "resolved"));
        var form = "score=1&word=" + "Longwordwithoutanyblank".repeat(6) + "+还是不亮";
        new Client(url).send("POST", path(ask.apply(number)), "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
        return number;
    }

    private String customer() {
        return admin.get(on("")).json().path("customer").path("id").asString();
    }

    private String on(String more) {
        return "/api/v1/tickets/" + ticket + more;
    }

    List<Screen> all() {
        var all = new ArrayList<Screen>();
        all.addAll(entrance());
        for (var who : List.of("admin", "agent")) all.addAll(inbox(who));
        all.addAll(ticket());
        all.addAll(own());
        all.addAll(administration());
        return all;
    }

    private List<Screen> entrance() {
        return List.of(
                Screen.of("/login", NOBODY, "/login"),
                Screen.of("/login", NOBODY, "/login").with("refused", page -> {
                    page.locator("input[name=email]").fill("nobody@example.com");
                    page.locator("input[name=password]").fill("wrong");
                    page.locator("button[type=submit]").click();
                    page.getByRole(AriaRole.ALERT).waitFor();
                }),
                Screen.of("/setup", NOBODY, "/setup"),
                Screen.of("/setup", NOBODY, "/setup#" + WHOLE).with("form", page -> page.locator("button[type=submit]").click()),
                Screen.of("/invite", NOBODY, this::invitation).with("form", page -> page.locator("input[name=password]").waitFor()),
                Screen.of("/invite", NOBODY, "/invite#" + WHOLE).with("gone", page -> page.locator("main a").waitFor()),
                Screen.of("/reset", NOBODY, this::reset).with("form", page -> page.locator("input[name=password]").waitFor()),
                Screen.of("/forgotten-password", NOBODY, "/forgotten-password"),
                Screen.of("/forgotten-password", NOBODY, "/forgotten-password").with("sent", page -> {
                    page.locator("input[name=email]").fill("nobody@example.com");
                    page.locator("button[type=submit]").click();
                    page.locator("input[name=email]").waitFor(gone());
                }));
    }

    private String invitation(String locale) {
        var form = Map.of("email", UUID.randomUUID() + "@newcomer.example", "name", "王芳", "role", "agent", "locale", locale);
        return path(admin.post("/api/v1/staff", form).json().path("link").asString());
    }

    private String reset(String locale) {
        var agent = agents.hireForDemo(UUID.randomUUID() + "@tributary.example", "Forgetful", Role.AGENT, "tributary");
        new Client(url).signIn(agent.email()).patch("/api/v1/session", Map.of("locale", locale));
        return path(admin.post("/api/v1/staff/" + agent.id() + "/link", Map.of()).json().path("link").asString());
    }

    private static String path(String link) {
        return link.replaceFirst("^https?://[^/]+", "");
    }

    private List<Screen> inbox(String who) {
        var open = Screen.of("/inbox/$view", who, "/inbox/open?sort=-created");
        var list = new ArrayList<>(List.of(
                open.with("", rows()),
                Screen.of("/inbox/$view", who, "/inbox/no-such-view").with("unknown", page -> {}),
                open.with("user menu", then(rows(), menu("header [aria-haspopup=menu] >> nth=2")))));
        if (who.equals("agent")) return list;
        list.addAll(List.of(
                Screen.of("/inbox/$view", who, "/inbox/mine").with("empty", page -> {}),
                Screen.of("/admin/nothing", who, "/admin/nothing").with("not found", page -> {}),
                open.with("language", then(rows(), menu("header [aria-haspopup=menu] >> nth=0"))),
                open.with("theme", then(rows(), menu("header [aria-haspopup=menu] >> nth=1"))),
                open.with("views", then(rows(), menu("#list nav [aria-haspopup=menu]"))),
                open.with("row height", then(rows(), page -> button(page, "Row height").click())),
                open.with("filter", then(rows(), dialog("Filter"))),
                Screen.of("/inbox/$view", who, "/inbox/open?sort=-created&status=new,open&tag=refund-late").with("filtered", rows()),
                open.with("selected", then(rows(), page -> {
                    page.locator("[data-box]").first().click();
                    page.locator("#list section[aria-label]").waitFor();
                })),
                open.with("bell", then(rows(), page -> {
                    page.locator("header button[aria-expanded]:not([aria-haspopup])").click();
                    page.getByRole(AriaRole.REGION).first().waitFor();
                })),
                open.with("palette", then(rows(), page -> {
                    page.keyboard().press("Control+k");
                    page.getByRole(AriaRole.OPTION).first().waitFor();
                })),
                open.with("keys", then(rows(), page -> {
                    page.keyboard().press("?");
                    page.getByRole(AriaRole.DIALOG).waitFor();
                })),
                open.with("search box", then(rows(), page -> {
                    page.keyboard().press("/");
                    page.locator("header input").fill("refund");
                    page.locator("#search-options [role=option]").first().waitFor();
                })),
                Screen.of("/search", who, "/search?q=refund").with("", rows()),
                Screen.of("/search", who, "/search?q=nothingofthiskind").with("nothing", page -> page.locator("#list p").first().waitFor()),
                Screen.of("/search", who, "/search").with("help", page -> {}),
                Screen.of("/search/t/$no", who, "/search/t/" + ticket + "?q=refund").with("", conversation())));
        return list;
    }

    private List<Screen> ticket() {
        var open = Screen.of("/inbox/$view/t/$no", "admin", "/inbox/open/t/" + ticket);
        return List.of(
                open.with("", conversation()),
                Screen.of("/inbox/$view/t/$no", "admin", "/inbox/open/t/99999999").with("missing", page -> page.locator("#thread h1").waitFor()),
                open.with("note", then(conversation(), page -> {
                    page.keyboard().press("n");
                    page.keyboard().type("Ask the warehouse.");
                })),
                open.with("canned", then(conversation(), page -> {
                    page.locator("textarea").fill("");
                    page.locator("textarea").pressSequentially("/");
                    page.getByRole(AriaRole.LISTBOX).first().waitFor();
                })),
                open.with("menu", then(conversation(), page -> button(page, "More actions").click())),
                open.with("merge", then(conversation(), item("Merge into…", page -> {
                    page.getByRole(AriaRole.DIALOG).locator("input").fill(String.valueOf(other));
                    page.getByRole(AriaRole.DIALOG).locator("strong").first().waitFor();
                }))),
                open.with("split", then(conversation(), item("Split to a new ticket…", page -> page.getByRole(AriaRole.LOG).getByRole(AriaRole.CHECKBOX).first().check()))),
                open.with("revoke", then(conversation(), item("Revoke status link…", page -> page.getByRole(AriaRole.DIALOG).waitFor()))),
                open.with("snooze", then(conversation(), page -> page.keyboard().press("s"))),
                open.with("category", then(conversation(), page -> {
                    page.locator("#details button[aria-haspopup=dialog]").first().click();
                    page.locator("[role=option]").first().waitFor();
                })),
                open.with("promised", then(conversation(), page -> {
                    page.keyboard().press("w");
                    page.locator("figure svg, figure ol").first().waitFor();
                })),
                open.with("why", then(conversation(), page -> page.locator("article button[aria-haspopup=dialog]").first().click())),
                open.with("participant", then(conversation(), page -> page.locator("section[aria-labelledby=participants] > button").click())),
                Screen.of("/inbox/$view/t/$no", "admin", "/inbox/callbacks/t/" + called).with("callback", conversation()),
                Screen.of("/inbox/$view/t/$no", "admin", "/inbox/callbacks/t/" + called).with("outcome", then(conversation(), dialog("Record the outcome"))),
                Screen.of("/inbox/$view/t/$no", "admin", "/inbox/all/t/" + calledBack).with("called back", conversation()),
                Screen.of("/new", "admin", "/new").with("", page -> page.locator("textarea").waitFor()));
    }

    private List<Screen> own() {
        return List.of(
                Screen.of("/me", "admin", "/me"),
                Screen.of("/me/shortcuts", "admin", "/me/shortcuts"),
                Screen.of("/me/sign-in", "admin", "/me/sign-in").with("", page -> page.locator("main li").first().waitFor()),
                Screen.of("/me/drafts", "admin", "/me/drafts"),
                Screen.of("/me/tokens", "admin", "/me/tokens").with("made", page -> {
                    page.locator("input[name=name]").fill("Robot of the shop");
                    page.locator("main form button").click();
                    page.locator("main input[readonly]").waitFor();
                }));
    }

    private List<Screen> administration() {
        var list = new ArrayList<Screen>();
        var china = admin.get("/api/v1/sla/calendars").json().path("items").valueStream()
                .filter(each -> each.path("preset").asString("").equals("china")).findFirst().orElseThrow().path("id").asString();
        var mailbox = admin.get("/api/v1/channel-accounts").json().path("items").get(0).path("key").asString();
        var policy = "/admin/sla/" + admin.post("/api/v1/sla/policies", Map.of("name", "退款 Refunds", "conditions", Map.of("tags", List.of("退款"), "priority",
                List.of("urgent", "high")), "targets", Map.of("urgent", Map.of("first_response", 1800)), "chatTargets", Map.of())).json().path("id").asString();
        admin.patch("/api/v1" + policy.substring("/admin".length()).replace("/sla/", "/sla/policies/"), Map.of("warnAt", 60));
        list.addAll(webhooks());
        list.addAll(workflows());
        list.addAll(List.of(
                at("/admin/mailboxes"),
                at("/admin/mailboxes/new").with("", page -> page.locator("form select").first().waitFor()),
                at("/admin/mailboxes/new").with("refused", then(page -> page.locator("form select").first().waitFor(), page -> button(page, "Save").click())),
                Screen.of("/admin/mailboxes/$key", "admin", "/admin/mailboxes/" + mailbox).with("", page -> page.locator("form select").first().waitFor()),
                Screen.of("/admin/mailboxes/$key", "admin", "/admin/mailboxes/nothing").with("unknown", page -> {}),
                Screen.of("/admin/mailboxes/$key", "admin", "/admin/mailboxes/" + mailbox).with("remove", dialog("Remove…")),
                Screen.of("/admin/mailboxes", "agent", "/admin/mailboxes").with("forbidden", page -> {}),
                at("/admin/agents").with("", lines()),
                at("/admin/agents").with("invite", then(lines(), dialog("Invite somebody"))),
                at("/admin/agents").with("import", then(lines(), dialog("Invite from a list…"))),
                at("/admin/agents").with("menu", then(lines(), menu("main li [aria-haspopup=menu] >> nth=0"))),
                at("/admin/teams").with("", lines()),
                at("/admin/teams").with("add", then(lines(), dialog("Add a team"))),
                at("/admin/teams").with("members", then(lines(), page -> page.locator("main li button").first().click())),
                at("/admin/organisations").with("", lines()),
                at("/admin/organisations").with("change", then(lines(), page -> page.locator("main li button").first().click())),
                Screen.of("/admin/organisations", "agent", "/admin/organisations").with("forbidden", page -> {}),
                Screen.of("/customers/$id", "admin", "/customers/" + customer()).with("", page -> page.locator("main select").nth(2).waitFor()),
                Screen.of("/customers/$id", "agent", "/customers/" + customer()).with("told", form()),
                Screen.of("/customers/$id", "agent", "/customers/nobody").with("unknown", page -> {}),
                at("/admin/roles").with("", page -> page.locator("main table").first().waitFor()),
                at("/admin/business-hours").with("", lines()),
                at("/admin/business-hours").with("add", then(lines(), dialog("Add a calendar"))),
                Screen.of("/admin/business-hours/$id", "admin", "/admin/business-hours/" + china).with("", page -> {
                    page.locator("main table").first().waitFor();
                    page.locator("main details summary").click();
                    page.locator("main form button[type=submit]").click();
                    page.locator("main ol li").first().waitFor();
                }),
                Screen.of("/admin/business-hours/$id", "admin", "/admin/business-hours/" + china).with("day", page -> {
                    page.locator("button[aria-current=date]").click();
                    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.RADIO).last().check();
                }),
                Screen.of("/admin/business-hours/$id", "admin", "/admin/business-hours/" + china).with("import", dialog("Import days…")),
                Screen.of("/admin/business-hours/$id", "admin", "/admin/business-hours/nothing").with("unknown", page -> {}),
                at("/admin/sla").with("", page -> page.locator("main ol h2").first().waitFor()),
                at("/admin/sla/new").with("", form()),
                at("/admin/sla/new").with("refused", then(form(), page -> button(page, "Save").click())),
                Screen.of("/admin/sla/$id", "admin", policy).with("", then(form(), page -> page.locator("main section li").first().waitFor())),
                Screen.of("/admin/sla/$id", "admin", changedPolicy()).with("preview", page -> page.locator("main table time").first().scrollIntoViewIfNeeded()),
                Screen.of("/admin/sla/$id", "admin", policy).with("retire", then(form(), dialog("Put away…"))),
                Screen.of("/admin/sla/$id", "admin", "/admin/sla/nothing").with("unknown", page -> {}),
                at("/admin/tokens"),
                at("/admin/audit").with("", page -> page.locator("main ol li").first().waitFor()),
                at("/admin/categories").with("", lines()),
                at("/admin/categories").with("add", then(lines(), dialog("Add a category"))),
                at("/admin/categories").with("archive", then(lines(), page -> button(page, "Archive").or(page.locator("main li button >> nth=1")).first().click())),
                at("/admin/blocked-senders"),
                at("/admin/canned-answers"),
                at("/admin/canned-answers").with("add", dialog("Add a canned answer")),
                Screen.of("/admin/canned-answers", "agent", "/admin/canned-answers")));
        list.addAll(List.of(
                at("/reports").with("", page -> page.locator("main table td a").first().waitFor()),
                Screen.of("/reports", "admin", "/reports?from=2001-01-01&to=2001-01-31&team=none").with("nothing", page -> page.locator("main section h2").first().waitFor()),
                Screen.of("/reports", "agent", "/reports").with("forbidden", page -> {}),
                Screen.of("/reports/tickets", "admin", "/reports/tickets?figure=arrived").with("", page -> page.locator("main table td").first().waitFor())));
        for (var state : List.of("quarantined", "parked", "accepted", "deleted")) {
            list.add(Screen.of("/admin/inbound/$state", "admin", "/admin/inbound/" + state).with(state, page -> {}));
        }
        list.add(Screen.of("/admin/inbound/$state", "admin", "/admin/inbound/quarantined").with("read", page -> {
            lines().accept(page);
            page.locator("main li button").last().click();
            page.locator("main li input[type=checkbox]").first().check();
        }));
        list.add(Screen.of("/admin/inbound/$state", "admin", "/admin/inbound/quarantined").with("block", then(lines(), dialog("Block sender…"))));
        return list;
    }

    private List<Screen> webhooks() {
        // Nobody answers there.
        var made = admin.post("/api/v1/webhooks", Map.of("name", "值班提醒 Pager", "url", "http://127.0.0.1:1/" + "averylongtokenwithoutanyblank".repeat(6),
                "events", List.of("promise.broken", "ticket.escalated")));
        var webhook = "/admin/webhooks/" + made.json().path("id").asString();
        return List.of(
                at("/admin/webhooks").with("", lines()),
                at("/admin/webhooks/new").with("", form()),
                at("/admin/webhooks/new").with("refused", then(form(), page -> button(page, "Save").click())),
                at("/admin/webhooks/new").with("secret", then(form(), page -> {
                    page.locator("input[name=name]").fill("另一个 Another");
                    page.locator("input[name=url]").fill("http://127.0.0.1:1/");
                    button(page, "Save").click();
                    page.locator("main input[readonly]").waitFor();
                })),
                Screen.of("/admin/webhooks/$id", "admin", webhook).with("", form()),
                Screen.of("/admin/webhooks/$id", "admin", webhook).with("tried", then(form(), page -> {
                    button(page, "Send a test").click();
                    page.locator("main section [role=status]").first().waitFor();
                })),
                Screen.of("/admin/webhooks/$id", "admin", webhook).with("rotate", then(form(), dialog("New secret…"))),
                Screen.of("/admin/webhooks/$id", "admin", webhook).with("remove", then(form(), dialog("Remove…"))),
                Screen.of("/admin/webhooks/$id", "admin", "/admin/webhooks/nothing").with("unknown", page -> {}));
    }

    /** With a ticket that stands under what it said before. */
    private String changedPolicy() {
        var tag = "moved-" + UUID.randomUUID();
        var policy = admin.post("/api/v1/sla/policies", Map.of("name", "金牌客户 Gold", "active", true, "conditions", Map.of("tags", List.of(tag)),
                "targets", Map.of("normal", Map.of("first_response", 3_600, "resolution", 36_000)))).json().path("id").asString();
        var others = admin.get("/api/v1/sla/policies").json().path("items").valueStream().map(each -> each.path("id").asString()).filter(id -> !id.equals(policy));
        admin.send("PUT", "/api/v1/sla/policies/order", Map.of("ids", Stream.concat(Stream.of(policy), others).toList()));
        admin.patch("/api/v1/tickets/" + other, Map.of("tags", List.of(tag)));
        admin.patch("/api/v1/sla/policies/" + policy, Map.of("targets", Map.of("normal", Map.of("first_response", 7_200))));
        return "/admin/sla/" + policy;
    }

    private List<Screen> workflows() {
        var file = Diagrams.of("sla-escalation");
        admin.send("POST", "/api/v1/sla/processes/sla-escalation", "application/xml", BodyPublishers.ofString(Diagrams.withOneMoreStep(file)));
        var escalation = Screen.of("/admin/workflows/$key", "admin", "/admin/workflows/sla-escalation");
        Consumer<Page> drawn = page -> page.locator("figure svg .djs-element, figure ol").first().scrollIntoViewIfNeeded();
        return List.of(
                at("/admin/workflows").with("", lines()),
                escalation.with("", drawn),
                escalation.with("use", then(drawn, page -> {
                    page.locator("main li h3 + p").first().waitFor();
                    page.locator("main ol button:not([aria-expanded])").filter(new Locator.FilterOptions().setHasText(said("Use for new tickets"))).first().click();
                    page.getByRole(AriaRole.DIALOG).waitFor();
                })),
                escalation.with("refused", then(drawn, page -> {
                    page.locator("input[type=file]").setInputFiles(Diagrams.upload("我的升级流程 my-escalation.bpmn", Diagrams.hostile(file)));
                    page.locator("main li code").first().waitFor();
                })),
                Screen.of("/admin/workflows/$key", "admin", "/admin/workflows/nothing").with("unknown", page -> {}),
                Screen.of("/admin/workflows", "agent", "/admin/workflows").with("forbidden", page -> {}));
    }

    private static Screen at(String route) {
        return Screen.of(route, "admin", route);
    }

    private static Consumer<Page> then(Consumer<Page> first, Consumer<Page> next) {
        return first.andThen(next);
    }

    private static Consumer<Page> rows() {
        return page -> page.getByRole(AriaRole.ROW).first().waitFor();
    }

    private static Consumer<Page> lines() {
        return page -> page.locator("main li li, main ul li").first().waitFor();
    }

    private static Consumer<Page> form() {
        return page -> page.locator("form input").first().waitFor();
    }

    private static Consumer<Page> conversation() {
        return page -> {
            page.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            page.locator("textarea").waitFor();
            page.locator("section[aria-labelledby=participants] > button").waitFor();
        };
    }

    private static Consumer<Page> menu(String button) {
        return page -> {
            page.locator(button).last().click();
            page.getByRole(AriaRole.MENU).waitFor();
        };
    }

    private static Consumer<Page> item(String name, Consumer<Page> next) {
        return page -> {
            button(page, "More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(said(name))).click();
            next.accept(page);
        };
    }

    private static Consumer<Page> dialog(String button) {
        return page -> {
            button(page, button).click();
            page.getByRole(AriaRole.DIALOG).waitFor();
        };
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(said(name))).first();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    /** These words, in whatever language the page speaks. */
    private static Pattern said(String english) {
        return Pattern.compile(Look.EN_LIGHT.named(english) + "|" + Look.ZH_LIGHT.named(english));
    }
}

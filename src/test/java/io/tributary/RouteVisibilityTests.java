package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of the API, tried by somebody of another team. The table below must know every route the API document names: a new one
 * fails here until somebody has thought about who may use it.
 */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteVisibilityTests {

    private static final String MARK = "marker" + UUID.randomUUID().toString().replace("-", "");
    private static final String NOWHERE = "999999999999";

    /** What a route gives to those outside: nothing to find, nothing in the list, or nothing of a ticket at all. */
    enum Kind { OBJECT, LIST, NO_TICKET }

    /** {@code path} is what to ask; {@code unknown} the same for something that does not exist; {@code insider} the member's status. */
    record Route(String name, Kind kind, String path, String unknown, @Nullable Object body, int insider) {

        static Route object(String name, String path, String unknown, @Nullable Object body, int insider) {
            return new Route(name, Kind.OBJECT, path, unknown, body, insider);
        }

        static Route list(String name, String path) {
            return new Route(name, Kind.LIST, path, path, null, 200);
        }

        static Route free(String name) {
            return new Route(name, Kind.NO_TICKET, "", "", null, 200);
        }

        String method() {
            return name.substring(0, name.indexOf(' '));
        }
    }

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client admin;
    Client insider;
    Client outsider;
    long number;
    long feedBefore;
    String message;
    String held;
    String attachment;
    String inbound;
    String teamA;

    @BeforeAll
    void ticketOfTeamA() {
        var desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example").withToken();
        insider = new Client(url).signIn("agent@tributary.example");
        outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        feedBefore = admin.get("/api/v1/session").json().path("seq").asLong();
        var row = admin.processed(mail());
        inbound = row.path("id").asString();
        number = row.path("ticket").asLong();
        message = row.path("message").asString();
        var seen = insider.get("/api/v1/messages/" + message).json();
        attachment = seen.path("attachments").get(0).path("id").asString();
        teamA = insider.get("/api/v1/tickets/" + number).json().path("team").path("id").asString();
        admin.patch(on(""), Map.of("assignee", insider.get("/api/v1/session").json().path("user").path("id").asString()));
        insider.post(on("/messages"), Map.of("kind", "note", "text", MARK + " note"));
        insider.patch(on(""), Map.of("tags", List.of(MARK)));
        jdbc.sql("insert into callback (id, ticket_id, opened_at) select ?, id, now() from ticket where number = ?").params(UUID.randomUUID(), number).update();
        held = insider.post(on("/messages"), Map.of("kind", "reply", "text", MARK + " reply", "holdSeconds", 60)).json().path("id").asString();
    }

    private static String mail() {
        return "From: " + MARK + " <" + MARK + "@example.com>\r\nTo: support@tributary.example\r\nSubject: " + MARK + "\r\nMessage-ID: <" + MARK
                + "@example.com>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/html\r\n\r\n<p>" + MARK + "</p>\r\n--b\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=" + MARK + ".txt\r\n\r\n" + MARK + "\r\n--b--\r\n";
    }

    private String on(String more) {
        return "/api/v1/tickets/" + number + more;
    }

    private static String onNothing(String more) {
        return "/api/v1/tickets/" + NOWHERE + more;
    }

    /** In the order they are tried: what takes the held reply back comes last. */
    private List<Route> routes() {
        var nobody = UUID.randomUUID();
        var customer = insider.get(on("")).json().path("customer").path("id").asString();
        var token = insider.post("/api/v1/api-tokens", Map.of("name", MARK)).json().path("id").asString();
        var note = Map.of("kind", "note", "text", "seen");
        var view = insider.post("/api/v1/views", Map.of("name", MARK)).json().path("id").asString();
        var bulk = insider.post("/api/v1/tickets/bulk", Map.of("numbers", List.of(number), "change", Map.of("addTags", List.of(MARK)))).json()
                .path("operation").asString();
        var blockedSender = UUID.randomUUID();
        jdbc.sql("insert into blocked_sender (id, kind, value, account, at) values (?, 'address', ?, 'email', now())")
                .params(blockedSender, blockedSender + "@example.com")
                .update();
        var cannedForm = Map.of("scope", "personal", "texts", Map.of("en", Map.of("title", MARK, "body", MARK)));
        var canned = insider.post("/api/v1/canned-answers", cannedForm).json().path("id").asString();
        var gone = insider.post("/api/v1/canned-answers", cannedForm).json().path("id").asString();
        var messages = "/api/v1/messages/";
        return List.of(
                Route.object("GET /api/v1/tickets/{number}", on(""), onNothing(""), null, 200),
                Route.object("PATCH /api/v1/tickets/{number}", on(""), onNothing(""), Map.of("priority", "high"), 200),
                Route.object("GET /api/v1/tickets/{number}/messages", on("/messages"), onNothing("/messages"), null, 200),
                Route.object("POST /api/v1/tickets/{number}/messages", on("/messages"), onNothing("/messages"), note, 201),
                Route.object("GET /api/v1/tickets/{number}/sla", on("/sla"), onNothing("/sla"), null, 200),
                Route.object("GET /api/v1/tickets/{number}/history", on("/history"), onNothing("/history"), null, 200),
                Route.object("POST /api/v1/tickets/{number}/callback/take", on("/callback/take"), onNothing("/callback/take"), Map.of(), 200),
                Route.object("POST /api/v1/tickets/{number}/callback", on("/callback"), onNothing("/callback"), Map.of("outcome", "satisfied"), 200),
                Route.list("GET /api/v1/callbacks", "/api/v1/callbacks?state=closed&limit=200"),
                Route.object("GET /api/v1/tickets/{number}/thread-evidence", on("/thread-evidence"), onNothing("/thread-evidence"), null, 200),
                Route.object("POST /api/v1/tickets/{number}/status-link", on("/status-link"), onNothing("/status-link"), null, 200),
                Route.object("DELETE /api/v1/tickets/{number}/status-link", on("/status-link"), onNothing("/status-link"), null, 204),
                Route.object("POST /api/v1/tickets/{number}/participants", on("/participants"), onNothing("/participants"),
                        Map.of("address", "someone@example.com"), 201),
                Route.object("DELETE /api/v1/tickets/{number}/participants/{address}", on("/participants/someone@example.com"),
                        onNothing("/participants/someone@example.com"), null, 204),
                Route.object("POST /api/v1/tickets/{number}/claim", on("/claim"), onNothing("/claim"), Map.of(), 200),
                Route.object("PUT /api/v1/tickets/{number}/followers/{agent}", on("/followers/me"), onNothing("/followers/me"), null, 200),
                Route.object("DELETE /api/v1/tickets/{number}/followers/{agent}", on("/followers/me"), onNothing("/followers/me"), null, 204),
                Route.object("POST /api/v1/tickets/{number}/keep-solved", on("/keep-solved"), onNothing("/keep-solved"), null, 409),
                Route.object("POST /api/v1/tickets/{number}/join", on("/join"), onNothing("/join"), Map.of("into", number), 409),
                Route.object("POST /api/v1/tickets/{number}/not-related", on("/not-related"), onNothing("/not-related"), Map.of("other", number), 409),
                Route.object("POST /api/v1/tickets/{number}/merge", on("/merge"), onNothing("/merge"), Map.of("into", number), 409),
                Route.object("GET /api/v1/tickets/{number}/others", on("/others"), onNothing("/others"), null, 200),
                Route.object("POST /api/v1/tickets/{number}/links", on("/links"), onNothing("/links"), Map.of("other", number), 409),
                Route.object("DELETE /api/v1/tickets/{number}/links/{other}", on("/links/" + number), onNothing("/links/" + number), null, 409),
                Route.object("POST /api/v1/tickets/{number}/split", on("/split"), onNothing("/split"), Map.of("messages", List.of(message)), 201),
                Route.object("POST /api/v1/tickets/{number}/undo", on("/undo"), onNothing("/undo"), Map.of(), 200),
                Route.object("GET /api/v1/messages/{id}", messages + message, messages + nobody, null, 200),
                Route.object("GET /api/v1/messages/{id}/raw", messages + message + "/raw", messages + nobody + "/raw", null, 200),
                Route.object("GET /api/v1/messages/{id}/html", messages + message + "/html", messages + nobody + "/html", null, 200),
                Route.object("GET /api/v1/messages/{id}/attachments", messages + message + "/attachments", messages + nobody + "/attachments", null, 200),
                Route.object("GET /api/v1/attachments/{id}", "/api/v1/attachments/" + attachment, "/api/v1/attachments/" + nobody, null, 200),
                Route.object("GET /api/v1/inbound/{id}", "/api/v1/inbound/" + inbound, "/api/v1/inbound/" + nobody, null, 200),
                Route.object("GET /api/v1/inbound/{id}/raw", "/api/v1/inbound/" + inbound + "/raw", "/api/v1/inbound/" + nobody + "/raw", null, 200),
                Route.object("POST /api/v1/inbound/{id}/release", "/api/v1/inbound/" + inbound + "/release", "/api/v1/inbound/" + nobody + "/release",
                        null, 409),
                Route.object("POST /api/v1/inbound/{id}/block", "/api/v1/inbound/" + inbound + "/block", "/api/v1/inbound/" + nobody + "/block",
                        Map.of("scope", "address"), 409),
                Route.object("DELETE /api/v1/blocked-senders/{id}", "/api/v1/blocked-senders/" + blockedSender, "/api/v1/blocked-senders/" + nobody,
                        null, 204),
                Route.object("DELETE /api/v1/inbound/{id}", "/api/v1/inbound/" + inbound, "/api/v1/inbound/" + nobody, null, 409),
                Route.object("POST /api/v1/inbound/{id}/replay", "/api/v1/inbound/" + inbound + "/replay", "/api/v1/inbound/" + nobody + "/replay",
                        null, 409),
                Route.object("DELETE /api/v1/api-tokens/{id}", "/api/v1/api-tokens/" + token, "/api/v1/api-tokens/" + nobody, null, 204),
                Route.object("POST /api/v1/messages/{id}/retry", messages + held + "/retry", messages + nobody + "/retry", null, 409),
                Route.object("DELETE /api/v1/messages/{id}", messages + held, messages + nobody, null, 204),
                Route.object("DELETE /api/v1/tickets/{number}/drafts/{kind}", on("/drafts/note"), onNothing("/drafts/note"), null, 204),
                Route.object("PUT /api/v1/tickets/{number}/drafts/{kind}", on("/drafts/note"), onNothing("/drafts/note"),
                        Map.of("text", MARK, "writer", "test", "turn", 1, "rev", 0), 200),
                Route.object("GET /api/v1/tickets/{number}/drafts", on("/drafts"), onNothing("/drafts"), null, 200),
                Route.object("POST /api/v1/tickets/{number}/drafts/{kind}/other", on("/drafts/note/other"), onNothing("/drafts/note/other"),
                        Map.of("text", MARK), 200),
                Route.list("GET /api/v1/drafts", "/api/v1/drafts"),
                Route.object("PUT /api/v1/canned-answers/{id}", "/api/v1/canned-answers/" + canned, "/api/v1/canned-answers/" + nobody, cannedForm, 200),
                Route.object("POST /api/v1/canned-answers/{id}/uses", "/api/v1/canned-answers/" + canned + "/uses",
                        "/api/v1/canned-answers/" + nobody + "/uses", null, 204),
                Route.list("GET /api/v1/canned-answers", "/api/v1/canned-answers"),
                Route.object("DELETE /api/v1/canned-answers/{id}", "/api/v1/canned-answers/" + gone, "/api/v1/canned-answers/" + nobody, null, 204),
                Route.free("POST /api/v1/canned-answers"),
                Route.list("GET /api/v1/tickets", "/api/v1/tickets?limit=200"),
                Route.list("GET /api/v1/messages", "/api/v1/messages?externalId=" + MARK + "@example.com"),
                Route.list("GET /api/v1/inbound", "/api/v1/inbound?limit=200"),
                Route.list("GET /api/v1/feed", "/api/v1/feed?limit=1000&since=" + feedBefore),
                Route.list("GET /api/v1/customers", "/api/v1/customers?q=" + MARK),
                Route.object("GET /api/v1/customers/{id}", "/api/v1/customers/" + customer, "/api/v1/customers/" + nobody, null, 200),
                Route.object("PATCH /api/v1/customers/{id}", "/api/v1/customers/" + customer, "/api/v1/customers/" + nobody, Map.of("name", MARK), 200),
                Route.list("GET /api/v1/sla/clocks", "/api/v1/sla/clocks?limit=200"),
                Route.free("GET /api/v1/organisations"), Route.free("GET /api/v1/organisations/tiers"), Route.free("POST /api/v1/organisations"),
                Route.free("PUT /api/v1/organisations/{id}"),
                Route.list("GET /api/v1/views", "/api/v1/views"), Route.list("GET /api/v1/tags", "/api/v1/tags"),
                Route.list("GET /api/v1/notifications", "/api/v1/notifications?limit=100"), Route.free("POST /api/v1/notifications/read"),
                Route.free("POST /api/v1/views"),
                Route.object("PATCH /api/v1/views/{id}", "/api/v1/views/" + view, "/api/v1/views/" + nobody, Map.of("name", MARK), 200),
                Route.object("DELETE /api/v1/views/{id}", "/api/v1/views/" + view, "/api/v1/views/" + nobody, null, 204),
                Route.list("GET /api/v1/api-tokens", "/api/v1/api-tokens"),
                Route.object("POST /api/v1/operations/{id}/undo", "/api/v1/operations/" + bulk + "/undo", "/api/v1/operations/" + nobody + "/undo", null, 200),
                Route.free("POST /api/v1/tickets"), Route.free("POST /api/v1/tickets/bulk"), Route.free("POST /api/v1/tickets/seen"), Route.free("POST /api/v1/tickets/unread"), Route.free("POST /api/v1/attachments"), Route.free("POST /api/v1/inbound/{account}"),
                Route.free("POST /api/v1/setup"), Route.free("GET /api/v1/session"), Route.free("POST /api/v1/session"),
                Route.free("DELETE /api/v1/session"), Route.free("POST /api/v1/session/password"), Route.free("GET /api/v1/sessions"),
                Route.free("DELETE /api/v1/sessions"), Route.free("PATCH /api/v1/session"), Route.free("POST /api/v1/api-tokens"),
                Route.free("GET /api/v1/session/ways"), Route.free("POST /api/v1/session/passkey"), Route.free("POST /api/v1/session/passkey/options"),
                Route.free("GET /api/v1/me/passkeys"), Route.free("POST /api/v1/me/passkeys"), Route.free("POST /api/v1/me/passkeys/options"),
                Route.free("DELETE /api/v1/me/passkeys/{id}"), Route.free("GET /api/v1/me/one-time-codes"), Route.free("POST /api/v1/me/one-time-codes"),
                Route.free("DELETE /api/v1/me/one-time-codes"), Route.free("POST /api/v1/me/one-time-codes/confirm"),
                Route.free("POST /api/v1/me/one-time-codes/recovery-codes"),
                Route.free("GET /api/v1/inbound/counts"), Route.free("POST /api/v1/inbound:replay"), Route.free("POST /api/v1/inbound:delete"),
                Route.free("GET /api/v1/blocked-senders"),
                Route.free("GET /api/v1/channel-accounts"), Route.free("POST /api/v1/channel-accounts"),
                Route.free("GET /api/v1/channel-accounts/presets"), Route.free("GET /api/v1/channel-accounts/{key}"),
                Route.free("PATCH /api/v1/channel-accounts/{key}"), Route.free("DELETE /api/v1/channel-accounts/{key}"), Route.free("POST /api/v1/channel-accounts:test"),
                Route.free("GET /api/v1/channels"),
                Route.free("GET /api/v1/categories"), Route.free("POST /api/v1/categories"), Route.free("PATCH /api/v1/categories/{key}"),
                Route.free("POST /api/v1/categories/{key}/archive"),
                Route.free("POST /api/v1/staff:preview"), Route.free("POST /api/v1/staff:import"),
                Route.free("GET /api/v1/staff/export"),
                Route.free("GET /api/v1/audit"), Route.free("GET /api/v1/audit/actions"),
                Route.free("GET /api/v1/audit/export/{format}"), Route.free("GET /api/v1/staff"), Route.free("POST /api/v1/staff"), Route.free("PATCH /api/v1/staff/{id}"),
                Route.free("DELETE /api/v1/staff/{id}"), Route.free("POST /api/v1/staff/{id}/link"), Route.free("POST /api/v1/staff/{id}/disable"),
                Route.free("POST /api/v1/staff/{id}/enable"), Route.free("POST /api/v1/entry"), Route.free("POST /api/v1/entry:look"),
                Route.free("POST /api/v1/forgotten-password"), Route.free("POST /api/v1/teams"), Route.free("PUT /api/v1/teams/{id}"),
                Route.free("DELETE /api/v1/teams/{id}"), Route.free("PUT /api/v1/teams/{id}/members/{agent}"),
                Route.free("DELETE /api/v1/teams/{id}/members/{agent}"),
                Route.free("GET /api/v1/roles"), Route.free("PATCH /api/v1/roles"),
                Route.free("GET /api/v1/sla/calendars"), Route.free("POST /api/v1/sla/calendars"), Route.free("GET /api/v1/sla/calendars/{id}"),
                Route.free("PATCH /api/v1/sla/calendars/{id}"), Route.free("DELETE /api/v1/sla/calendars/{id}"),
                Route.free("POST /api/v1/sla/calendars/{id}/import"), Route.free("POST /api/v1/sla/calendars/{id}/explain"),
                Route.free("GET /api/v1/sla/policies"), Route.free("POST /api/v1/sla/policies"), Route.free("GET /api/v1/sla/policies/{id}"),
                Route.free("PATCH /api/v1/sla/policies/{id}"), Route.free("DELETE /api/v1/sla/policies/{id}"),
                Route.free("GET /api/v1/sla/processes"), Route.free("GET /api/v1/sla/processes/{key}/versions"), Route.free("POST /api/v1/sla/processes/{key}"),
                Route.free("POST /api/v1/sla/processes/{definition}/activation"),
                Route.free("GET /api/v1/sla/policies/older"), Route.free("GET /api/v1/sla/policies/{id}/migration"), Route.free("POST /api/v1/sla/policies/{id}/migration"),
                Route.free("GET /api/v1/sla/policies/{id}/versions"), Route.free("PUT /api/v1/sla/policies/order"),
                Route.free("GET /api/v1/sla/processes/{process}"),
                Route.free("GET /api/v1/webhooks"), Route.free("POST /api/v1/webhooks"), Route.free("GET /api/v1/webhooks/{id}"),
                Route.free("PATCH /api/v1/webhooks/{id}"), Route.free("DELETE /api/v1/webhooks/{id}"), Route.free("POST /api/v1/webhooks/{id}/rotate"),
                Route.free("POST /api/v1/webhooks/{id}/test"), Route.free("GET /api/v1/webhooks/{id}/deliveries"),
                Route.free("POST /api/v1/webhooks/{id}/deliveries/{delivery}/retry"),
                // Agents are refused all of these; who sees what of them is in ReportsTests.
                Route.free("GET /api/v1/insight/report"), Route.free("GET /api/v1/insight/tickets"), Route.free("GET /api/v1/insight/report/export/{format}"),
                Route.free("GET /api/v1/insight/tickets/export/{format}"),
                Route.free("GET /api/v1/agents"), Route.free("GET /api/v1/teams"));
    }

    @Test
    void everyRouteIsInTheTable() {
        var documented = new TreeSet<String>();
        admin.get("/v3/api-docs").json().path("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> documented.add(method.toUpperCase(java.util.Locale.ROOT) + ' ' + path.getKey())));

        assertThat(routes().stream().map(Route::name)).containsExactlyInAnyOrderElementsOf(documented);
    }

    @TestFactory
    List<DynamicTest> everyRouteKeepsTeamsApart() {
        var tests = new ArrayList<DynamicTest>();
        for (var route : routes()) {
            if (route.kind() == Kind.OBJECT) tests.add(DynamicTest.dynamicTest(route.name(), () -> hidesTheObject(route)));
            if (route.kind() == Kind.LIST) tests.add(DynamicTest.dynamicTest(route.name(), () -> leavesItOut(route)));
        }
        return tests;
    }

    private void hidesTheObject(Route route) {
        var refused = outsider.send(route.method(), route.path(), route.body());
        var unknown = outsider.send(route.method(), route.unknown(), route.body());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("not-found");
        assertThat(refused.text().replace(route.path(), "")).isEqualTo(unknown.text().replace(route.unknown(), ""));
        assertThat(refused.raw().headers().map().keySet()).isEqualTo(unknown.raw().headers().map().keySet());
        assertThat(insider.send(route.method(), route.path(), route.body()).status()).isEqualTo(route.insider());
    }

    private void leavesItOut(Route route) {
        assertThat(everyPage(outsider, route.path())).noneMatch(this::tells);
        assertThat(everyPage(insider, route.path())).anyMatch(this::tells);
    }

    private boolean tells(Answer page) {
        return page.text().contains(MARK) || page.text().contains(teamA) || Pattern.compile("\\b" + number + "\\b").matcher(page.text()).find();
    }

    private static List<Answer> everyPage(Client client, String path) {
        var pages = new ArrayList<Answer>();
        var next = "";
        do {
            var page = client.get(path + next);
            assertThat(page.status()).isEqualTo(200);
            pages.add(page);
            var cursor = page.json().path("next");
            var name = path.contains("/feed") ? "&since=" : "&cursor=";
            next = cursor.isNull() || cursor.isMissingNode() ? "" : name + cursor.asString();
        } while (!next.isEmpty());
        return pages;
    }

    @Test
    void noFilterOfTheQueueFindsIt() {
        for (var filter : List.of("view=open", "view=unassigned", "view=team-" + teamA, "team=" + teamA, "status=new,open,pending", "assignee=none",
                "sort=updated", "sort=-created", "sort=created", "sort=priority")) {
            var path = "/api/v1/tickets?limit=200&" + filter;
            assertThat(everyPage(outsider, path)).as(filter).noneMatch(this::tells);
            assertThat(everyPage(insider, path)).as(filter).anyMatch(this::tells);
        }
    }

    @Test
    void noSearchFindsIt() {
        Client.eventually(() -> tells(insider.get("/api/v1/tickets?q=" + MARK)) ? true : null);
        for (var q : List.of(MARK, "T-" + number, String.valueOf(number), MARK + "%20note", "-nothing", MARK + "@example.com")) {
            var path = "/api/v1/tickets?limit=200&q=" + q;
            assertThat(everyPage(outsider, path)).as(q).noneMatch(this::tellsTicket);
            assertThat(everyPage(insider, path)).as(q).anyMatch(this::tellsTicket);
        }
    }

    /** Not by the count or the cursor, whose digits may be the number's. */
    private boolean tellsTicket(Answer page) {
        return page.json().path("items").valueStream().anyMatch(item -> item.path("number").asLong() == number) || page.text().contains(MARK);
    }

    @Test
    void anothersUploadCannotBeTakenOnBoard() {
        var upload = insider.send("POST", "/api/v1/attachments", "multipart/form-data; boundary=b", BodyPublishers.ofString(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + MARK + ".txt\"\r\n\r\n" + MARK + "\r\n--b--\r\n"));
        var id = upload.json().path("id").asString();
        var own = outsider.post("/api/v1/tickets", Map.of("subject", "Mine", "text", "Mine", "customer", Map.of("address", "mine@example.com"),
                "team", outsider.get("/api/v1/session").json().path("teams").get(0).path("id").asString())).json().path("number").asLong();

        var refused = outsider.post("/api/v1/tickets/" + own + "/messages", Map.of("kind", "note", "text", "x", "attachments", List.of(id)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(outsider.get("/api/v1/attachments/" + id).status()).isEqualTo(404);
        assertThat(insider.get("/api/v1/attachments/" + id).status()).isEqualTo(200);
    }

    @Test
    void ticketHandedStraightToAnotherTeamIsOpenedAndOutOfSight() {
        var opened = outsider.post("/api/v1/tickets", Map.of("subject", "For you", "text", "Yours", "team", teamA,
                "customer", Map.of("address", "yours@example.com")));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(outsider.get("/api/v1/tickets/" + opened.json().path("number").asLong()).status()).isEqualTo(404);
        assertThat(insider.get("/api/v1/tickets/" + opened.json().path("number").asLong()).status()).isEqualTo(200);
    }
}

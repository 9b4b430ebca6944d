package io.tributary.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Past;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.platform.Json;
import io.tributary.ticket.Actor;
import io.tributary.ticket.TicketEvent;
import io.tributary.ticket.TicketEvent.Escalated;
import io.tributary.ticket.TicketEvent.PromiseEndangered;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Other systems are told of promises in danger, whatever happens to them or to us meanwhile. */
@WholeDesk
class WebhooksTests {

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final List<String> ALL = Webhook.EVENTS;

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DeliveryRows rows;

    Client admin;
    Receiver receiver;
    long ticket;
    UUID ticketId;

    @BeforeEach
    void ticket() throws IOException {
        admin = new Client(url).signIn("admin@tributary.example");
        receiver = Receiver.open();
        ticket = admin.processed(Mail.from("hook-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        ticketId = jdbc.sql("select id from ticket where number = ?").param(ticket).query(UUID.class).single();
    }

    @AfterEach
    void removeOnesOwn() {
        admin.get(WEBHOOKS).json().path("items").forEach(webhook -> admin.delete(path(webhook)));
        receiver.close();
    }

    private static String path(JsonNode webhook) {
        return WEBHOOKS + '/' + webhook.path("id").asString();
    }

    private JsonNode add(String address, List<String> told) {
        var answer = admin.post(WEBHOOKS, Map.of("name", "Pager " + UUID.randomUUID(), "url", address, "events", told));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private PromiseEndangered endangered(boolean broken) {
        return new PromiseEndangered(ticketId, null, Actor.SYSTEM, Instant.now(), UUID.randomUUID(), "first_response",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), broken);
    }

    private Escalated escalated(String to) {
        return new Escalated(ticketId, null, Actor.SYSTEM, Instant.now(), UUID.randomUUID(), "resolution", Instant.now().truncatedTo(ChronoUnit.SECONDS), true,
                to, List.of());
    }

    private void happens(TicketEvent event) {
        transaction.executeWithoutResult(tx -> events.publishEvent(event));
    }

    private JsonNode deliveries(JsonNode webhook) {
        return admin.get(path(webhook) + "/deliveries").json().path("items");
    }

    /** The one delivery of it, once it is so. */
    private JsonNode delivery(JsonNode webhook, String state, int attempts) {
        return Client.eventually(() -> {
            var first = deliveries(webhook).path(0);
            var settled = !state.equals("waiting") || !first.path("nextAt").isNull();
            return first.path("state").asString().equals(state) && first.path("attempts").asInt() >= attempts && settled ? first : null;
        });
    }

    private JsonNode health(JsonNode webhook) {
        return admin.get(path(webhook)).json().path("health");
    }

    private void due(JsonNode webhook) {
        jdbc.sql("update webhook_delivery set not_before = now() where webhook_id = ?::uuid").param(webhook.path("id").asString()).update();
        jdbc.sql("update webhook set rest_until = null where id = ?::uuid").param(webhook.path("id").asString()).update();
    }

    @Test
    void tellsOfAPromiseInDangerSignedAndThin() {
        var webhook = add(receiver.url(), ALL);
        var warned = endangered(false);

        happens(warned);

        var told = Client.eventually(() -> receiver.toldOf(warned.promise().toString()));
        assertThat(told.signedWith(webhook.path("secret").asString())).isTrue();
        var body = Json.read(told.body());
        assertThat(body.path("type").asString()).isEqualTo("promise.warned");
        assertThat(Instant.parse(body.path("timestamp").asString())).isEqualTo(warned.at());
        assertThat(body.path("data")).isEqualTo(Json.read("{\"ticket\":%d,\"promise\":\"%s\",\"metric\":\"first_response\",\"dueAt\":\"%s\",\"broken\":false,\"url\":\"%s/t/%d\"}"
                .formatted(ticket, warned.promise(), warned.dueAt(), url, ticket)));
        var delivery = delivery(webhook, "delivered", 1);
        assertThat(delivery.path("id").asString()).isEqualTo(told.id());
        assertThat(delivery.path("status").asInt()).isEqualTo(204);
        assertThat(delivery.path("ticket").asLong()).isEqualTo(ticket);
        assertThat(health(webhook).path("state").asString()).isEqualTo("ok");
    }

    @Test
    void eachHearsOnlyWhatItWantsAndWhileItIsOn() {
        var broken = add(receiver.url() + "?broken", List.of("promise.broken"));
        var escalations = add(receiver.url() + "?escalated", List.of("ticket.escalated"));
        var off = add(receiver.url() + "?off", ALL);
        admin.patch(path(off), Map.of("active", false));
        var first = endangered(true);

        happens(endangered(false));
        happens(first);
        happens(escalated("assignee"));
        happens(escalated("systems"));

        assertThat(delivery(broken, "delivered", 1).path("body").asString()).contains("promise.broken", first.promise().toString());
        assertThat(delivery(escalations, "delivered", 1).path("type").asString()).isEqualTo("ticket.escalated");
        assertThat(deliveries(broken)).hasSize(1);
        assertThat(deliveries(escalations)).hasSize(1);
        assertThat(deliveries(off)).isEmpty();
        assertThat(health(off).path("state").asString()).isEqualTo("off");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        var webhook = add(receiver.url(), ALL);

        transaction.executeWithoutResult(tx -> {
            events.publishEvent(endangered(true));
            tx.setRollbackOnly();
        });

        assertThat(deliveries(webhook)).isEmpty();
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        receiver.answering(500, 429);
        var webhook = add(receiver.url(), ALL);

        happens(endangered(true));

        var failed = delivery(webhook, "waiting", 1);
        assertThat(failed.path("status").asInt()).isEqualTo(500);
        assertThat(Instant.parse(failed.path("nextAt").asString())).isAfter(Instant.now().minusSeconds(1));
        assertThat(health(webhook).path("state").asString()).isEqualTo("failing");
        assertThat(health(webhook).path("status").asInt()).isEqualTo(500);
        due(webhook);
        delivery(webhook, "waiting", 2);
        due(webhook);
        delivery(webhook, "delivered", 3);
        assertThat(receiver.told()).hasSize(3).extracting(Receiver.Told::id).containsOnly(failed.path("id").asString());
        assertThat(receiver.told()).extracting(Receiver.Told::body).containsOnly(failed.path("body").asString());
        assertThat(receiver.told()).allMatch(told -> told.signedWith(webhook.path("secret").asString()));
        assertThat(health(webhook).path("since").isNull()).isTrue();
    }

    /** While it is in trouble one at a time tries; when it is back, all go. */
    @Test
    void receiverInTroubleIsLeftInPeaceAndThenGetsAll() {
        receiver.usually(503);
        var webhook = add(receiver.url(), ALL);
        for (int i = 0; i < 12; i++) happens(endangered(true));
        Client.eventually(() -> health(webhook).path("state").asString().equals("failing") ? true : null);
        jdbc.sql("update webhook set rest_until = now() + interval '1 hour' where id = ?::uuid").param(webhook.path("id").asString()).update();
        jdbc.sql("update webhook_delivery set not_before = now() where webhook_id = ?::uuid and lease_owner is null").param(webhook.path("id").asString()).update();
        var before = receiver.told().size();
        assertThat(before).isLessThan(12);

        receiver.usually(200);
        due(webhook);

        Client.eventually(() -> admin.get(path(webhook)).json().path("waiting").asInt() == 0 ? true : null);
        assertThat(admin.get(path(webhook) + "/deliveries?state=delivered").json().path("items")).hasSize(12);
    }

    @Test
    void deadOneDoesNotHoldUpTheOthers() {
        receiver.usually(200);
        var dead = add("http://127.0.0.1:1/", ALL);
        var alive = add(receiver.url(), ALL);

        for (int i = 0; i < 5; i++) happens(endangered(true));

        Client.eventually(() -> admin.get(path(alive) + "/deliveries?state=delivered").json().path("items").size() == 5 ? true : null);
        assertThat(deliveries(dead)).hasSize(5);
        Client.eventually(() -> health(dead).path("code").asString().equals("connection-refused") ? true : null);
    }

    @Test
    void goneSwitchesItOffAndIsWrittenDown() {
        receiver.answering(410);
        var webhook = add(receiver.url(), ALL);

        happens(endangered(true));

        delivery(webhook, "given_up", 1);
        assertThat(health(webhook).path("state").asString()).isEqualTo("gone");
        assertThat(admin.get(path(webhook)).json().path("active").asBoolean()).isFalse();
        happens(endangered(true));
        assertThat(deliveries(webhook)).hasSize(1);
        var entry = admin.get("/api/v1/audit?action=webhook-gone&object=" + webhook.path("id").asString()).json().path("items").path(0);
        assertThat(entry.path("actor").isNull()).isTrue();
        assertThat(entry.path("detail").path("name").asString()).isEqualTo(webhook.path("name").asString());

        admin.patch(path(webhook), Map.of("active", true));
        assertThat(health(webhook).path("state").asString()).isEqualTo("new");
    }

    @Test
    void threeDaysLaterItIsGivenUpVisiblyAndCanBeTriedAgain() {
        receiver.usually(500);
        var webhook = add(receiver.url(), ALL);
        happens(endangered(true));
        delivery(webhook, "waiting", 1);
        jdbc.sql("update webhook_delivery set give_up_at = now() where webhook_id = ?::uuid").param(webhook.path("id").asString()).update();

        due(webhook);

        var given = delivery(webhook, "given_up", 2);
        assertThat(given.path("nextAt").isNull()).isTrue();
        assertThat(admin.get(path(webhook) + "/deliveries?state=given_up").json().path("items")).hasSize(1);
        receiver.usually(200);
        var again = admin.post(path(webhook) + "/deliveries/" + given.path("id").asString() + "/retry", Map.of());
        assertThat(again.json().path("state").asString()).isEqualTo("waiting");
        delivery(webhook, "delivered", 1);
        assertThat(receiver.told()).extracting(Receiver.Told::id).containsOnly(given.path("id").asString());
    }

    @Test
    void switchedOffItsDeliveriesWaitAndEndInTime() {
        receiver.usually(500);
        var webhook = add(receiver.url(), ALL);
        happens(endangered(true));
        var waiting = delivery(webhook, "waiting", 1);
        admin.patch(path(webhook), Map.of("active", false));
        assertThat(admin.post(path(webhook) + "/deliveries/" + waiting.path("id").asString() + "/retry", Map.of()).code()).isEqualTo("webhook-off");

        jdbc.sql("update webhook_delivery set give_up_at = now() where webhook_id = ?::uuid").param(webhook.path("id").asString()).update();
        due(webhook);

        assertThat(delivery(webhook, "given_up", 2).path("code").asString()).isEqualTo("switched-off");
        assertThat(receiver.told()).hasSize(1);
    }

    /** Its first life was killed while it was telling: the row is leased to it, and nobody knows whether it arrived. */
    @Test
    void leasedRowIsLeftAloneUntilItsLeaseRunsOutOrItsNodeStartsAgain() {
        var webhook = add(receiver.url(), ALL);
        var id = UUID.fromString(webhook.path("id").asString());
        jdbc.sql("update webhook set active = false where id = ?").param(id).update();
        var event = UUID.randomUUID();
        rows.add(id, event, "promise.broken", ticket, Instant.now(), "{}");
        jdbc.sql("update webhook_delivery set attempts = 1, lease_owner = 'node-1', not_before = now() + interval '60 seconds' where webhook_id = ?").param(id).update();
        jdbc.sql("update webhook set active = true where id = ?").param(id).update();
        assertThat(rows.claim(List.of())).isEmpty();

        rows.free();

        assertThat(delivery(webhook, "delivered", 2).path("id").asString()).isEqualTo(event.toString());
    }

    @Test
    void twoWorkersNeverHaveTheSameOne() {
        var webhook = add(receiver.url(), ALL);
        var id = UUID.fromString(webhook.path("id").asString());
        jdbc.sql("update webhook set active = false where id = ?").param(id).update();
        rows.add(id, UUID.randomUUID(), "promise.broken", ticket, Instant.now(), "{}");

        transaction.executeWithoutResult(tx -> {
            jdbc.sql("update webhook set active = true where id = ?").param(id).update();
            assertThat(rows.claim(List.of())).get().satisfies(due -> assertThat(due.webhook()).isEqualTo(id));
            assertThat(rows.claim(List.of())).isEmpty();
            tx.setRollbackOnly();
        });
    }

    @Test
    void lateFailureOfALostLeaseDoesNotUndoWhatIsDelivered() {
        var webhook = add(receiver.url(), ALL);
        happens(endangered(true));
        var delivered = delivery(webhook, "delivered", 1);
        var id = UUID.fromString(webhook.path("id").asString());

        rows.record(new DeliveryRows.Due(id, UUID.fromString(delivered.path("id").asString()), receiver.url(), "{}", 1, 0, true, Instant.now()),
                WebhookAnswer.failed("timed-out", 15_000));

        assertThat(deliveries(webhook).path(0).path("state").asString()).isEqualTo("delivered");
    }

    /** The key's file is gone, or another's: it says so, holds up nobody, and a new secret mends it. */
    @Test
    void secretThatCannotBeReadIsSaidAndHoldsUpNobody() {
        var lost = add(receiver.url() + "?lost", ALL);
        var fine = add(receiver.url() + "?fine", ALL);
        for (var kept : List.of(new byte[0], new byte[40])) {
            jdbc.sql("update webhook set secret = ? where id = ?::uuid").params(kept, lost.path("id").asString()).update();
            assertThat(admin.post(path(lost) + "/test", Map.of()).json().path("code").asString()).isEqualTo("secret-lost");
        }

        happens(endangered(true));

        delivery(fine, "delivered", 1);
        assertThat(delivery(lost, "waiting", 1).path("code").asString()).isEqualTo("secret-lost");
        assertThat(receiver.told()).noneMatch(told -> told.path().endsWith("?lost"));
        var secret = admin.post(path(lost) + "/rotate", Map.of()).json().path("secret").asString();
        due(lost);
        delivery(lost, "delivered", 2);
        assertThat(receiver.told().getLast().signedWith(secret)).isTrue();
    }

    @Test
    void removalWaitsForWhatIsHappeningAndUndoesNothing() throws Exception {
        var webhook = add(receiver.url(), ALL);
        var removed = new java.util.concurrent.CompletableFuture<Integer>();

        transaction.executeWithoutResult(tx -> {
            events.publishEvent(endangered(true));
            Thread.ofVirtual().start(() -> removed.complete(admin.delete(path(webhook)).status()));
            sleep(300);
            assertThat(removed).isNotDone();
            events.publishEvent(endangered(true));
        });

        Client.eventually(() -> admin.get(path(webhook)).status() == 404 ? true : null);
        assertThat(jdbc.sql("select count(*) from ticket_event where ticket_id = ? and type = 'promise_broken'").param(ticketId).query(Long.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from webhook_delivery where webhook_id = ?::uuid").param(webhook.path("id").asString()).query(Long.class).single()).isZero();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changesAtOnceAreAllThere() throws Exception {
        var webhook = add(receiver.url(), ALL);
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 5; i++) {
                var name = "Both " + i;
                var told = List.of(ALL.get(i % 3));
                var first = pool.submit(() -> admin.patch(path(webhook), Map.of("name", name)).status());
                var second = pool.submit(() -> admin.patch(path(webhook), Map.of("events", told)).status());
                assertThat(List.of(first.get(), second.get())).containsOnly(200);
                var now = admin.get(path(webhook)).json();
                assertThat(now.path("name").asString()).isEqualTo(name);
                assertThat(now.path("events").get(0).asString()).isEqualTo(told.getFirst());
            }
        }
    }

    /** As if its customer had written a month ago: what was promised is broken at once, by the engine's own timer. */
    @Test
    void promiseThatReallyBreaksIsTold() {
        add(receiver.url(), List.of("promise.broken"));
        Past.age(jdbc, ticket, Duration.ofDays(30));

        assertThat(admin.patch("/api/v1/tickets/" + ticket, Map.of("priority", "high")).status()).isEqualTo(200);

        var told = Client.eventually(() -> receiver.toldOf("\"ticket\":" + ticket + ","));
        assertThat(Json.read(told.body()).path("data").path("broken").asBoolean()).isTrue();
        assertThat(Instant.parse(Json.read(told.body()).path("data").path("dueAt").asString())).isBefore(Instant.now());
    }

    @Test
    void testTellsWhatCameBackAndKeepsNothing() {
        receiver.answering(418);
        var webhook = add(receiver.url(), ALL);

        var refused = admin.post(path(webhook) + "/test", Map.of()).json();
        var taken = admin.post(path(webhook) + "/test", Map.of()).json();

        assertThat(refused.path("ok").asBoolean()).isFalse();
        assertThat(refused.path("status").asInt()).isEqualTo(418);
        assertThat(taken.path("ok").asBoolean()).isTrue();
        assertThat(receiver.told().getFirst().body()).contains("\"webhook.test\"");
        assertThat(receiver.told()).allMatch(told -> told.signedWith(webhook.path("secret").asString()));
        assertThat(deliveries(webhook)).isEmpty();
    }

    @Test
    void testingIsNoWayToFloodSomebody() {
        var webhook = add(receiver.url(), ALL);
        var eager = new Client(url).signIn(agents.hireForDemo(UUID.randomUUID() + "@tributary.example", "Eager", Role.ADMIN, "tributary").email());

        for (int i = 0; i < 12; i++) eager.post(path(webhook) + "/test", Map.of());

        assertThat(eager.post(path(webhook) + "/test", Map.of()).code()).isEqualTo("too-many-attempts");
        assertThat(receiver.told()).hasSizeBetween(10, 11);
    }

    @Test
    void secretIsShownOnceLiesEncryptedAndIsChangedWithoutAGap() {
        var webhook = add(receiver.url(), ALL);
        var first = webhook.path("secret").asString();
        assertThat(admin.get(path(webhook)).text()).doesNotContain("whsec_");
        assertThat(admin.get(WEBHOOKS).text()).doesNotContain("whsec_");
        var kept = jdbc.sql("select secret from webhook where id = ?::uuid").param(webhook.path("id").asString()).query(byte[].class).single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("whsec_").doesNotContain(first.substring(6));

        var second = admin.post(path(webhook) + "/rotate", Map.of()).json().path("secret").asString();
        happens(endangered(true));
        delivery(webhook, "delivered", 1);
        assertThat(receiver.told().getFirst().signedWith(first)).isTrue();
        assertThat(receiver.told().getFirst().signedWith(second)).isTrue();

        jdbc.sql("update webhook set old_secret_until = now() where id = ?::uuid").param(webhook.path("id").asString()).update();
        var later = endangered(true);
        happens(later);
        var told = Client.eventually(() -> receiver.toldOf(later.promise().toString()));
        assertThat(told.signedWith(first)).isFalse();
        assertThat(told.signedWith(second)).isTrue();
    }

    @Test
    void deliveriesAreListedLatestFirstInPages() {
        var webhook = add(receiver.url(), ALL);
        for (int i = 0; i < 5; i++) happens(endangered(true));

        var first = admin.get(path(webhook) + "/deliveries?limit=3").json();
        var second = admin.get(path(webhook) + "/deliveries?limit=3&cursor=" + first.path("next").asString()).json();

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        var times = java.util.stream.Stream.of(first, second).flatMap(page -> page.path("items").valueStream()).map(each -> Instant.parse(each.path("at").asString())).toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(admin.get(path(webhook) + "/deliveries?state=lost").code()).isEqualTo("invalid");
    }

    @Test
    void everyChangeIsWrittenDownWithoutTheAddressesTokens() {
        var webhook = add(receiver.url() + "/T0KEN", ALL);
        admin.patch(path(webhook), Map.of("name", "Renamed", "events", List.of("promise.broken"), "url", receiver.url() + "/T0KEN2"));
        admin.patch(path(webhook), Map.of("name", "Renamed"));
        admin.post(path(webhook) + "/rotate", Map.of());
        assertThat(admin.delete(path(webhook)).status()).isEqualTo(204);

        var entries = admin.get("/api/v1/audit?object=" + webhook.path("id").asString()).json().path("items");
        assertThat(entries.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("webhook-removed", "webhook-rotated", "webhook-changed", "webhook-created");
        assertThat(entries.get(2).path("detail").path("changed")).isEqualTo(Json.read("[\"name\",\"url\",\"events\"]"));
        assertThat(entries.toString()).contains("127.0.0.1").doesNotContain("T0KEN").doesNotContain("whsec_");
        assertThat(admin.get(path(webhook)).status()).isEqualTo(404);
    }

    @Test
    void formIsRefusedFieldByField() {
        refused(Map.of("url", receiver.url(), "events", ALL), "name", "NotBlank");
        refused(Map.of("name", "a\r\nb", "url", receiver.url(), "events", ALL), "name", "value");
        refused(Map.of("name", "x", "events", ALL), "url", "NotBlank");
        refused(Map.of("name", "x", "url", 7, "events", ALL), "url", "NotBlank");
        refused(Map.of("name", "x", "url", "https://user:word@hooks.example/", "events", ALL), "url", "credentials");
        refused(Map.of("name", "x", "url", "ftp://hooks.example/", "events", ALL), "url", "scheme");
        refused(Map.of("name", "x", "url", "https://nowhere.invalid/", "events", ALL), "url", "unknown-host");
        refused(Map.of("name", "x", "url", receiver.url(), "events", List.of()), "events", "NotEmpty");
        refused(Map.of("name", "x", "url", receiver.url(), "events", List.of("ticket.deleted")), "events", "unknown");
        refused(Map.of("name", "x", "url", receiver.url(), "events", ALL, "active", "yes"), "active", "type");
        refused(List.of(), "body", "type");
    }

    private void refused(Object form, String field, String reason) {
        var answer = admin.post(WEBHOOKS, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("params")).isEqualTo(Json.read("{\"field\":\"%s\",\"reason\":\"%s\"}".formatted(field, reason)));
    }

    @Test
    void onlyAdministratorsHaveAnythingToDoWithThem() {
        var webhook = add(receiver.url(), ALL);
        var form = Map.of("name", "x", "url", receiver.url(), "events", ALL);
        var outsiders = List.of(new Client(url).signIn("agent@tributary.example"), new Client(url).signIn("supervisor@tributary.example"));

        for (var outsider : outsiders) {
            assertThat(outsider.get(WEBHOOKS).status()).isEqualTo(403);
            assertThat(outsider.post(WEBHOOKS, form).status()).isEqualTo(403);
            for (var route : List.of("GET ", "PATCH ", "DELETE ", "POST /rotate", "POST /test", "GET /deliveries", "POST /deliveries/" + UUID.randomUUID() + "/retry")) {
                var known = ask(outsider, route, path(webhook));
                assertThat(known.status()).as(route).isEqualTo(404);
                assertThat(known.text().replace(path(webhook), "")).isEqualTo(ask(outsider, route, WEBHOOKS + "/" + new UUID(0, 7)).text().replace(WEBHOOKS + "/" + new UUID(0, 7), ""));
            }
        }
        assertThat(new Client(url).get(WEBHOOKS).status()).isEqualTo(401);
        assertThat(admin.withToken("read", "write").get(WEBHOOKS).status()).isEqualTo(403);
        assertThat(admin.withToken("read", "write").get(path(webhook)).status()).isEqualTo(404);
        assertThat(receiver.told()).isEmpty();
        assertThat(admin.get(path(webhook)).status()).isEqualTo(200);
        assertThat(ask(admin, "POST /deliveries/" + UUID.randomUUID() + "/retry", path(webhook)).status()).isEqualTo(404);
    }

    private static Client.Answer ask(Client client, String route, String path) {
        var space = route.indexOf(' ');
        var method = route.substring(0, space);
        @Nullable Object body = method.equals("POST") || method.equals("PATCH") ? Map.of() : null;
        return client.send(method, path + route.substring(space + 1), body);
    }
}

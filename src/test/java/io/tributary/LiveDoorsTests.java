package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import tools.jackson.databind.JsonNode;

/** The socket, tried by those who should not hear: what is refused, and what is taken away again. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveDoorsTests {

    private static final String MARK = "marker" + UUID.randomUUID().toString().replace("-", "");

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    SimpleBrokerMessageHandler broker;

    Desk desk;
    Client admin;
    UUID teamA;
    UUID teamB;
    Agent memberOfA;
    Client a;
    Client b;
    long ticket;

    @BeforeAll
    void twoTeams() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        teamA = desk.team();
        teamB = desk.team();
        memberOfA = desk.hire(Role.AGENT, teamA);
        a = desk.signedIn(memberOfA);
        b = desk.signedIn(desk.hire(Role.AGENT, teamB));
        ticket = open(teamA);
    }

    private long open(UUID team) {
        return admin.post("/api/v1/tickets", Map.of("subject", "Live", "text", MARK, "team", team, "customer",
                Map.of("address", "live@example.com"))).json().path("number").asLong();
    }

    private void note(long number) {
        assertThat(admin.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", MARK)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/topic/team.{A}", "/topic/ticket.{ticket}", "/topic/ticket.999999999999",
        "/topic/ticket.{ticket}.presence", "/topic/ticket.*.presence", "/app/presence", "/topic/team.{unknown}", "/topic/**",
        "/topic/*", "/topic/team.*", "/topic/ticket.*", "/topic/team.{B}*", "/topic/team.{B},/topic/team.{A}", "/topic/team.NONE", "/topic",
        "/queue/notices", "/queue/**", "/queue/*", "/queue/notices-user1", "/user/{a}/queue/notices", "/user/**", "/user/queue/*",
        "/user/queue/notices/../notices", "/app/anything", "", "/topic/team.-----------------------------------", "/topic/ticket.0x10"})
    void whatIsNotOnesOwnCannotBeListenedTo(String template) {
        var destination = template.replace("{A}", teamA.toString()).replace("{B}", teamB.toString()).replace("{ticket}", String.valueOf(ticket))
                .replace("{unknown}", UUID.randomUUID().toString()).replace("{a}", memberOfA.id().toString());
        try (var socket = StompClient.connect(url, b)) {
            assertThat(socket.subscribe(destination).refusal()).isIn("forbidden", "invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/topic/team.none", "/topic/team.{B}", "/user/{a}/queue/notices", "/queue/notices", "/app/x"})
    void nobodySpeaks(String template) {
        var destination = template.replace("{B}", teamB.toString()).replace("{a}", memberOfA.id().toString());
        try (var listener = StompClient.connect(url, b); var speaker = StompClient.connect(url, b)) {
            listener.subscribe("/topic/team.none").subscribe("/topic/team." + teamB).settle(broker);
            speaker.send("SEND", "destination", destination);
            assertThat(speaker.refusal()).isEqualTo("forbidden");
            note(open(teamB));
            listener.hears("/topic/team." + teamB, frame -> frame.path("type").asString().equals("message"));
            assertThat(listener.frames()).filteredOn(frame -> frame.command().equals("MESSAGE")).allMatch(frame -> frame.json().has("type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "ACK", "NACK", "COMMIT"})
    void otherCommandsAreRefused(String command) {
        try (var socket = StompClient.connect(url, b)) {
            socket.send(command, "transaction", "1", "id", "1");
            assertThat(socket.refusal()).isIn("forbidden", "invalid");
        }
    }

    @Test
    void handshakeAsksWhoYouAreAndWhereYouComeFrom() {
        var cookie = b.cookie();
        assertThat(StompClient.handshake(url, "/ws")).isEqualTo(401);
        assertThat(StompClient.handshake(url, "/ws", "Cookie", "tributary=bm90LWEtc2Vzc2lvbg")).isEqualTo(401);
        assertThat(StompClient.handshake(url, "/ws", "Authorization", "Bearer trb_wrong")).isEqualTo(401);
        assertThat(StompClient.handshake(url, "/ws", "Cookie", cookie)).isEqualTo(101);
        for (var origin : List.of(url, url.replace("localhost", "127.0.0.1"))) {
            assertThat(StompClient.handshake(url, "/ws", "Cookie", cookie, "Origin", origin)).as(origin).isEqualTo(101);
        }
        for (var origin : List.of("http://evil.example", "null", "http://localhost", url + ".evil.example", url.replace("http:", "https:"))) {
            assertThat(StompClient.handshake(url, "/ws", "Cookie", cookie, "Origin", origin)).as(origin).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/%77s", "/w%73", "/ws/", "/%2e/ws"})
    void noSpellingOfThePathOpensItToForeignPages(String path) {
        assertThat(StompClient.handshake(url, path, "Cookie", b.cookie(), "Origin", "http://evil.example")).isIn(400, 403, 404);
    }

    @Test
    void tokenWithoutReadOpensNoSocket() {
        assertThat(StompClient.handshake(url, "/ws", a.withToken("inbound").credentials())).isEqualTo(403);
        assertThat(StompClient.handshake(url, "/ws", a.withToken("write").credentials())).isEqualTo(403);
        assertThat(StompClient.handshake(url, "/ws", a.withToken("read").credentials())).isEqualTo(101);
    }

    @Test
    void rubbishHarmsItsOwnSocketAndNoOther() {
        try (var good = StompClient.connect(url, a)) {
            good.subscribe("/topic/team." + teamA).settle(broker);
            for (var rubbish : List.of("\0", "GIBBERISH\n\n\0", "SUBSCRIBE\nno-colon\n\n\0", "SUBSCRIBE\n\n\0", "SUBSCRIBE\ndestination:\\x\n\n\0",
                    "CONNECTED\n\n\0", "MESSAGE\ndestination:/topic/team." + teamA + "\n\nx\0", "x".repeat(20_000))) {
                try (var bad = StompClient.connect(url, b)) {
                    bad.raw(rubbish);
                    bad.subscribe("/topic/team." + teamA);
                    bad.closed();
                    assertThat(bad.frames()).noneMatch(frame -> frame.command().equals("MESSAGE"));
                }
            }
            note(ticket);
            good.hears("/topic/team." + teamA, frame -> frame.path("ticket").asLong() == ticket);
            assertThat(good.open()).isTrue();
        }
    }

    @Test
    void framesLargerThanEightKilobytesCloseTheSocket() {
        try (var whole = StompClient.connect(url, b); var pieces = StompClient.connect(url, b)) {
            whole.send("SUBSCRIBE", "id", "1", "destination", "/topic/team." + "x".repeat(9 * 1024));
            assertThat(whole.closed()).isNotEqualTo(1000);
            for (int i = 0; i < 3; i++) pieces.raw((i == 0 ? "SUBSCRIBE\nid:1\ndestination:" : "") + "x".repeat(4 * 1024));
            pieces.closed();
        }
    }

    @Test
    void ticketThatMovesIsGoneForThoseItLeaves() {
        var number = open(teamA);
        try (var left = StompClient.connect(url, a); var right = StompClient.connect(url, b); var both = StompClient.connect(url, admin)) {
            left.subscribe("/topic/team." + teamA).subscribe("/topic/ticket." + number).settle(broker);
            right.subscribe("/topic/team." + teamB).settle(broker);
            both.subscribe("/topic/team." + teamA).subscribe("/topic/team." + teamB).settle(broker);
            admin.patch("/api/v1/tickets/" + number, Map.of("team", teamB));

            var row = right.hears("/topic/team." + teamB, frame -> frame.path("ticket").asLong() == number);
            assertThat(row.path("row").path("number").asLong()).isEqualTo(number);
            for (var topic : List.of("/topic/team." + teamA, "/topic/ticket." + number)) {
                var gone = left.hears(topic, frame -> frame.path("type").asString().equals("gone"));
                assertThat(gone.propertyNames()).containsExactlyInAnyOrder("seq", "prev", "type", "ticket");
            }
            for (var team : List.of(teamA, teamB)) {
                var kept = both.hears("/topic/team." + team, frame -> frame.path("ticket").asLong() == number && frame.has("row"));
                assertThat(kept.path("type").asString()).isEqualTo("changed");
            }
            assertThat(feed(a, number)).extracting(frame -> frame.path("type").asString()).containsOnly("gone");
            assertThat(feed(a, number)).noneMatch(frame -> frame.has("row"));
        }
    }

    private static List<JsonNode> feed(Client client, long number) {
        return client.get("/api/v1/feed?since=0&limit=1000").json().path("items").valueStream()
                .filter(frame -> frame.path("ticket").asLong() == number).toList();
    }

    @Test
    void whoLeavesTheTeamHearsOnlyThatThingsAreGone() {
        var leaver = desk.hire(Role.AGENT, teamA);
        var client = desk.signedIn(leaver);
        var topic = "/topic/team." + teamA;
        try (var socket = StompClient.connect(url, client)) {
            socket.subscribe(topic).subscribe("/topic/ticket." + ticket).settle(broker);
            note(ticket);
            assertThat(socket.hears(topic, frame -> frame.path("ticket").asLong() == ticket).has("row")).isTrue();
            socket.hears("/topic/ticket." + ticket, frame -> frame.path("ticket").asLong() == ticket);
            teams.leave(teamA, leaver.id());
            var before = socket.frames().size();
            note(ticket);
            socket.hears(topic, frame -> frame.path("type").asString().equals("gone"));
            socket.hears("/topic/ticket." + ticket, frame -> frame.path("type").asString().equals("gone"));
            assertThat(socket.frames().subList(before, socket.frames().size())).noneMatch(frame -> frame.body().contains("\"row\""));
        }
        try (var again = StompClient.connect(url, client)) {
            assertThat(again.subscribe(topic).refusal()).isEqualTo("forbidden");
        }
    }

    @Test
    void framesNeverCarryWordsOfAMessage() {
        try (var socket = StompClient.connect(url, a)) {
            socket.subscribe("/topic/team." + teamA).subscribe("/topic/ticket." + ticket).settle(broker);
            note(ticket);
            admin.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", MARK));
            socket.hears("/topic/ticket." + ticket, frame -> frame.path("type").asString().equals("delivery"));

            assertThat(socket.frames()).noneMatch(frame -> frame.body().contains(MARK));
            assertThat(a.get("/api/v1/feed?since=0&limit=1000").text()).doesNotContain(MARK);
            assertThat(a.get("/api/v1/tickets/" + ticket + "/messages").text()).contains(MARK);
        }
    }
}

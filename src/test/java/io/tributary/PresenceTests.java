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

/** Who is at a ticket: told to those who see it, believed of nobody else. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceTests {

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
    UUID team;
    Agent marc;
    Client marcs;
    Client priyas;
    Client outsider;

    @BeforeAll
    void people() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        team = desk.team();
        marc = desk.hire(Role.AGENT, team);
        marcs = desk.signedIn(marc);
        priyas = desk.signedIn(desk.hire(Role.AGENT, team));
        outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
    }

    private long open(UUID of) {
        return admin.post("/api/v1/tickets", Map.of("subject", "Presence", "text", "x", "team", of, "customer",
                Map.of("address", "presence@example.com"))).json().path("number").asLong();
    }

    private static String topic(long ticket) {
        return "/topic/ticket." + ticket + ".presence";
    }

    private static StompClient beat(StompClient socket, Object ticket, String doing) {
        return socket.say("/app/presence", "{\"ticket\":%s,\"doing\":\"%s\"}".formatted(ticket, doing));
    }

    private boolean is(JsonNode news, String doing) {
        return news.path("here").valueStream()
                .anyMatch(one -> one.path("id").asString().equals(marc.id().toString()) && one.path("doing").asString().equals(doing));
    }

    @Test
    void colleagueIsSeenToComeToTypeAndToLeave() {
        var ticket = open(team);
        try (var priya = StompClient.connect(url, priyas); var other = StompClient.connect(url, marcs)) {
            priya.subscribe(topic(ticket)).settle(broker);
            beat(other, ticket, "viewing");
            priya.hears(topic(ticket), news -> is(news, "viewing"));
            beat(other, ticket, "reply");
            var typing = priya.hears(topic(ticket), news -> is(news, "reply"));
            assertThat(typing.path("here").path(0).path("name").asString()).isEqualTo(marc.name());
            beat(other, ticket, "left");
            priya.hears(topic(ticket), news -> news.path("here").isEmpty());
        }
    }

    @Test
    void whoComesLaterHearsWhoIsThereAlready() {
        var ticket = open(team);
        try (var priya = StompClient.connect(url, priyas); var other = StompClient.connect(url, marcs)) {
            beat(other, ticket, "viewing").settle(broker);
            priya.subscribe(topic(ticket));
            beat(priya, ticket, "viewing");
            priya.hears(topic(ticket), news -> is(news, "viewing") && news.path("here").size() == 2);
        }
    }

    @Test
    void brokenSocketIsGoneAfterItsGrace() {
        var ticket = open(team);
        try (var priya = StompClient.connect(url, priyas)) {
            priya.subscribe(topic(ticket)).settle(broker);
            try (var other = StompClient.connect(url, marcs)) {
                beat(other, ticket, "viewing");
                priya.hears(topic(ticket), news -> is(news, "viewing"));
            }
            priya.hears(topic(ticket), news -> news.path("here").isEmpty());
        }
    }

    @Test
    void nobodyIsAtTicketsTheyDoNotSee() {
        var ticket = open(team);
        try (var priya = StompClient.connect(url, priyas); var stranger = StompClient.connect(url, outsider)) {
            priya.subscribe(topic(ticket)).settle(broker);
            beat(stranger, ticket, "reply");
            beat(stranger, 999_999_999_999L, "reply").settle(broker);
            beat(priya, ticket, "viewing");
            var news = priya.hears(topic(ticket), any -> true);
            assertThat(news.path("here").size()).isEqualTo(1);
            assertThat(stranger.open()).isTrue();
            assertThat(stranger.subscribe(topic(ticket)).refusal()).isEqualTo("forbidden");
        }
    }

    @Test
    void sightThatIsLostTakesPresenceAlong() {
        var ticket = open(team);
        try (var priya = StompClient.connect(url, priyas); var other = StompClient.connect(url, marcs); var boss = StompClient.connect(url, admin)) {
            for (var socket : List.of(priya, other, boss)) socket.subscribe(topic(ticket)).settle(broker);
            beat(other, ticket, "viewing");
            priya.hears(topic(ticket), news -> is(news, "viewing"));
            admin.patch("/api/v1/tickets/" + ticket, Map.of("team", desk.team()));
            boss.hears(topic(ticket), news -> news.path("here").isEmpty());
            var before = priya.heard(topic(ticket)).size();
            beat(boss, ticket, "note").settle(broker);
            boss.hears(topic(ticket), news -> news.path("here").size() == 1);
            assertThat(priya.heard(topic(ticket)).stream().skip(before)).noneMatch(news -> news.path("here").size() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "7", "null", "not json", "{\"ticket\":1}", "{\"doing\":\"viewing\"}", "{\"ticket\":\"1\",\"doing\":\"viewing\"}",
        "{\"ticket\":1.5,\"doing\":\"viewing\"}", "{\"ticket\":-1,\"doing\":\"viewing\"}", "{\"ticket\":99999999999999999999,\"doing\":\"viewing\"}",
        "{\"ticket\":1,\"doing\":\"VIEWING\"}", "{\"ticket\":1,\"doing\":\"gone\"}", "{\"ticket\":1,\"doing\":[]}",
        "{\"ticket\":1,\"doing\":\"viewing\",\"name\":\"Boss\"}", "{\"ticket\":1,\"doing\":\"viewing\"}{}",
        "{\"ticket\":1,\"doing\":\"viewing\"                                                                                                  }"})
    void beatOfAnyOtherShapeClosesTheSocket(String body) {
        try (var socket = StompClient.connect(url, priyas)) {
            assertThat(socket.say("/app/presence", body).refusal()).isEqualTo("invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/presence/", "/app/presence2", "/app/Presence", "/app/*", "/topic/ticket.100001.presence", "/app/presence,/topic/team.none", "/app"})
    void thereIsOneDoorAndNoOther(String destination) {
        try (var socket = StompClient.connect(url, priyas)) {
            assertThat(socket.say(destination, "{\"ticket\":1,\"doing\":\"viewing\"}").refusal()).isEqualTo("forbidden");
        }
    }

    @Test
    void readingTokenIsNobodyAtADesk() {
        try (var socket = StompClient.connect(url, priyas.withToken("read"))) {
            assertThat(beat(socket, 1, "viewing").refusal()).isEqualTo("forbidden");
        }
    }

    @Test
    void floodClosesItsOwnSocket() {
        try (var good = StompClient.connect(url, marcs); var bad = StompClient.connect(url, priyas)) {
            for (int i = 0; i < 40; i++) beat(bad, 1, "viewing");
            assertThat(bad.refusal()).isEqualTo("too-many");
            beat(good, 1, "viewing").settle(broker);
            assertThat(good.open()).isTrue();
        }
    }
}

package io.tributary;

import static io.tributary.Client.eventually;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import tools.jackson.databind.JsonNode;

/** What people are told of by name, and that nobody else is. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SimpleBrokerMessageHandler broker;

    Desk desk;
    Client admin;
    UUID team;
    Agent marc;
    Client marcs;
    Client priyas;

    @BeforeAll
    void people() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example").withToken();
        team = desk.team();
        marc = desk.hire(Role.AGENT, team);
        marcs = desk.signedIn(marc);
        priyas = desk.signedIn(desk.hire(Role.AGENT, team));
    }

    private long open() {
        return admin.post("/api/v1/tickets", Map.of("subject", "Notice", "text", "x", "team", team, "customer",
                Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
    }

    private long assigned() {
        var ticket = open();
        admin.patch("/api/v1/tickets/" + ticket, Map.of("assignee", marc.id()));
        return ticket;
    }

    private static List<JsonNode> notices(Client who, long ticket) {
        return who.get("/api/v1/notifications?limit=100").json().path("items").valueStream()
                .filter(notice -> notice.path("ticket").asLong() == ticket).toList();
    }

    private static int unread(Client who) {
        return who.get("/api/v1/notifications").json().path("unread").valueStream().mapToInt(JsonNode::asInt).sum();
    }

    @Test
    void whoeverIsGivenATicketIsTold() {
        var ticket = assigned();
        assertThat(notices(marcs, ticket)).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asString()).isEqualTo("assigned");
            assertThat(notice.path("subject").asString()).isEqualTo("Notice");
            assertThat(notice.path("actor").asString()).isNotBlank();
            assertThat(notice.path("read").asBoolean()).isFalse();
        });
        assertThat(notices(priyas, ticket)).isEmpty();
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        var ticket = open();
        marcs.post("/api/v1/tickets/" + ticket + "/claim", Map.of());
        marcs.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "Mine"));
        assertThat(notices(marcs, ticket)).isEmpty();
    }

    @Test
    void customersAnswerIsToldToWhoHasTheTicket() {
        var address = UUID.randomUUID() + "@example.com";
        var first = admin.processed(mail(address, address, null));
        var ticket = first.path("ticket").asLong();
        admin.patch("/api/v1/tickets/" + ticket, Map.of("team", team, "assignee", marc.id()));
        assertThat(admin.processed(mail("second-" + address, address, address)).path("ticket").asLong()).isEqualTo(ticket);
        assertThat(notices(marcs, ticket)).extracting(notice -> notice.path("kind").asString()).containsExactly("answered", "assigned");
    }

    @Test
    void mentionAndInvitationAreToldToWhomTheyName() {
        var ticket = open();
        priyas.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "Look", "mentions", List.of(marc.id())));
        assertThat(notices(marcs, ticket)).extracting(notice -> notice.path("kind").asString()).containsExactly("mentioned");
        assertThat(notices(priyas, ticket)).isEmpty();
    }

    private static String mail(String id, String from, String answers) {
        return "From: Nora <" + from + ">\r\nTo: support@tributary.example\r\nSubject: Lamp\r\nMessage-ID: <" + id + ">\r\n"
                + (answers == null ? "" : "In-Reply-To: <" + answers + ">\r\n") + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nHello " + id + "\r\n";
    }

    @Test
    void bellRingsAtOnceAndOnlyForWhomItIsFor() {
        try (var his = StompClient.connect(url, marcs); var hers = StompClient.connect(url, priyas)) {
            his.subscribe("/user/queue/notices").settle(broker);
            hers.subscribe("/user/queue/notices").settle(broker);
            assigned();
            eventually(() -> his.frames().stream().filter(frame -> frame.body().equals("{\"type\":\"notices\"}")).findFirst().orElse(null));
            assertThat(hers.frames()).noneMatch(frame -> frame.body().contains("\"notices\""));
        }
    }

    @Test
    void readIsReadByIdByPlaceAndByTicketAndByNobodyElse() {
        var reader = desk.hire(Role.AGENT, team);
        var client = desk.signedIn(reader);
        var tickets = List.of(open(), open(), open());
        for (var ticket : tickets) admin.patch("/api/v1/tickets/" + ticket, Map.of("assignee", reader.id()));
        assertThat(unread(client)).isEqualTo(3);
        var ids = client.get("/api/v1/notifications").json().path("items").valueStream().map(notice -> notice.path("id").asLong()).toList();

        priyas.post("/api/v1/notifications/read", Map.of("ids", ids));
        priyas.post("/api/v1/notifications/read", Map.of("upTo", ids.getFirst()));
        assertThat(unread(client)).isEqualTo(3);
        client.post("/api/v1/notifications/read", Map.of("ticket", tickets.get(1)));
        assertThat(unread(client)).isEqualTo(2);
        client.post("/api/v1/notifications/read", Map.of("ids", List.of(ids.getFirst())));
        assertThat(unread(client)).isEqualTo(1);
        assertThat(client.post("/api/v1/notifications/read", Map.of("upTo", ids.getFirst())).json().path("unread").isEmpty()).isTrue();
    }

    @Test
    void sightThatIsLostTakesTheNoticeAlong() {
        var ticket = assigned();
        assertThat(notices(marcs, ticket)).hasSize(1);
        admin.patch("/api/v1/tickets/" + ticket, Map.of("assignee", agents.byEmail("admin@tributary.example").orElseThrow().id(), "team", desk.team()));
        assertThat(notices(marcs, ticket)).isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        var reader = desk.hire(Role.AGENT, team);
        var client = desk.signedIn(reader);
        for (int i = 0; i < 3; i++) admin.patch("/api/v1/tickets/" + open(), Map.of("assignee", reader.id()));
        var first = client.get("/api/v1/notifications?limit=2").json();
        assertThat(first.path("items").size()).isEqualTo(2);
        var rest = client.get("/api/v1/notifications?limit=2&cursor=" + first.path("next").asLong()).json();
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void hostileReadingIsRefused() {
        assertThat(marcs.post("/api/v1/notifications/read", Map.of("ids", java.util.stream.LongStream.range(0, 201).boxed().toList())).status()).isEqualTo(400);
        assertThat(marcs.post("/api/v1/notifications/read", Map.of("ids", "1; drop table notification")).status()).isEqualTo(400);
        assertThat(marcs.get("/api/v1/notifications?cursor=x").status()).isEqualTo(400);
        assertThat(marcs.withToken("inbound").get("/api/v1/notifications").status()).isEqualTo(403);
    }
}

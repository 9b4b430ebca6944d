package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;

/** What each agent has not read yet: theirs alone, and nobody else's business. */
@WholeDesk
class UnreadTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    SimpleBrokerMessageHandler broker;

    Desk desk;
    UUID team;
    Agent lenaHerself;
    Client lena;
    Client marc;
    Client outsider;
    Client admin;
    long number;

    @BeforeEach
    void newTicketOfTheTeam() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        lenaHerself = desk.hire(Role.AGENT, team);
        lena = desk.signedIn(lenaHerself);
        marc = desk.signedIn(desk.hire(Role.AGENT, team));
        outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        admin = new Client(url).signIn("admin@tributary.example");
        number = admin.post("/api/v1/tickets", Map.of("subject", "Unread", "text", "Where is it?", "team", team,
                "customer", Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
    }

    private int unread(Client client) {
        var listed = client.get("/api/v1/tickets?view=team-" + team).json().path("items").valueStream()
                .filter(item -> item.path("number").asLong() == number).findFirst().orElseThrow().path("unread").asInt();
        assertThat(client.get("/api/v1/tickets/" + number).json().path("unread").asInt()).isEqualTo(listed);
        return listed;
    }

    private String write(Client client, String kind, String text) {
        return client.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", kind, "text", text, "holdSeconds", 60)).json().path("id").asString();
    }

    private static Client.Answer seen(Client client, Object... numbers) {
        return client.post("/api/v1/tickets/seen", Map.of("numbers", Arrays.asList(numbers)));
    }

    private static Client.Answer mark(Client client, Object... numbers) {
        return client.post("/api/v1/tickets/unread", Map.of("numbers", Arrays.asList(numbers)));
    }

    @Test
    void eachReadsForThemselves() {
        assertThat(unread(lena)).isEqualTo(1);

        assertThat(seen(lena, number).json().path("items").toString()).isEqualTo("[{\"number\":" + number + ",\"unread\":0}]");

        assertThat(unread(lena)).isZero();
        assertThat(unread(marc)).isEqualTo(1);
    }

    @Test
    void wordsOfOthersAreUnreadAndOnesOwnAreNot() {
        seen(lena, number);
        seen(marc, number);
        write(lena, "reply", "We look for it.");
        write(lena, "note", "Lost, I fear.");

        assertThat(unread(lena)).isZero();
        assertThat(unread(marc)).isEqualTo(2);
    }

    @Test
    void changesAndMachinesMakeNothingUnread() {
        seen(lena, number);

        marc.patch("/api/v1/tickets/" + number, Map.of("priority", "high", "status", "pending", "tags", List.of("a")));

        assertThat(unread(lena)).isZero();
        var mailed = new Client(url).signIn("agent@tributary.example");
        var question = mailed.processed(Mail.from(UUID.randomUUID() + "@example.com").text("A question that is acknowledged.").raw()).path("ticket").asLong();
        Client.eventually(() -> mailed.get("/api/v1/tickets/" + question + "/messages").json().path("items").size() == 2 ? true : null);
        assertThat(mailed.get("/api/v1/tickets/" + question).json().path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void readUpToOneMessageLeavesTheLaterOnes() {
        var first = write(marc, "note", "One");
        write(marc, "note", "Two");

        lena.post("/api/v1/tickets/seen", Map.of("numbers", List.of(number), "upTo", first));
        assertThat(unread(lena)).isEqualTo(1);
        seen(lena, number);
        lena.post("/api/v1/tickets/seen", Map.of("numbers", List.of(number), "upTo", first));

        assertThat(unread(lena)).as("nobody forgets what they have read").isZero();
    }

    @Test
    void markedItIsUnreadOnceMoreUntilItIsRead() {
        seen(lena, number);

        assertThat(mark(lena, number).status()).isEqualTo(200);
        assertThat(unread(lena)).isEqualTo(1);
        assertThat(unread(marc)).isEqualTo(1);
        write(marc, "note", "One more");
        assertThat(unread(lena)).isEqualTo(2);
        mark(lena, number);
        assertThat(unread(lena)).as("marked again, no less is unread").isEqualTo(2);
        seen(lena, number);
        assertThat(unread(lena)).isZero();
    }

    @Test
    void ticketOfOnesOwnWordsAloneIsMarkedToo() {
        number = lena.post("/api/v1/tickets", Map.of("subject", "Out", "text", "We write to you.", "team", team, "direction", "outbound",
                "customer", Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
        assertThat(unread(lena)).isZero();

        mark(lena, number);
        assertThat(unread(lena)).isEqualTo(1);
        seen(lena, number);
        assertThat(unread(lena)).isZero();
    }

    @Test
    void whatWasThereBeforeSomebodyCameIsNotNewToThem() {
        var newcomer = desk.signedIn(desk.hire(Role.AGENT, team));
        assertThat(unread(newcomer)).isZero();

        write(lena, "note", "Welcome");

        assertThat(unread(newcomer)).isEqualTo(1);
    }

    @Test
    void whoeverDoesNotSeeItCanNeitherReadNorMarkIt() {
        for (var client : List.of(outsider)) {
            assertThat(seen(client, number, 999_999_999_999L).json().path("items").isEmpty()).isTrue();
            assertThat(mark(client, number, 999_999_999_999L).json().path("items").isEmpty()).isTrue();
        }
        admin.patch("/api/v1/tickets/" + number, Map.of("assignee", me(outsider)));

        assertThat(outsider.get("/api/v1/tickets/" + number).json().path("unread").asInt()).as("as new to them as to anybody").isEqualTo(1);
    }

    private static String me(Client client) {
        return client.get("/api/v1/session").json().path("user").path("id").asString();
    }

    @Test
    void messageOfAnotherTicketSaysNothingOfThisOne() {
        var other = admin.post("/api/v1/tickets", Map.of("subject", "Other", "text", "Later", "team", team,
                "customer", Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
        var later = admin.get("/api/v1/tickets/" + other + "/messages").json().path("items").get(0).path("id").asString();

        lena.post("/api/v1/tickets/seen", Map.of("numbers", List.of(number), "upTo", later));

        assertThat(unread(lena)).isEqualTo(1);
    }

    @Test
    void takesNoNonsense() {
        assertThat(lena.post("/api/v1/tickets/seen", Map.of()).status()).isEqualTo(400);
        assertThat(seen(lena, number, null).status()).isEqualTo(400);
        assertThat(mark(lena, "many").status()).isEqualTo(400);
        assertThat(mark(lena, LongStream.range(0, 501).boxed().toArray()).status()).isEqualTo(400);
        assertThat(mark(lena).json().path("items").isEmpty()).isTrue();
    }

    /** However many they are and however fast it goes. */
    @Test
    void everyWindowHearsAllOfIt() {
        var windows = IntStream.range(0, 4).mapToObj(n -> StompClient.connect(url, lena).subscribe("/user/queue/notices").settle(broker)).toList();
        try {
            for (int i = 0; i < 10; i++) {
                mark(lena, number);
                seen(lena, number);
            }
            for (var window : windows) {
                Client.eventually(() -> window.heard("/user/queue/notices").stream().filter(said -> said.path("type").asString().equals("unread")).count() == 20
                        ? true : null);
                assertThat(window.heard("/user/queue/notices").stream().filter(said -> said.path("type").asString().equals("unread"))
                        .map(said -> said.path("items").get(0).path("unread").asInt()).toList()).isEqualTo(IntStream.range(0, 20).mapToObj(i -> 1 - i % 2).toList());
            }
        } finally {
            windows.forEach(StompClient::close);
        }
    }

    @Test
    void otherWindowsHearOfIt() {
        try (var hers = StompClient.connect(url, lena); var his = StompClient.connect(url, marc)) {
            hers.subscribe("/user/queue/notices").settle(broker);
            his.subscribe("/user/queue/notices").settle(broker);

            seen(lena, number);

            hers.hears("/user/queue/notices", frame -> frame.path("type").asString().equals("unread")
                    && frame.path("items").toString().equals("[{\"number\":" + number + ",\"unread\":0}]"));
            assertThat(his.frames()).noneMatch(frame -> frame.body().contains("\"unread\""));
        }
    }
}

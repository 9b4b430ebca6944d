package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Taking a ticket: whoever is faster has it, and the other is told who that was. */
@WholeDesk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    UUID team;
    List<Agent> people;
    List<Client> clients;

    @BeforeAll
    void people() {
        var desk = new Desk(url, agents, teams);
        team = desk.team();
        people = Stream.generate(() -> desk.hire(Role.AGENT, team)).limit(4).toList();
        clients = people.stream().map(desk::signedIn).toList();
    }

    private long open() {
        return clients.getFirst().post("/api/v1/tickets", Map.of("subject", "Claim", "text", "x", "team", team, "customer",
                Map.of("address", "claim@example.com"))).json().path("number").asLong();
    }

    private static Answer claim(Client who, long ticket, UUID from) {
        var form = new HashMap<String, Object>();
        form.put("from", from);
        return who.post("/api/v1/tickets/" + ticket + "/claim", form);
    }

    private static String assignee(Answer ticket) {
        return ticket.json().path("assignee").path("id").asString();
    }

    @RepeatedTest(3)
    void ofManyAtOnceExactlyOneHasIt() throws Exception {
        var ticket = open();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.stream().map(client -> threads.submit(() -> {
                start.await();
                return claim(client, ticket, null);
            })).toList();
            start.countDown();
            var won = 0;
            for (int i = 0; i < answers.size(); i++) {
                var answer = answers.get(i).get();
                if (answer.status() == 200) {
                    won++;
                    assertThat(assignee(answer)).isEqualTo(people.get(i).id().toString());
                } else {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.code()).isEqualTo("already-assigned");
                }
            }
            assertThat(won).isEqualTo(1);
        }
        var winner = assignee(clients.getFirst().get("/api/v1/tickets/" + ticket));
        assertThat(people).extracting(agent -> agent.id().toString()).contains(winner);
        assertThat(clients.getFirst().get("/api/v1/tickets/" + ticket + "/history").json().path("items").valueStream()
                .filter(entry -> entry.path("payload").has("assignee") || entry.path("payload").path("changes").has("assignee"))).hasSize(1);
    }

    @Test
    void refusalNamesWhoWasFaster() {
        var ticket = open();
        assertThat(claim(clients.get(0), ticket, null).status()).isEqualTo(200);
        var refused = claim(clients.get(1), ticket, null);
        assertThat(refused.json().path("params").path("assignee").path("name").asString()).isEqualTo(people.getFirst().name());
    }

    @Test
    void takingItOverNamesWhoItIsTakenFrom() {
        var ticket = open();
        claim(clients.get(0), ticket, null);
        assertThat(assignee(claim(clients.get(1), ticket, people.getFirst().id()))).isEqualTo(people.get(1).id().toString());
        assertThat(claim(clients.get(2), ticket, people.getFirst().id()).code()).isEqualTo("already-assigned");
    }

    @Test
    void whoHasItMayTakeItAgain() {
        var ticket = open();
        claim(clients.get(0), ticket, null);
        assertThat(claim(clients.get(0), ticket, null).status()).isEqualTo(200);
    }

    @Test
    void readingTokenTakesNothing() {
        assertThat(claim(clients.getFirst().withToken("read"), open(), null).status()).isEqualTo(403);
    }
}

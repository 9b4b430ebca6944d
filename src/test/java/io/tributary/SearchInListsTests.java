package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking for words in one list: what is found there is what the list itself shows of it. */
@WholeDesk
class SearchInListsTests {

    private static final String PATH = "/api/v1/tickets/";
    private static final String LATER = Instant.now().plusSeconds(3600).toString();

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client agent;
    Client colleague;
    UUID team;

    @BeforeEach
    void agentOfTheTeam() {
        var desk = new Desk(url, agents, teams);
        team = desk.team();
        agent = desk.signedIn(desk.hire(Role.AGENT, team));
        colleague = desk.signedIn(desk.hire(Role.AGENT, team));
    }

    private long open(String text) {
        return agent.post("/api/v1/tickets", Map.of("subject", text, "text", text, "team", team, "customer", Map.of("address", UUID.randomUUID() + "@example.com")))
                .json().path("number").asLong();
    }

    private Answer search(String q, String view) {
        return agent.get("/api/v1/tickets?q=" + q + "&view=" + view);
    }

    private static List<Long> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").valueStream().map(item -> item.path("number").asLong()).toList();
    }

    @Test
    void looksInEveryListForWhatItShows() {
        var me = agent.get("/api/v1/session").json().path("user").path("id").asString();
        var snooze = Map.of("snoozedUntil", LATER);
        var numbers = IntStream.range(0, 8).mapToObj(i -> open("blivet")).toList();
        agent.patch(PATH + numbers.get(1), Map.of("assignee", me));
        agent.patch(PATH + numbers.get(2), Map.of("assignee", me, "snoozedUntil", LATER));
        agent.patch(PATH + numbers.get(3), snooze);
        agent.patch(PATH + numbers.get(4), Map.of("status", "resolved", "assignee", me));
        colleague.post(PATH + numbers.get(5) + "/messages", Map.of("kind", "note", "text", "Look", "mentions", List.of(me)));
        colleague.post(PATH + numbers.get(6) + "/messages", Map.of("kind", "note", "text", "Look", "mentions", List.of(me)));
        agent.patch(PATH + numbers.get(6), snooze);
        agent.patch(PATH + numbers.get(7), snooze);
        agent.patch(PATH + numbers.get(7), Collections.singletonMap("snoozedUntil", null));
        var kept = agent.post("/api/v1/views", Map.of("name", "Aside", "filter", Map.of("view", "snoozed", "assignee", "me"))).json().path("id").asString();
        Client.eventually(() -> search("blivet", "snoozed").json().path("count").asLong() == 3 && search("blivet", "all").json().path("count").asLong() == 8 ? true : null);

        for (var view : List.of("mine", "unassigned", "open", "mentions", "snoozed", "all", "team-" + team, "saved-" + kept)) {
            var shown = numbers(agent.get("/api/v1/tickets?limit=200&view=" + view)).stream().filter(numbers::contains).toList();
            Client.eventually(() -> Set.copyOf(numbers(search("blivet", view))).equals(Set.copyOf(shown)) ? true : null);
            assertThat(numbers(search("blivet", view))).as(view).containsExactlyInAnyOrderElementsOf(shown).isNotEmpty();
            assertThat(search("blivet", view).json().path("count").asLong()).as(view).isEqualTo(shown.size());
        }
        assertThat(numbers(search("blivet", "snoozed"))).containsExactlyInAnyOrder(numbers.get(2), numbers.get(3), numbers.get(6));
        assertThat(numbers(search("blivet", "saved-" + kept))).containsExactly(numbers.get(2));
    }

    /** Nobody does anything: its time has come. */
    @Test
    void findsTicketInItsListAgainAfterItsTimeHasCome() {
        var number = open("kumquat");
        agent.patch(PATH + number, Map.of("snoozedUntil", LATER));
        Client.eventually(() -> numbers(search("kumquat", "snoozed")).contains(number) ? true : null);
        assertThat(numbers(search("kumquat", "open"))).isEmpty();

        jdbc.sql("update ticket set snoozed_until = now() - interval '1 hour' where number = ?").param(number).update();

        Client.eventually(() -> numbers(search("kumquat", "open")).contains(number) ? true : null);
        assertThat(numbers(search("kumquat", "snoozed"))).isEmpty();
    }
}

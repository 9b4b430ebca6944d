package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets that stand beside each other: put there by hand, or written by the same customer. */
@WholeDesk
class LinksTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    UUID team;
    Client lena;
    Client admin;
    final String customer = UUID.randomUUID() + "@example.com";
    long one;
    long two;
    long foreign;

    @BeforeEach
    void ticketsOfOneCustomer() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        lena = desk.signedIn(desk.hire(Role.AGENT, team));
        admin = new Client(url).signIn("admin@tributary.example");
        one = open(team, customer);
        two = open(team, customer);
        foreign = open(desk.team(), customer);
    }

    private long open(UUID team, String address) {
        return admin.post("/api/v1/tickets", Map.of("subject", "Beside", "text", "Hello", "team", team, "customer", Map.of("address", address)))
                .json().path("number").asLong();
    }

    private static String path(long number, String more) {
        return "/api/v1/tickets/" + number + more;
    }

    private Client.Answer link(long number, long other) {
        return lena.post(path(number, "/links"), Map.of("other", other));
    }

    private static List<Long> linked(Client client, long number) {
        return client.get(path(number, "")).json().path("links").valueStream().filter(each -> each.path("kind").asString().equals("related"))
                .map(each -> each.path("number").asLong()).toList();
    }

    private static List<String> history(Client client, long number) {
        return client.get(path(number, "/history")).json().path("items").valueStream()
                .map(each -> each.path("type").asString() + " " + each.path("payload").path("other").asString("")).toList();
    }

    @Test
    void eachStandsBesideTheOtherUntilSomebodyTakesItAway() {
        assertThat(link(one, two).json().path("links").get(0).path("number").asLong()).isEqualTo(two);
        assertThat(linked(lena, two)).containsExactly(one);
        assertThat(history(lena, one)).contains("linked " + two);
        assertThat(history(lena, two)).contains("linked " + one);

        assertThat(link(two, one).status()).as("said once more, from the other side").isEqualTo(200);
        assertThat(linked(lena, one)).containsExactly(two);

        assertThat(lena.delete(path(two, "/links/" + one)).status()).isEqualTo(200);
        assertThat(linked(lena, one)).isEmpty();
        assertThat(linked(lena, two)).isEmpty();
        assertThat(history(lena, one)).contains("unlinked " + two);
        assertThat(lena.delete(path(two, "/links/" + one)).status()).as("nothing to take away").isEqualTo(200);
        assertThat(history(lena, one).stream().filter(entry -> entry.startsWith("unlinked"))).hasSize(1);
    }

    @Test
    void nobodyLinksNorSeesWhatTheyDoNotSee() {
        assertThat(link(one, foreign).code()).isEqualTo("not-found");
        assertThat(link(one, 999_999_999_999L).code()).isEqualTo("not-found");
        assertThat(link(foreign, one).code()).isEqualTo("not-found");

        admin.post(path(one, "/links"), Map.of("other", foreign));

        assertThat(linked(admin, one)).containsExactly(foreign);
        assertThat(linked(lena, one)).isEmpty();
        assertThat(lena.delete(path(one, "/links/" + foreign)).code()).isEqualTo("not-found");
        assertThat(linked(admin, one)).containsExactly(foreign);
    }

    @Test
    void whoeverMayOnlyReadAndNoteLinksNothing() {
        try (var roles = new RoleChanges(admin).set("agent", team, "see", "note")) {
            assertThat(link(one, two).code()).isEqualTo("no-right");
            admin.post(path(one, "/links"), Map.of("other", two));
            assertThat(lena.delete(path(one, "/links/" + two)).code()).isEqualTo("no-right");
            assertThat(linked(lena, one)).containsExactly(two);
        }
        assertThat(lena.delete(path(one, "/links/" + two)).status()).isEqualTo(200);
    }

    @Test
    void linkNeedsTwoTicketsThatAreThere() {
        assertThat(link(one, one).code()).isEqualTo("linked-with-itself");
        admin.post(path(two, "/merge"), Map.of("into", one));
        assertThat(link(one, two).code()).isEqualTo("already-merged");
        assertThat(lena.post(path(one, "/links"), Map.of()).status()).isEqualTo(400);
        var many = IntStream.range(0, 20).mapToObj(n -> open(team, customer)).toList();
        many.forEach(number -> assertThat(link(one, number).status()).isEqualTo(200));
        assertThat(link(one, open(team, customer)).code()).isEqualTo("too-many-links");
        assertThat(linked(lena, one)).hasSize(20);
    }

    @Test
    void whatASplitLinkedIsNotTakenAwayByHand() {
        jdbc.sql("insert into ticket_link (ticket_id, other_id, kind, at) select a.id, b.id, 'split', now() from ticket a, ticket b where a.number = ? and b.number = ?")
                .params(two, one)
                .update();

        lena.delete(path(one, "/links/" + two));

        assertThat(lena.get(path(one, "")).json().path("links").toString()).contains("\"kind\":\"split\"");
    }

    @Test
    void customersOtherTicketsAreThereForWhoeverSeesThem() {
        open(team, UUID.randomUUID() + "@example.com");
        var others = lena.get(path(one, "/others")).json();
        assertThat(others.path("items").valueStream().map(each -> each.path("number").asLong())).containsExactly(two);
        assertThat(others.path("count").asInt()).isEqualTo(1);
        assertThat(admin.get(path(one, "/others")).json().path("count").asInt()).isEqualTo(2);
        assertThat(lena.get(path(foreign, "/others")).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotDoneComesFirstAndAllAreCounted() {
        var more = IntStream.range(0, 11).mapToObj(n -> open(team, customer)).toList();
        lena.patch(path(more.getLast(), ""), Map.of("status", "resolved"));
        lena.post(path(more.getFirst(), "/merge"), Map.of("into", one));

        var others = lena.get(path(one, "/others")).json();

        assertThat(others.path("count").asInt()).as("two and eleven less the one that is part of this one").isEqualTo(11);
        assertThat(others.path("items").size()).isEqualTo(10);
        assertThat(others.path("items").valueStream().map(each -> each.path("number").asLong())).doesNotContain(more.getFirst(), more.getLast(), one);
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One's own password, and the browsers one is signed in with. */
@WholeDesk
class SignInsTests {

    private static final String NEW = "a better horse, no battery";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Agent agent;
    Client here;
    Client elsewhere;
    Client colleague;

    @BeforeEach
    void twoBrowsersOfOnePersonAndAColleague() {
        var desk = new Desk(url, agents, teams);
        var team = desk.team();
        agent = desk.hire(Role.AGENT, team);
        here = desk.signedIn(agent);
        elsewhere = desk.signedIn(agent);
        colleague = desk.signedIn(desk.hire(Role.AGENT, team));
    }

    private Client.Answer change(String old, String wanted) {
        return here.post("/api/v1/session/password", Map.of("old", old, "password", wanted));
    }

    private static int status(Client client) {
        return client.get("/api/v1/session").status();
    }

    @Test
    void passwordIsChangedAndEveryOtherSessionEnds() {
        assertThat(change(Desk.PASSWORD, NEW).status()).isEqualTo(204);

        assertThat(status(here)).isEqualTo(200);
        assertThat(status(elsewhere)).isEqualTo(401);
        assertThat(status(colleague)).isEqualTo(200);
        new Client(url).signIn(agent.email(), NEW);
        assertThatIllegalStateException().isThrownBy(() -> new Client(url).signIn(agent.email(), Desk.PASSWORD));
    }

    @Test
    void passwordIsNotChangedByWhoDoesNotKnowIt() {
        assertThat(change("a guess at the password", NEW).code()).isEqualTo("wrong-password");
        assertThat(change(Desk.PASSWORD, "short").code()).isEqualTo("weak-password");

        assertThat(status(elsewhere)).isEqualTo(200);
        new Client(url).signIn(agent.email(), Desk.PASSWORD);
    }

    @Test
    void guessingAtAnOpenDeskIsSlow() {
        for (int i = 0; i < 5; i++) change("guess " + i, NEW);

        var throttled = change(Desk.PASSWORD, NEW);

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.json().path("params").path("seconds").asInt()).isPositive();
    }

    @Test
    void oneSeesWhereOneIsSignedInButNothingToSignInWith() {
        var list = here.get("/api/v1/sessions");

        assertThat(list.json().path("items")).hasSize(2);
        assertThat(list.json().path("items").findValuesAsString("here")).containsExactlyInAnyOrder("true", "false");
        assertThat(list.json().path("items").get(0).path("browser").asString()).contains("Java");
        assertThat(list.text()).doesNotContain(cookie(here)).doesNotContain(cookie(elsewhere));
        assertThat(colleague.get("/api/v1/sessions").json().path("items")).hasSize(1);
    }

    private static String cookie(Client client) {
        var value = client.cookie().substring(client.cookie().indexOf('=') + 1);
        return new String(java.util.Base64.getDecoder().decode(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void oneSignsOutEverywhereElse() {
        assertThat(here.delete("/api/v1/sessions").status()).isEqualTo(204);

        assertThat(status(here)).isEqualTo(200);
        assertThat(status(elsewhere)).isEqualTo(401);
        assertThat(status(colleague)).isEqualTo(200);
    }

    @Test
    void oneIsCalledWhatOneSaysFromThenOn() {
        assertThat(here.patch("/api/v1/session", Map.of("name", "  ")).code()).isEqualTo("invalid");
        var answer = here.patch("/api/v1/session", Map.of("name", " Lena Fischer-Wu "));
        assertThat(answer.json().path("user").path("name").asString()).isEqualTo("Lena Fischer-Wu");

        var ticket = here.post("/api/v1/tickets", Map.of("subject", "Named", "text", "Named", "customer", Map.of("address", "named@example.com"),
                "team", here.get("/api/v1/session").json().path("teams").get(0).path("id").asString())).json().path("number").asLong();
        here.post("/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "mine"));

        assertThat(here.get("/api/v1/tickets/" + ticket + "/messages").text()).contains("Lena Fischer-Wu").doesNotContain(agent.name());
    }
}

package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may know a customer, and who decides what they are to us. */
@WholeDesk
class CustomerTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client supervisor;
    Client agent;
    private final String own = UUID.randomUUID().toString();
    private UUID team;
    private String customer;
    private long number;

    @BeforeEach
    void ticket() {
        var desk = new Desk(url, agents, teams);
        team = desk.team();
        supervisor = desk.signedIn(desk.hire(Role.SUPERVISOR, team));
        agent = desk.signedIn(desk.hire(Role.AGENT, team));
        number = agent.post("/api/v1/tickets", Map.of("subject", "Hello", "text", "Hello", "customer", Map.of("address", own + "@example.org", "name", "Ann"), "team", team))
                .json().path("number").asLong();
        customer = agent.get("/api/v1/tickets/" + number).json().path("customer").path("id").asString();
    }

    private String path() {
        return "/api/v1/customers/" + customer;
    }

    @Test
    void whoSeesATicketPutsTheNameRightAndNoMore() {
        assertThat(agent.get("/api/v1/customers?q=" + own.toUpperCase()).json().path("items").path(0).path("id").asString()).isEqualTo(customer);
        assertThat(agent.patch(path(), Map.of("name", "Ann Lee")).json().path("name").asString()).isEqualTo("Ann Lee");
        assertThat(agent.get("/api/v1/tickets/" + number).json().path("customer").path("name").asString()).isEqualTo("Ann Lee");

        var more = agent.patch(path(), Map.of("tier", "vip"));

        assertThat(more.status()).isEqualTo(403);
        assertThat(agent.get(path()).json().path("tier").asString()).isEqualTo("standard");
        assertThat(agent.get(path()).json().path("mayDecide").asBoolean()).isFalse();
        assertThat(agent.post("/api/v1/organisations", Map.of("name", own)).status()).isEqualTo(403);
        assertThat(supervisor.patch(path(), Map.of("tier", "vip")).json().path("tier").asString()).isEqualTo("vip");
    }

    @Test
    void searchTakesWhateverIsTyped() {
        assertThat(agent.get("/api/v1/customers?q=%00%25_'").json().path("items").size()).isZero();
    }

    /** A ticket that was closed meanwhile knows it once it is open again. */
    @Test
    void whatComesBackFollowsAsWell() throws Exception {
        supervisor.patch("/api/v1/tickets/" + number, Map.of("status", "closed"));
        supervisor.patch(path(), Map.of("tier", "vip"));
        assertThat(tier()).isEqualTo("standard");

        assertThat(supervisor.patch("/api/v1/tickets/" + number, Map.of("status", "open")).status()).isEqualTo(200);

        for (int tries = 0; tries < 100 && !tier().equals("vip"); tries++) Thread.sleep(100);
        assertThat(tier()).isEqualTo("vip");
    }

    private String tier() {
        return jdbc.sql("select tier from ticket where number = ?").param(number).query(String.class).single();
    }

    @Test
    void whoComesSecondIsToldSo() {
        var rev = supervisor.get(path()).json().path("rev").asString();
        assertThat(supervisor.send("PATCH", path(), Map.of("name", "One"), "If-Match", rev).status()).isEqualTo(200);

        var second = supervisor.send("PATCH", path(), Map.of("name", "Two"), "If-Match", rev);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().path("code").asString()).isEqualTo("changed-meanwhile");
        assertThat(supervisor.get(path()).json().path("name").asString()).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource({"tier, gold", "tier, ", "organisation, 7c9e6679-7425-40de-944b-e07fc1f90ae7", "organisation, x", "calendar, 7c9e6679-7425-40de-944b-e07fc1f90ae7"})
    void whatThereIsNotIsRefused(String field, String value) {
        var patch = new HashMap<String, Object>();
        patch.put(field, value);

        var answer = supervisor.patch(path(), patch);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("params").path("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"no domain", "@example.org", "-a.example", "a..example", "localhost", "<script>.example", "Gmail.com"})
    void domainsAreDomains(String domain) {
        var answer = supervisor.post("/api/v1/organisations", Map.of("name", own, "domains", List.of(domain)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("params").path("field").asString()).isEqualTo("domains");
    }

    /** Those that wrote before as well, unless they belong somewhere else; and a domain belongs to one. */
    @Test
    void peopleOfADomainBelongToItsOrganisation() {
        var domain = own + ".example";
        var bos = supervisor.post("/api/v1/tickets", Map.of("subject", "Hi", "text", "Hi", "customer", Map.of("address", "bo@" + domain), "team", team)).json().path("number").asLong();
        var bo = "/api/v1/customers/" + supervisor.get("/api/v1/tickets/" + bos).json().path("customer").path("id").asString();

        var added = supervisor.post("/api/v1/organisations", Map.of("name", own, "domains", List.of(domain.toUpperCase()), "tier", "vip")).json();

        assertThat(added.path("customers").asInt()).isEqualTo(1);
        assertThat(supervisor.get(bo).json().path("organisation").path("name").asString()).isEqualTo(own);
        assertThat(supervisor.get(bo).json().path("tier").asString()).isEqualTo("vip");
        assertThat(supervisor.post("/api/v1/organisations", Map.of("name", own + " 2", "domains", List.of(domain))).json().path("code").asString()).isEqualTo("domain-taken");
        assertThat(supervisor.post("/api/v1/organisations", Map.of("name", own.toUpperCase())).json().path("code").asString()).isEqualTo("organisation-exists");

        supervisor.patch(bo, Map.of("tier", "standard"));
        supervisor.send("PUT", "/api/v1/organisations/" + added.path("id").asString(), Map.of("name", own, "domains", List.of(domain)));
        assertThat(supervisor.get(bo).json().path("tier").asString()).isEqualTo("standard");
    }
}

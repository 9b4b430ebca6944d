package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Signing in elsewhere, by OpenID Connect. */
@WholeDesk
class SignInProviderTests {

    @Value("${tributary.public-url}")
    String url;

    @Value("${desk.provider-port}")
    int port;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void letsTheAgentInWhoseAddressTheProviderHasVerified() throws Exception {
        var agent = agent();
        try (var provider = new FakeProvider(port)) {
            provider.user = Map.of("sub", subject, "email", agent.email().toUpperCase(java.util.Locale.ROOT), "email_verified", true);

            assertThat(who(agent)).isEqualTo(agent.email());
        }
    }

    @Test
    void knowsThemByTheirSubjectFromThenOn() throws Exception {
        var agent = agent();
        try (var provider = new FakeProvider(port)) {
            provider.user = Map.of("sub", subject, "email", agent.email(), "email_verified", true);
            who(agent);
            provider.user = Map.of("sub", subject, "email", "renamed@tributary.example", "email_verified", true);

            assertThat(who(agent)).isEqualTo(agent.email());
        }
    }

    /** Who can type an address into their profile over there must not become somebody here. */
    @Test
    void anAddressNobodyVerifiedLetsNobodyIn() throws Exception {
        var agent = agent();
        try (var provider = new FakeProvider(port)) {
            provider.user = Map.of("sub", subject, "email", agent.email(), "email_verified", false);

            var browser = browser();
            assertThat(get(browser, "/oauth2/authorization/acme").uri().toString()).endsWith("/login?problem=not-an-agent");
            assertThat(get(browser, "/api/v1/session").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void makesNoAgents() throws Exception {
        try (var provider = new FakeProvider(port)) {
            provider.user = Map.of("sub", subject, "email", "stranger@elsewhere.example", "email_verified", true);

            assertThat(get(browser(), "/oauth2/authorization/acme").uri().toString()).endsWith("/login?problem=not-an-agent");
        }
    }

    @Test
    void anAnswerToNobodysQuestionOpensNothing() throws Exception {
        try (var provider = new FakeProvider(port)) {
            provider.user = Map.of("sub", subject, "email", "agent@tributary.example", "email_verified", true);

            var browser = browser();
            assertThat(get(browser, "/login/oauth2/code/acme?code=stolen&state=guessed").uri().toString()).endsWith("/login?problem=provider-failed");
            assertThat(get(browser, "/api/v1/session").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void oneThatIsDownIsSaidToBeSo() throws Exception {
        assertThat(get(browser(), "/oauth2/authorization/gone").uri().toString()).endsWith("/login?problem=provider-failed");
    }

    @Test
    void isOfferedByName() throws Exception {
        assertThat(get(browser(), "/api/v1/session/ways").body()).contains("Acme ID", "/oauth2/authorization/acme");
    }

    private Agent agent() {
        return new Desk(url, agents, teams).hire(Role.AGENT);
    }

    private String who(Agent agent) throws Exception {
        var browser = browser();
        get(browser, "/oauth2/authorization/acme");
        var session = get(browser, "/api/v1/session").body();
        return session.contains('"' + agent.email() + '"') ? agent.email() : session;
    }

    private HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }
}

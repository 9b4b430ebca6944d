package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Instant;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A second factor from an authenticator app, from the outside. */
@WholeDesk
class OneTimeCodesTests {

    private static final String CODES = "/api/v1/me/one-time-codes";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    private Agent agent;
    private Client client;

    @BeforeEach
    void hire() {
        var desk = new Desk(url, agents, teams);
        agent = desk.hire(Role.AGENT);
        client = desk.signedIn(agent);
    }

    @Test
    void nothingIsAskedForUntilTheAppHasShownThatItKnowsTheSecret() {
        client.post(CODES, Map.of());

        assertThat(signIn(null).status()).isEqualTo(200);
        assertThat(client.post(CODES + "/confirm", Map.of("code", "000000")).code()).isEqualTo("bad-code");
        assertThat(client.get(CODES).json().path("active").asBoolean()).isFalse();
    }

    @Test
    void passwordAloneOpensNothingAnyMore() throws Exception {
        switchOn();

        assertThat(signIn(null).code()).isEqualTo("code-required");
        assertThat(signIn("000000").code()).isEqualTo("bad-code");
        assertThat(new Client(url).send("POST", "/api/v1/session", Map.of("email", agent.email(), "password", "wrong", "code", "000000")).code())
                .isEqualTo("bad-credentials");
    }

    @Test
    void aCodeWorksOnce() throws Exception {
        var secret = switchOn().path("secret").asString();
        var next = code(secret, Instant.now().plusSeconds(30)); // the one that confirmed is used up

        assertThat(signIn(next).status()).isEqualTo(200);
        assertThat(signIn(next).code()).isEqualTo("bad-code");
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() throws Exception {
        var codes = switchOn().path("recoveryCodes");
        assertThat(codes.size()).isEqualTo(10);
        var typed = " " + codes.get(3).asString().toUpperCase(java.util.Locale.ROOT).replace("-", " ");

        assertThat(signIn(typed).status()).isEqualTo(200);
        assertThat(signIn(typed).code()).isEqualTo("bad-code");
        assertThat(client.get(CODES).json().path("recoveryCodesLeft").asInt()).isEqualTo(9);
    }

    @Test
    void switchedOffThePasswordIsEnoughAgain() throws Exception {
        switchOn();

        assertThat(client.delete(CODES).status()).isEqualTo(204);
        assertThat(signIn(null).status()).isEqualTo(200);
    }

    @Test
    void aCopyOfTheDatabaseGivesNoSecretAway() throws Exception {
        var secret = switchOn().path("secret").asString();
        var stored = jdbc.sql("select secret from one_time_code where agent_id = ?").param(agent.id()).query(byte[].class).single();

        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void screenLeftOpenAndTokensChangeNothing() {
        jdbc.sql("delete from spring_session_attributes where attribute_name = 'signed-in-at'").update();

        assertThat(client.post(CODES, Map.of()).code()).isEqualTo("sign-in-again");
        assertThat(client.delete(CODES).code()).isEqualTo("sign-in-again");
        assertThat(client.post("/api/v1/me/passkeys/options", Map.of()).code()).isEqualTo("sign-in-again");
        assertThat(client.withToken().post(CODES, Map.of()).code()).isEqualTo("sign-in-again");
    }

    /** Secret and recovery codes of an agent whose second factor is on. */
    private JsonNode switchOn() throws Exception {
        var enrolment = client.post(CODES, Map.of()).json();
        var secret = enrolment.path("secret").asString();
        assertThat(enrolment.path("uri").asString()).startsWith("otpauth://totp/Tributary:").contains("secret=" + secret);
        var confirmed = client.post(CODES + "/confirm", Map.of("code", code(secret, Instant.now())));
        assertThat(confirmed.status()).isEqualTo(200);
        return ((tools.jackson.databind.node.ObjectNode) confirmed.json()).put("secret", secret);
    }

    private Client.Answer signIn(String code) {
        Map<String, Object> form = new java.util.HashMap<>(Map.of("email", agent.email(), "password", Desk.PASSWORD));
        if (code != null) form.put("code", code);
        return new Client(url).send("POST", "/api/v1/session", form);
    }

    private static String code(String secret, Instant at) throws Exception {
        var totp = new TimeBasedOneTimePasswordGenerator();
        return totp.generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(secret), totp.getAlgorithm()), at);
    }
}

package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tributary.channel.MailboxAccount.SignIn;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox that takes no password: a token endpoint and an IMAP server that wants XOAUTH2, both over sockets. */
class AccessTokensTests {

    static final SignIn MICROSOFT = new SignIn("oauth2", "microsoft", "client-1", "tenant-1");

    HttpServer provider;
    FakeImap mailServer;
    List<String> asked = new ArrayList<>();
    List<String> renewed = new ArrayList<>();
    int answers = 200;
    AccessTokens tokens;
    OAuthSecret secret = new OAuthSecret("client secret", "refresh-1");

    @BeforeEach
    void open() throws Exception {
        mailServer = new FakeImap();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + ' '
                    + URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            var body = answers == 200
                    ? "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-" + asked.size() + "\",\"refresh_token\":\"refresh-2\"}"
                    : "{\"error\":\"invalid_grant\",\"error_description\":\"refresh-1 is spent\"}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
        tokens = at(Instant.parse("2026-11-24T12:00:00Z"));
    }

    private AccessTokens at(Instant now) {
        var base = "http://127.0.0.1:" + provider.getAddress().getPort();
        return new AccessTokens(base, base, Clock.fixed(now, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws IOException {
        provider.stop(0);
        mailServer.close();
    }

    private MailConnections.Mail connect() throws Exception {
        var server = new MailServer("imap", "127.0.0.1", mailServer.port(), "none", "me@mail.example");
        var login = new MailLogin(server, false, true, fresh -> tokens.token(MICROSOFT, secret, fresh, renewed::add));
        return new MailConnections(new MailHosts(false)).store(login, Duration.ofSeconds(5));
    }

    @Test
    void tokenIsFetchedOnceAndUsedUntilItRunsOut() throws Exception {
        mailServer.token = "token-1";

        connect().store().close();
        connect().store().close();

        assertThat(asked).singleElement().satisfies(request -> assertThat(request).startsWith("/tenant-1/oauth2/v2.0/token ")
                .contains("grant_type=refresh_token", "refresh_token=refresh-1", "client_id=client-1", "client_secret=client secret"));
        assertThat(renewed).containsExactly("refresh-2");
    }

    @Test
    void refusedTokenIsFetchedAnewOnce() throws Exception {
        mailServer.token = "token-2";

        connect().store().close();

        assertThat(asked).hasSize(2);
        mailServer.token = "none of ours";
        assertThatThrownBy(this::connect).isInstanceOf(AuthenticationFailedException.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void providerThatTakesTheConsentBackIsToldApartAndGivesNothingAway() {
        answers = 400;

        assertThatThrownBy(this::connect).isInstanceOf(AccessTokens.Refused.class).satisfies(refused -> {
            assertThat(MailFailure.of(refused).code()).isEqualTo("token-refused");
            assertThat(refused.toString()).doesNotContain("refresh");
        });
    }

    @Test
    void providerOutOfOrderIsNoRefusal() {
        answers = 503;

        assertThatThrownBy(this::connect).satisfies(failure -> assertThat(MailFailure.of(failure).code()).isEqualTo("failed"));
    }
}

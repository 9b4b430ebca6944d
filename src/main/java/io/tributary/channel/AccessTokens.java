package io.tributary.channel;

import io.tributary.channel.MailboxAccount.SignIn;
import io.tributary.platform.Json;
import io.tributary.platform.Sha256;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens for mailboxes that take no password (RFC 6749 section 6): fetched by refresh token, used until they run out. What a
 * provider answers is never passed on; it may hold a token.
 */
@Component
class AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A token that ends in the middle of signing in is of no use. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final String microsoft;
    private final String google;
    private final Clock clock;

    AccessTokens(@Value("${tributary.mail.microsoft-login:https://login.microsoftonline.com}") String microsoft,
            @Value("${tributary.mail.google-login:https://oauth2.googleapis.com}") String google, Clock clock) {
        this.microsoft = microsoft;
        this.google = google;
        this.clock = clock;
    }

    /** The provider gave no token. */
    static class Refused extends MessagingException {
        Refused(String code) {
            super(code);
        }
    }

    private record Token(String value, Instant until) {}

    /** What the provider gave: {@code refreshToken} only if it is another than before. */
    record Granted(String accessToken, @Nullable String refreshToken) {}

    /** Told of a refresh token that takes the place of the one it was given for; Microsoft renews them at every use. */
    interface Renewal {
        void renewed(String refreshToken);
    }

    /** @param fresh the last token was refused: no matter how long it should have lasted, another is fetched */
    String token(SignIn signIn, OAuthSecret secret, boolean fresh, Renewal renewal) throws MessagingException {
        var key = HexFormat.of().formatHex(Sha256.of((signIn + "\0" + secret.refreshToken()).getBytes(StandardCharsets.UTF_8)));
        var known = tokens.get(key);
        if (!fresh && known != null && known.until.isAfter(clock.instant())) return known.value;
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", secret.refreshToken() == null ? "" : secret.refreshToken());
        form.put("client_id", signIn.clientId() == null ? "" : signIn.clientId());
        if (secret.clientSecret() != null) form.put("client_secret", secret.clientSecret());
        if ("microsoft".equals(signIn.provider())) form.put("scope", MICROSOFT_SCOPE);
        var answer = post(tokenEndpoint(signIn), form);
        var token = new Token(answer.path("access_token").asString(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong(3600)).minus(MARGIN));
        tokens.put(key, token);
        if (answer.path("refresh_token").isString() && !answer.path("refresh_token").asString().equals(secret.refreshToken())) {
            var renewed = answer.path("refresh_token").asString();
            renewal.renewed(renewed);
            tokens.put(HexFormat.of().formatHex(Sha256.of((signIn + "\0" + renewed).getBytes(StandardCharsets.UTF_8))), token);
        }
        return token.value;
    }

    static final String MICROSOFT_SCOPE = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All "
            + "https://outlook.office.com/SMTP.Send offline_access";

    /** The tenant was checked to be a plain name when it was saved. */
    private URI tokenEndpoint(SignIn signIn) {
        return URI.create("google".equals(signIn.provider()) ? google + "/token"
                : microsoft + '/' + (signIn.tenant() == null ? "common" : signIn.tenant()) + "/oauth2/v2.0/token");
    }

    private JsonNode post(URI endpoint, Map<String, String> form) throws MessagingException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body)).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 == 5) throw new MessagingException("The token endpoint is out of order");
            var answer = Json.read(response.body());
            if (response.statusCode() != 200 || !answer.path("access_token").isString()) throw new Refused("no token");
            return answer;
        } catch (IOException e) {
            throw new MessagingException("The token endpoint cannot be reached", e);
        } catch (JacksonException e) {
            throw new Refused("no token");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("Interrupted");
        }
    }
}

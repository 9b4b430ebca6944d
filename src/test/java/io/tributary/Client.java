package io.tributary;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API: signed in with a password, or with a token. */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private @Nullable String csrf;
    private @Nullable String token;

    public Client(String base) {
        this.base = base;
    }

    /** An answer: status, headers, and its body as JSON where it is. */
    public record Answer(int status, HttpResponse<byte[]> raw) {

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String text() {
            return new String(raw.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    public Client signIn(String email, String password) {
        var answer = send("POST", "/api/v1/session", Map.of("email", email, "password", password));
        if (answer.status() != 200) throw new IllegalStateException("Signing in as " + email + ": " + answer.status() + " " + answer.text());
        csrf = answer.json().path("csrf").path("token").asString();
        return this;
    }

    /** Signs in to the demo. */
    public Client signIn(String email) {
        return signIn(email, "tributary");
    }

    /** A client that goes by a fresh API token of this one's owner. */
    public Client withToken(String... scopes) {
        Map<String, ?> form = scopes.length == 0 ? Map.of("name", "test") : Map.of("name", "test", "scopes", scopes);
        var client = new Client(base);
        client.token = post("/api/v1/api-tokens", form).json().path("token").asString();
        return client;
    }

    public String cookie() {
        return cookies.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).findFirst().orElse("");
    }

    /** What proves who this is, as a header's name and value: for a socket. */
    public String[] credentials() {
        return token == null ? new String[] {"Cookie", cookie()} : new String[] {"Authorization", "Bearer " + token};
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object json) {
        return send("POST", path, json);
    }

    public Answer patch(String path, Object json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer mail(String account, String raw) {
        return send("POST", "/api/v1/inbound/" + account, "message/rfc822", BodyPublishers.ofString(raw));
    }

    public Answer send(String method, String path, @Nullable Object json, String... headers) {
        return json == null ? send(method, path, null, BodyPublishers.noBody(), headers)
                : send(method, path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(json)), headers);
    }

    public Answer send(String method, String path, @Nullable String type, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).method(method, body);
        if (type != null) request.header("Content-Type", type);
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (csrf != null) request.header("X-CSRF-TOKEN", csrf);
        for (int i = 0; i + 1 < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts a mail and waits for what became of it. */
    public JsonNode processed(String raw) {
        return awaitProcessed(mailed(raw));
    }

    /** Posts a mail, which is processed later. */
    public UUID mailed(String raw) {
        return UUID.fromString(mail("email", raw).json().path("id").asString());
    }

    public JsonNode awaitProcessed(UUID id) {
        return eventually(() -> {
            var row = get("/api/v1/inbound/" + id).json();
            return row.path("state").asString().equals("accepted") ? null : row;
        });
    }

    /** Asks until there is an answer, at most twenty seconds. */
    public static <T> T eventually(Supplier<@Nullable T> question) {
        var until = Instant.now().plusSeconds(20);
        while (true) {
            var answer = question.get();
            if (answer != null) return answer;
            if (Instant.now().isAfter(until)) throw new AssertionError("It did not happen within twenty seconds");
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

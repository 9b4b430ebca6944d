package io.tributary;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID provider whose one user is always signed in: discovery, authorization code, ID token (OpenID Connect Core 1.0 section 3.1). */
public final class FakeProvider implements AutoCloseable {

    private final String issuer;
    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    /** Whom it vouches for. */
    public volatile Map<String, Object> user = Map.of("sub", "1");

    public FakeProvider(int port) throws Exception {
        issuer = "http://localhost:" + port;
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/userinfo", exchange -> answer(exchange, JSON.write(user)));
        server.start();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, JSON.write(Map.of("issuer", issuer, "authorization_endpoint", issuer + "/authorize", "token_endpoint", issuer + "/token",
                "jwks_uri", issuer + "/jwks", "userinfo_endpoint", issuer + "/userinfo", "response_types_supported", new String[] {"code"},
                "subject_types_supported", new String[] {"public"}, "id_token_signing_alg_values_supported", new String[] {"RS256"})));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = form(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        asked.put(code, query);
        exchange.getResponseHeaders().set("Location", query.get("redirect_uri") + "?code=" + code + "&state="
                + java.net.URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var request = asked.remove(form.get("code"));
        var client = "Basic " + Base64.getEncoder().encodeToString("desk:desk-secret".getBytes(StandardCharsets.UTF_8));
        if (request == null || !client.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        answer(exchange, JSON.write(Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "expires_in", 60,
                "id_token", idToken(request.get("nonce")))));
    }

    private String idToken(String nonce) {
        try {
            var now = Instant.now();
            var claims = new JWTClaimsSet.Builder().issuer(issuer).audience("desk").issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)));
            user.forEach(claims::claim);
            if (nonce != null) claims.claim("nonce", nonce);
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String encoded) {
        var values = new HashMap<String, String>();
        for (var pair : encoded.split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class JSON {

        private static final tools.jackson.databind.json.JsonMapper MAPPER = tools.jackson.databind.json.JsonMapper.builder().build();

        static String write(Object value) {
            return MAPPER.writeValueAsString(value);
        }
    }
}

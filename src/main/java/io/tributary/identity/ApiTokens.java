package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.platform.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: their owner's rights, narrowed by scopes. Only a hash is kept, the token is shown once. */
@Service
@Transactional
public class ApiTokens {

    /** {@code inbound}: post mail and ask what became of it. {@code read}, {@code write}: the rest of the API. */
    public static final Set<String> SCOPES = Set.of("inbound", "read", "write");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Spares a query per call; a revoked token stops here at once, on other nodes within five seconds. */
    private final Cache<ByteBuffer, Optional<Caller>> callers =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();

    ApiTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A token as its owner sees it later: never the secret. */
    public record ApiToken(UUID id, String name, @Nullable List<String> scopes, java.time.Instant createdAt) {}

    /** @return id and token; the token ({@code trb_} and 43 characters, 256 random bits) is not kept anywhere */
    public Issued issue(Caller owner, String name, @Nullable List<String> scopes) {
        if (scopes != null && !SCOPES.containsAll(scopes)) throw Problem.invalid("scopes", "unknown");
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = "trb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var id = Ids.next();
        jdbc.sql("insert into api_token (id, agent_id, name, sha256, scopes, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(id, owner.id(), name, Sha256.of(token),
                        scopes == null ? null : scopes.toArray(String[]::new), Timestamp.from(clock.instant())))
                .update();
        return new Issued(id, token);
    }

    public record Issued(UUID id, String token) {}

    @Transactional(readOnly = true)
    public List<ApiToken> of(Caller owner) {
        return jdbc.sql("select id, name, scopes, created_at from api_token where agent_id = ? and revoked_at is null order by id")
                .param(owner.id())
                .query((row, n) -> new ApiToken(row.getObject("id", UUID.class), row.getString("name"),
                        scopes(row.getArray("scopes")), row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** @throws Problem {@code not-found} unless it is the owner's own, living token */
    public void revoke(Caller owner, UUID id) {
        var gone = jdbc.sql("update api_token set revoked_at = ? where id = ? and agent_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id, owner.id())
                .update();
        if (gone == 0) throw Problem.notFound();
        callers.invalidateAll();
    }

    /** Whose token this is, if it is one and lives. */
    @Transactional(propagation = org.springframework.transaction.annotation.Propagation.SUPPORTS)
    public Optional<Caller> caller(String token) {
        return callers.get(ByteBuffer.wrap(Sha256.of(token)), hash -> jdbc.sql("""
                select a.id, a.name, a.role, t.scopes from api_token t join agent a on a.id = t.agent_id
                where t.sha256 = ? and t.revoked_at is null and a.active""")
                .param(hash.array())
                .query((row, n) -> new Caller(row.getObject("id", UUID.class), row.getString("name"), Role.of(row.getString("role")),
                        scopes(row.getArray("scopes"))))
                .optional());
    }

    private static @Nullable List<String> scopes(java.sql.@Nullable Array scopes) throws java.sql.SQLException {
        return scopes == null ? null : List.of((String[]) scopes.getArray());
    }
}

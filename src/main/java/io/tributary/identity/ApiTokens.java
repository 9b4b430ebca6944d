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
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

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

    /**
     * A token as it is seen later: never the secret.
     *
     * @param owner whose it is
     * @param lastUsedAt as exact as an hour
     */
    public record ApiToken(UUID id, String name, @Nullable List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt, Owner owner) {

        public record Owner(UUID id, String name) {}
    }

    /**
     * A new one.
     *
     * @param maker the token that asks for it, if one does: what it makes ends with it at the latest
     * @return id and token; the token ({@code trb_} and 43 characters, 256 random bits) is not kept anywhere
     */
    public Issued issue(Caller owner, String name, @Nullable List<String> scopes, @Nullable Instant expiresAt, @Nullable String maker) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) throw Problem.invalid("expiresAt", "past");
        if (scopes != null && !SCOPES.containsAll(scopes)) throw Problem.invalid("scopes", "unknown");
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = "trb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var id = Ids.next();
        jdbc.sql("""
                insert into api_token (id, agent_id, name, sha256, scopes, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, least(?::timestamptz, (select expires_at from api_token where sha256 = ?::bytea)))""")
                .params(java.util.Arrays.asList(id, owner.id(), name, Sha256.of(token),
                        scopes == null ? null : scopes.toArray(String[]::new), Timestamp.from(clock.instant()),
                        expiresAt == null ? null : Timestamp.from(expiresAt), maker == null ? null : Sha256.of(maker)))
                .update();
        return new Issued(id, token);
    }

    public record Issued(UUID id, String token) {}

    @Transactional(readOnly = true)
    public List<ApiToken> of(Caller owner) {
        return living("t.agent_id = ?", owner.id());
    }

    /** Everybody's. */
    @Transactional(readOnly = true)
    public List<ApiToken> all() {
        return living("a.active");
    }

    private List<ApiToken> living(String whose, Object... params) {
        return jdbc.sql("select t.*, a.name as owner_name from api_token t join agent a on a.id = t.agent_id where t.revoked_at is null and "
                + whose + " order by t.id")
                .params(params)
                .query((row, n) -> new ApiToken(row.getObject("id", UUID.class), row.getString("name"), scopes(row.getArray("scopes")),
                        row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("expires_at")), instant(row.getTimestamp("last_used_at")),
                        new ApiToken.Owner(row.getObject("agent_id", UUID.class), row.getString("owner_name"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** @throws Problem {@code not-found} unless it lives and is the caller's own; an admin may revoke anybody's */
    public void revoke(Caller caller, UUID id) {
        var gone = jdbc.sql("update api_token set revoked_at = ? where id = ? and (agent_id = ? or ?) and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id, caller.id(), caller.administers())
                .update();
        if (gone == 0) throw Problem.notFound();
        callers.invalidateAll();
    }

    /** Whose token this is, if it is one and lives. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Caller> caller(String token) {
        return callers.get(ByteBuffer.wrap(Sha256.of(token)), this::known);
    }

    private Optional<Caller> known(ByteBuffer hash) {
        var now = clock.instant();
        jdbc.sql("""
                update api_token set last_used_at = :now
                where sha256 = :hash and revoked_at is null and (last_used_at is null or last_used_at < :lately)""")
                .param("now", Timestamp.from(now))
                .param("hash", hash.array())
                .param("lately", Timestamp.from(now.minus(Duration.ofHours(1))))
                .update();
        return jdbc.sql("""
                select a.id, a.name, a.role, t.scopes from api_token t join agent a on a.id = t.agent_id
                where t.sha256 = ? and t.revoked_at is null and (t.expires_at is null or t.expires_at > ?) and a.active""")
                .params(hash.array(), Timestamp.from(now))
                .query((row, n) -> new Caller(row.getObject("id", UUID.class), row.getString("name"), Role.of(row.getString("role")),
                        scopes(row.getArray("scopes"))))
                .optional();
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void on(AccessEnded ended) {
        callers.invalidateAll();
    }

    private static @Nullable List<String> scopes(java.sql.@Nullable Array scopes) throws java.sql.SQLException {
        return scopes == null ? null : List.of((String[]) scopes.getArray());
    }
}

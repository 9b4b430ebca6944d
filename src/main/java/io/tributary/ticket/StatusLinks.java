package io.tributary.ticket;

import io.tributary.platform.SigningKeys;
import io.tributary.platform.TributarySettings;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer's key to one ticket: {@code /s/<token>} shows it without an account. The token is 128 random bits and our signature of
 * them, so that a guess is refused before the database is asked.
 */
@Service
@Transactional
public class StatusLinks {

    private static final int RANDOM_BYTES = 16;
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final TributarySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StatusLinks(JdbcClient jdbc, SigningKeys keys, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** The address of the ticket's page; one living link a ticket, good for thirty days from the last time it was sent. */
    public String url(UUID ticket) {
        var fresh = new byte[RANDOM_BYTES];
        random.nextBytes(fresh);
        var now = clock.instant();
        var id = jdbc.sql("""
                insert into status_link (id, ticket_id, created_at, expires_at) values (?, ?, ?, ?)
                on conflict (ticket_id) where revoked_at is null do update set expires_at = excluded.expires_at
                returning id""")
                .params(fresh, ticket, Timestamp.from(now), Timestamp.from(now.plus(GOOD_FOR)))
                .query(byte[].class)
                .single();
        return settings.publicUrl() + "/s/" + token(id);
    }

    /** The ticket this token opens; nothing for a forged, expired or revoked one. */
    @Transactional(readOnly = true)
    public Optional<UUID> ticket(String token) {
        var dot = token.indexOf('.');
        if (dot < 0) return Optional.empty();
        byte[] id;
        try {
            id = Base64.getUrlDecoder().decode(token.substring(0, dot));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!keys.verifies(signed(id), token.substring(dot + 1))) return Optional.empty();
        return jdbc.sql("select ticket_id from status_link where id = ? and revoked_at is null and expires_at > ?")
                .params(id, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Every link of the ticket stops working; the next mail carries a new one. */
    public void revoke(UUID ticket) {
        jdbc.sql("update status_link set revoked_at = ? where ticket_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), ticket)
                .update();
    }

    private String token(byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id) + '.' + keys.sign(signed(id));
    }

    private static String signed(byte[] id) {
        return "status-link:" + HexFormat.of().formatHex(id);
    }
}

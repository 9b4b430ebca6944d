package io.tributary.ticket;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Problem;
import io.tributary.platform.SigningKeys;
import io.tributary.platform.TributarySettings;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

    /** As we write it and in no other way: what differs from that was not made by us, and one link has one spelling. */
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9a-f]{20})");

    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TicketDoor door;
    private final Audit audit;
    private final SigningKeys keys;
    private final TributarySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StatusLinks(JdbcClient jdbc, TicketDoor door, Audit audit, SigningKeys keys, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.door = door;
        this.audit = audit;
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

    /** @throws Problem {@code not-found} if the caller cannot see the ticket, {@code no-right} */
    public String url(long number, Caller caller) {
        // Whoever has it writes there as the customer.
        return url(door.open(number, Right.REPLY, caller).id());
    }

    /** The ticket this token opens; nothing for a forged, expired or revoked one, and for whatever else a stranger puts there. */
    @Transactional(readOnly = true)
    public Optional<UUID> ticket(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) return Optional.empty();
        var id = Base64.getUrlDecoder().decode(parts.group(1));
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(id).equals(parts.group(1))) return Optional.empty();
        if (!keys.verifies(signed(id), parts.group(2))) return Optional.empty();
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

    /** @throws Problem {@code not-found} if the caller cannot see the ticket, {@code no-right} */
    public void revoke(long number, Caller caller) {
        revoke(door.open(number, Right.REPLY, caller).id());
        audit.note(caller.id(), "status-link.revoked", number, Map.of());
    }

    private String token(byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id) + '.' + keys.sign(signed(id));
    }

    private static String signed(byte[] id) {
        return "status-link:" + HexFormat.of().formatHex(id);
    }
}

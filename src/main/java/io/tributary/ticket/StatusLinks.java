package io.tributary.ticket;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer's key to one ticket: {@code /s/<token>} shows it without an account. */
@Service
@Transactional
public class StatusLinks {

    private static final String KIND = "status-link";

    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TicketDoor door;
    private final Audit audit;
    private final LinkTokens tokens;
    private final TributarySettings settings;
    private final Clock clock;

    StatusLinks(JdbcClient jdbc, TicketDoor door, Audit audit, LinkTokens tokens, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.door = door;
        this.audit = audit;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** The address of the ticket's page; one living link a ticket, good for thirty days from the last time it was sent. */
    public String url(UUID ticket) {
        var now = clock.instant();
        var id = jdbc.sql("""
                insert into status_link (id, ticket_id, created_at, expires_at) values (?, ?, ?, ?)
                on conflict (ticket_id) where revoked_at is null do update set expires_at = excluded.expires_at
                returning id""")
                .params(tokens.fresh(), ticket, Timestamp.from(now), Timestamp.from(now.plus(GOOD_FOR)))
                .query(byte[].class)
                .single();
        return settings.publicUrl() + "/s/" + tokens.write(KIND, id);
    }

    /** @throws Problem {@code not-found} if the caller cannot see the ticket, {@code no-right} */
    public String url(long number, Caller caller) {
        // Whoever has it writes there as the customer.
        return url(door.open(number, Right.REPLY, caller).id());
    }

    /** The ticket this token opens; nothing for a forged, expired or revoked one, and for whatever else a stranger puts there. */
    @Transactional(readOnly = true)
    public Optional<UUID> ticket(String token) {
        return tokens.read(KIND, token).flatMap(id -> jdbc.sql("select ticket_id from status_link where id = ? and revoked_at is null and expires_at > ?")
                .params(id, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional());
    }

    /** Every link of the ticket stops working, those that ask how it went as well; the next mail carries a new one. */
    public void revoke(UUID ticket) {
        for (var links : List.of("status_link", "survey")) {
            jdbc.sql("update " + links + " set revoked_at = ? where ticket_id = ? and revoked_at is null").params(Timestamp.from(clock.instant()), ticket).update();
        }
    }

    /** @throws Problem {@code not-found} if the caller cannot see the ticket, {@code no-right} */
    public void revoke(long number, Caller caller) {
        revoke(door.open(number, Right.REPLY, caller).id());
        audit.note(caller.id(), "status-link.revoked", number, Map.of());
    }
}

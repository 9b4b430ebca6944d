package io.tributary.channel;

import io.tributary.channel.InboxRows.InboxRow;
import io.tributary.customer.Address;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.Teams;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Problem;
import io.tributary.ticket.Arrivals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about mail that is not in a ticket. Whoever sees a row and looks after such mail may decide. */
@Service
@Transactional
public class InboxDecisions {

    /** For so long the same mail, fetched once more, is known to have been deleted. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InboxRows rows;
    private final InboxWork inbox;
    private final Arrivals arrivals;
    private final BlockedSenders senders;
    private final Teams teams;
    private final BlobStore blobs;
    private final WorkSignal work;
    private final Audit audit;
    private final Clock clock;

    InboxDecisions(JdbcClient jdbc, InboxRows rows, InboxWork inbox, Arrivals arrivals, BlockedSenders senders, Teams teams, BlobStore blobs,
            WorkSignal work, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.senders = senders;
        this.teams = teams;
        this.blobs = blobs;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** A parked row is tried again from the start. @throws Problem {@code not-parked} if there is nothing to try again */
    public InboxRow replay(Caller caller, UUID id) {
        decidable(caller, id);
        var again = jdbc.sql("""
                update inbox set state = 'accepted', attempts = 0, not_before = null, error = null, detail = null where id = ? and state = 'parked'""")
                .param(id)
                .update();
        if (again == 0) throw new Problem(HttpStatus.CONFLICT, "not-parked");
        work.inboxAfterCommit();
        return rows.get(caller, id);
    }

    /**
     * A quarantined mail goes its way as any other, under the message id it has. Once more changes nothing.
     *
     * @throws Problem {@code not-quarantined} if it never was, or is deleted
     */
    @Transactional(rollbackFor = Exception.class)
    public InboxRow release(Caller caller, UUID id) throws Exception {
        var row = decidable(caller, id);
        var message = row.message();
        if (message != null && inbox.release(id, message)) audit.note(caller.id(), "inbound.release", id, Map.of("account", row.account()));
        var now = rows.get(caller, id);
        if (now.reason() == null || !now.state().equals("processed")) throw new Problem(HttpStatus.CONFLICT, "not-quarantined");
        return now;
    }

    /**
     * Nothing of this sender reaches a ticket any more, and this mail goes; what else of theirs is here stays.
     *
     * @throws Problem {@code no-sender} if the mail does not say who wrote it
     */
    public void block(Caller caller, UUID id, boolean wholeDomain, @Nullable String reason) {
        var row = decidable(caller, id);
        if (!row.state().equals("parked") && !row.state().equals("quarantined")) throw new Problem(HttpStatus.CONFLICT, "not-deletable");
        if (row.from() == null || row.from().address() == null || row.from().address().indexOf('@') < 0) throw new Problem(HttpStatus.CONFLICT, "no-sender");
        senders.block(caller, row.account(), Address.email(row.from().address(), null), wholeDomain, reason);
        delete(caller, id);
    }

    /**
     * The bytes go, and all that was understood of them; that there was such a mail is known for 30 days more, so that it is not taken
     * for a new one.
     *
     * @throws Problem {@code not-deletable} unless it is parked or quarantined; what is in a ticket is deleted there
     */
    public void delete(Caller caller, UUID id) {
        var row = decidable(caller, id);
        record Bytes(String state, @Nullable UUID messageId, byte @Nullable [] rawSha256) {}
        var bytes = jdbc.sql("select state, message_id, raw_sha256 from inbox where id = ? for update").param(id).query(Bytes.class).single();
        if (bytes.state.equals("deleted")) return;
        if (!bytes.state.equals("parked") && !bytes.state.equals("quarantined")) throw new Problem(HttpStatus.CONFLICT, "not-deletable");
        if (bytes.messageId != null) arrivals.delete(bytes.messageId);
        if (bytes.rawSha256 != null) blobs.release(bytes.rawSha256);
        jdbc.sql("""
                update inbox set state = 'deleted', raw = null, raw_sha256 = null, message_id = null, from_name = null, from_address = null,
                    subject = null, detail = null, not_before = null, processed_at = ? where id = ?""")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        audit.note(caller.id(), "inbound.delete", id, Map.of("account", row.account(), "was", bytes.state));
    }

    /** @throws Problem {@code not-found} unless they see it, {@code no-right} */
    private InboxRow decidable(Caller caller, UUID id) {
        var row = rows.get(caller, id);
        teams.require(caller, DeskRight.INBOUND);
        return row;
    }

    /** Forgets what was deleted long ago. */
    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        jdbc.sql("delete from inbox where state = 'deleted' and processed_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }
}

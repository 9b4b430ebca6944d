package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.platform.BlobStore;
import io.tributary.platform.BlobStore.Blob;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.ticket.Origin;
import io.tributary.ticket.Tickets;
import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Raw first: {@link #accept} keeps the bytes and commits; only then may the caller acknowledge. */
@Service
public class Inbox {

    /** Larger raw lies in the blob store: rows stay small enough to be read in one page of TOAST or two. */
    private static final int IN_ROW_BYTES = 64 * 1024;

    /** What we take at most: 50 MB. */
    public static final long LIMIT_BYTES = 50L * 1024 * 1024;

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final Tickets tickets;
    private final TransactionTemplate transaction;
    private final WorkSignal work;
    private final Clock clock;

    Inbox(JdbcClient jdbc, BlobStore blobs, Tickets tickets, TransactionTemplate transaction, WorkSignal work, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.tickets = tickets;
        this.transaction = transaction;
        this.work = work;
        this.clock = clock;
    }

    private record Accepted(UUID id, @Nullable UUID messageId, boolean fresh, boolean newHere) {}

    /**
     * Keeps a mail. Durable when this returns.
     *
     * @param origin what the desk may do about it of its own accord
     * @param caller who posted it, null if we fetched it ourselves
     * @return its id; of the first one, if we have it already
     */
    public UUID accept(ChannelAccount account, byte[] raw, Origin origin, @Nullable Caller caller) {
        // A small mail is one statement, which commits by itself; a large one and the blob it names commit together.
        var accepted = raw.length <= IN_ROW_BYTES ? keep(account, raw, null, origin, caller)
                : java.util.Objects.requireNonNull(transaction.execute(tx -> keepLarge(account, raw, origin, caller)));
        if (!accepted.fresh && accepted.newHere && accepted.messageId != null && account.team() != null) {
            // Lost in a crash, it is made up for when the sender, who has no answer, comes again.
            tickets.share(accepted.messageId, account.team());
        }
        if (accepted.fresh) work.inboxAfterCommit();
        return accepted.id;
    }

    private Accepted keepLarge(ChannelAccount account, byte[] raw, Origin origin, @Nullable Caller caller) {
        var blob = blobs.put(new ByteArrayInputStream(raw), LIMIT_BYTES);
        var accepted = keep(account, raw, blob, origin, caller);
        if (accepted.fresh) blobs.keep(blob.sha256());
        return accepted;
    }

    private Accepted keep(ChannelAccount account, byte[] raw, @Nullable Blob blob, Origin origin, @Nullable Caller caller) {
        var envelope = MailEnvelope.of(raw);
        Map<String, Object> headers = new HashMap<>();
        if (caller != null) headers.put("caller", caller.id());
        if (origin != Origin.LIVE) headers.put("origin", origin);
        return jdbc.sql("""
                insert into inbox (id, account, media_type, dedupe_key, lane, raw, raw_sha256, headers, received_at)
                values (:id, :account, 'message/rfc822', :dedupe, :lane, :raw, :blob, :headers::jsonb, :now)
                on conflict (dedupe_key) do update set also_at = case
                    when inbox.account = excluded.account or excluded.account = any(inbox.also_at) then inbox.also_at
                    else inbox.also_at || excluded.account end
                returning id, message_id, xmax = 0 as fresh, :account = any(also_at) as new_here""")
                .param("id", Ids.next())
                .param("account", account.key())
                .param("dedupe", envelope.dedupeKey())
                .param("lane", envelope.lane())
                .param("raw", blob == null ? raw : null)
                .param("blob", blob == null ? null : blob.sha256())
                .param("headers", Json.write(headers))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Accepted(row.getObject("id", UUID.class), row.getObject("message_id", UUID.class),
                        row.getBoolean("fresh"), row.getBoolean("new_here")))
                .single();
    }
}

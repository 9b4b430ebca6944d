package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.platform.BlobStore;
import io.tributary.platform.BlobStore.Blob;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.ticket.Arrivals;
import io.tributary.ticket.Origin;
import io.tributary.ticket.Tickets;
import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raw first. {@link #accept} keeps the bytes and commits; only then may the caller acknowledge. {@link #processNext} turns the oldest
 * waiting row of a free lane into a message, in one transaction with everything that follows from it.
 */
@Service
public class Inbox {

    /** Larger raw lies in the blob store: rows stay small enough to be read in one page of TOAST or two. */
    private static final int IN_ROW_BYTES = 64 * 1024;

    /** What we take at most: 50 MB. */
    public static final long LIMIT_BYTES = 50L * 1024 * 1024;

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final ChannelAccounts accounts;
    private final MailReception mails;
    private final MailIds ids;
    private final Arrivals arrivals;
    private final Tickets tickets;
    private final TransactionTemplate transaction;
    private final WorkSignal work;
    private final Clock clock;

    Inbox(JdbcClient jdbc, BlobStore blobs, ChannelAccounts accounts, MailReception mails, MailIds ids, Arrivals arrivals, Tickets tickets, TransactionTemplate transaction,
            WorkSignal work, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.accounts = accounts;
        this.mails = mails;
        this.ids = ids;
        this.arrivals = arrivals;
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
        if (accepted.fresh) wakeAfterCommit();
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

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.inbox();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.inbox();
            }
        });
    }

    /** A row taken to be processed. {@code alone}: nobody else works in its lane. */
    record Taken(UUID id, String account, byte @Nullable [] raw, byte @Nullable [] rawSha256, String[] alsoAt, Origin origin,
            boolean alone) {}

    /**
     * Takes the oldest row of a free lane (asked row by row from the oldest on: a join would read the whole backlog) and processes it,
     *
     * @param taken told the row's id before anything can go wrong with it
     * @return whether there was one
     */
    @Transactional(rollbackFor = Exception.class)
    public boolean processNext(java.util.function.Consumer<UUID> taken) throws Exception {
        var next = jdbc.sql("""
                with next as (
                    select i.id, i.account, i.raw, i.raw_sha256, i.also_at, i.headers, i.lane from inbox i
                    where i.state = 'accepted' and (i.not_before is null or i.not_before <= ?)
                      and i.id = (select first.id from inbox first
                                  where first.state = 'accepted' and first.lane = i.lane order by first.id limit 1)
                    order by i.id limit 1 for update skip locked)
                select id, account, raw, raw_sha256, also_at, coalesce(headers ->> 'origin', 'LIVE') as origin, pg_try_advisory_xact_lock(lane) as alone from next""")
                .param(now())
                .query((row, n) -> new Taken(row.getObject("id", UUID.class), row.getString("account"), row.getBytes("raw"),
                        row.getBytes("raw_sha256"), (String[]) row.getArray("also_at").getArray(),
                        Origin.valueOf(row.getString("origin")), row.getBoolean("alone")))
                .optional();
        if (next.isEmpty() || !next.get().alone) return false;
        taken.accept(next.get().id);
        process(next.get());
        return true;
    }

    private void process(Taken row) throws Exception {
        var raw = row.raw != null ? row.raw : blobs.read(java.util.Objects.requireNonNull(row.rawSha256));
        var teams = Arrays.stream(row.alsoAt).map(accounts::get).map(ChannelAccount::team).filter(java.util.Objects::nonNull).toList();
        var received = mails.read(row.id, accounts.get(row.account), (List<UUID>) teams, row.origin, raw);
        var message = ownCopy(received.mail()).orElseGet(() -> arrivals.receive(received.message()));
        jdbc.sql("update inbox set state = 'processed', message_id = ?, processed_at = ?, error = null where id = ?")
                .params(message, now(), row.id)
                .update();
    }

    /** A mail of ours that came back to us, sent to ourselves or by a list, is the message it was. */
    private Optional<UUID> ownCopy(ParsedMail mail) {
        if (mail.messageId() == null || !accounts.isOurs(mail.from())) return Optional.empty();
        return ids.message(mail.messageId()).flatMap(id -> jdbc.sql("select id from message where id = ? and direction = 'out'")
                .param(id)
                .query(UUID.class)
                .optional());
    }

    /** It could not be processed: it waits for another try, or is parked with the reason and frees its lane. */
    @Transactional
    public void failed(UUID id, String reason, boolean forGood) {
        jdbc.sql("""
                update inbox set attempts = attempts + 1, error = :reason,
                    state = case when :forGood or attempts + 1 >= 5 then 'parked' else state end,
                    not_before = :now::timestamptz + interval '1 second' * power(2, attempts)
                where id = :id and state = 'accepted'""")
                .param("reason", reason)
                .param("forGood", forGood)
                .param("now", now())
                .param("id", id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

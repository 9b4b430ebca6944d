package io.tributary.channel;

import io.tributary.channel.Lanes.Taken;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Problem;
import io.tributary.ticket.Arrivals;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a row of the inbox into a message, in one transaction with everything that follows from it. */
@Component
class InboxWork {

    private final Lanes lanes;
    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final ChannelAccounts accounts;
    private final MailReception mails;
    private final MailIds ids;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final Bounces bounces;
    private final Clock clock;

    InboxWork(Lanes lanes, JdbcClient jdbc, BlobStore blobs, ChannelAccounts accounts, MailReception mails, MailIds ids,
            Quarantine quarantine, Arrivals arrivals, Bounces bounces, Clock clock) {
        this.lanes = lanes;
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.accounts = accounts;
        this.mails = mails;
        this.ids = ids;
        this.quarantine = quarantine;
        this.arrivals = arrivals;
        this.bounces = bounces;
        this.clock = clock;
    }

    /** What came of looking for work: nothing, something done, or a row that {@link #retry} must take once this has committed. */
    record Step(boolean found, @Nullable UUID suspect) {

        private static final Step NOTHING = new Step(false, null);
        private static final Step DONE = new Step(true, null);
    }

    /** @param taken told the row before anything can go wrong with it */
    @Transactional(rollbackFor = Exception.class)
    public Step next(Consumer<Taken> taken) throws Exception {
        var found = lanes.take();
        if (found.isEmpty()) return Step.NOTHING;
        var row = found.get();
        if (lanes.suspect(row)) {
            if (row.attempts() >= Lanes.MOST_ATTEMPTS) {
                lanes.park(row, row.attempts(), Trouble.interrupted(row.attempts()), envelope(row));
                return Step.DONE;
            }
            lanes.begin(row);
            return new Step(true, row.id());
        }
        taken.accept(row);
        process(row);
        return Step.DONE;
    }

    /** Another try of a row whose tries are counted. */
    @Transactional(rollbackFor = Exception.class)
    public void retry(UUID suspect, Consumer<Taken> taken) throws Exception {
        var row = lanes.take(suspect);
        if (row.isEmpty()) return;
        taken.accept(row.get().asRetried());
        process(row.get());
    }

    private void process(Taken row) throws Exception {
        var received = read(row);
        var own = ownCopy(received.mail());
        var reason = own.isPresent() ? null : quarantine.reason(row, received);
        var message = own.orElseGet(() -> reason == null ? arrivals.receive(received.message()) : arrivals.quarantine(received.message()));
        if (reason == null) note(received);
        settle(row.id(), message, reason);
    }

    /** A delivery report is a message of its own, and says something of another one. */
    private void note(ReceivedMail received) {
        var bounce = received.mail().bounce();
        if (bounce != null) bounces.take(bounce, received.message().signedTickets());
    }

    private ReceivedMail read(Taken row) throws Exception {
        var account = accounts.find(row.account()).orElseThrow(() -> new Unprocessable("account-gone", "There is no account " + row.account() + " any more."));
        var also = Stream.of(row.alsoAt()).flatMap(key -> accounts.find(key).stream()).map(ChannelAccount::team).filter(Objects::nonNull).toList();
        return mails.read(row.id(), account, (List<UUID>) also, row.origin(), raw(row));
    }

    private void settle(UUID id, UUID message, Quarantine.@Nullable Reason reason) {
        jdbc.sql("update inbox set state = ?, message_id = ?, processed_at = ?, error = null, reason = ?, detail = ? where id = ?")
                .params(Arrays.asList(reason == null ? "processed" : "quarantined", message, Timestamp.from(clock.instant()),
                        reason == null ? null : reason.code(), reason == null ? null : reason.detail(), id))
                .update();
    }

    /**
     * A quarantined mail goes its way after all, under the id it has: now, and after what its sender's lane is busy with.
     *
     * @return false if it is not quarantined
     * @throws Problem 409 {@code account-gone} if its mailbox has been removed: nobody can tell whose mail it would be
     */
    @Transactional(rollbackFor = Exception.class)
    public boolean release(UUID id, UUID message) throws Exception {
        var row = lanes.takeQuarantined(id);
        if (row.isEmpty()) return false;
        if (accounts.find(row.get().account()).isEmpty()) throw new Problem(HttpStatus.CONFLICT, "account-gone");
        var received = read(row.get());
        arrivals.release(message, received.message());
        note(received);
        jdbc.sql("update inbox set state = 'processed', processed_at = ? where id = ?").params(Timestamp.from(clock.instant()), id).update();
        return true;
    }

    /** A mail of ours that came back to us, sent to ourselves or by a list, is the message it was. */
    private Optional<UUID> ownCopy(ParsedMail mail) {
        if (mail.messageId() == null || !accounts.isOurs(mail.from())) return Optional.empty();
        return ids.message(mail.messageId()).flatMap(id -> jdbc.sql("select id from message where id = ? and direction = 'out'")
                .param(id)
                .query(UUID.class)
                .optional());
    }

    byte[] raw(Taken row) {
        if (row.raw() != null) return row.raw();
        try {
            return blobs.read(Objects.requireNonNull(row.rawSha256()));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) throw new Unprocessable("raw-missing", "Its bytes are not on the disk any more.");
            throw e;
        }
    }

    /** Who wrote it and about what, as far as anybody can tell; null where it was too much even for that. */
    MailEnvelope.@Nullable Shown envelope(Taken row) {
        try {
            return MailEnvelope.shown(raw(row));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return null;
        }
    }
}

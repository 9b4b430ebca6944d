package io.tributary.channel;

import io.tributary.channel.AccountView.Sending;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Json;
import io.tributary.platform.TributarySettings;
import io.tributary.ticket.Tickets;
import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as its workers see it: what is due, leased to one of them at a time, and what came of each try. */
@Component
class OutboxRows {

    /** How long after a crash another node tries what this one was sending; while it lives, the lease is renewed. */
    static final Duration LEASE = Duration.ofSeconds(60);

    static final String REMOVED = "The mailbox it was to leave from has been removed";

    private static final int IN_ROW_BYTES = 64 * 1024;
    private static final long LONGEST_WAIT = 3_600;

    /** An account is probed more often: everything waits for it, and its server comes back for all at once. */
    private static final long LONGEST_REST = 300;

    /** Handed over twice without an answer, it has arrived once or twice; a third copy would help nobody. */
    private static final int UNSURE_AT_MOST = 2;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final BlobStore blobs;
    private final WorkSignal work;
    private final String node;
    private final Clock clock;

    OutboxRows(JdbcClient jdbc, Tickets tickets, BlobStore blobs, WorkSignal work, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.blobs = blobs;
        this.work = work;
        this.node = settings.nodeId();
        this.clock = clock;
    }

    /**
     * One message on its way.
     *
     * @param probing its account was in trouble before it
     * @param orphaned its account has been removed, by whatever node
     * @param mail null until its first try
     */
    record Due(UUID id, UUID messageId, UUID ticketId, String account, int attempts, int unsure, Instant giveUpAt, boolean probing,
            boolean orphaned, @Nullable Composed mail) {}

    /** A mail as it leaves: the same bytes on every try. */
    record Composed(byte[] bytes, String envelopeFrom, List<OutboxRecipient> recipients) {

        static Composed of(Letter letter) {
            var recipients = Stream.concat(letter.to().stream(), letter.cc().stream())
                    .map(person -> OutboxRecipient.waiting(MailAddress.wire(String.valueOf(person.address()))))
                    .toList();
            // A report about a mail from a signed address names the ticket even where it quotes nothing.
            var sender = letter.replyTo() == null ? MailAddress.wire(String.valueOf(letter.from().address())) : letter.replyTo();
            return new Composed(MailWriter.write(letter), letter.automatic() ? OutgoingMail.NOBODY : sender, recipients);
        }

        List<OutboxRecipient> waiting() {
            return recipients.stream().filter(recipient -> recipient.is(OutboxRecipient.WAITING)).toList();
        }
    }

    /**
     * Claims the next message that may leave; nothing of a ticket overtakes what it said before, and of an account in trouble one
     * message at a time tries. Gone from others for the lease.
     *
     * @param inFlight what this process is sending, whatever its leases say
     */
    @Transactional
    Optional<Due> claim(Collection<UUID> inFlight) {
        var now = clock.instant();
        return jdbc.sql("""
                with next as (
                    select o.id, o.account from outbox o
                    where o.state in ('held', 'queued') and o.not_before <= :now and o.message_id is not null and o.id <> all(:inFlight)
                      and not exists (select 1 from outbox older where older.ticket_id = o.ticket_id
                                      and older.state in ('held', 'queued') and older.id < o.id)
                      and (o.give_up_at <= :now or not exists (select 1 from outgoing_trouble t
                                                              where t.account = o.account and t.not_before > :now))
                    order by o.not_before limit 1 for update of o skip locked),
                probe as (
                    update outgoing_trouble t set not_before = :lease from next where t.account = next.account)
                update outbox set state = 'queued', attempts = attempts + 1, not_before = :lease, lease_owner = :node
                from next where outbox.id = next.id
                returning outbox.id, message_id, ticket_id, outbox.account, attempts, unsure, give_up_at, envelope_from, raw, raw_sha256,
                    recipients, exists (select 1 from outgoing_trouble t where t.account = outbox.account) as probing,
                    not exists (select 1 from channel_account a where a.key = outbox.account) as orphaned""")
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("node", node)
                .param("inFlight", inFlight.toArray(UUID[]::new))
                .query(this::due)
                .optional();
    }

    Due due(ResultSet row, int n) throws SQLException {
        var raw = row.getBytes("raw");
        var sha256 = row.getBytes("raw_sha256");
        var bytes = raw != null ? raw : sha256 != null ? blobs.read(sha256) : null;
        var recipients = List.of(Json.read(row.getString("recipients"), OutboxRecipient[].class));
        return new Due(row.getObject("id", UUID.class), row.getObject("message_id", UUID.class), row.getObject("ticket_id", UUID.class),
                row.getString("account"), row.getInt("attempts"), row.getInt("unsure"), row.getTimestamp("give_up_at").toInstant(), row.getBoolean("probing"),
                row.getBoolean("orphaned"), bytes == null ? null : new Composed(bytes, row.getString("envelope_from"), recipients));
    }

    /** Before the first byte leaves: what leaves, and to whom, is settled for every try to come. */
    @Transactional
    public void settle(UUID id, Composed mail) {
        var large = mail.bytes().length > IN_ROW_BYTES ? blobs.put(new ByteArrayInputStream(mail.bytes()), Integer.MAX_VALUE) : null;
        if (large != null) blobs.keep(large.sha256());
        jdbc.sql("update outbox set raw = ?, raw_sha256 = ?, envelope_from = ?, recipients = ?::jsonb where id = ?")
                .params(Arrays.asList(large == null ? mail.bytes() : null, large == null ? null : large.sha256(), mail.envelopeFrom(),
                        Json.write(mail.recipients()), id))
                .update();
    }

    /** Writes down what came of a try, and when the next one is. */
    @Transactional
    public void record(Due due, Composed mail, Handover handover) {
        var now = clock.instant();
        var fates = new LinkedHashMap<String, OutboxRecipient>();
        mail.recipients().forEach(recipient -> fates.put(recipient.address(), recipient));
        handover.recipients().forEach(recipient -> fates.put(recipient.address(), recipient));
        var recipients = List.copyOf(fates.values());
        var unsure = due.unsure + (handover.unsure() ? 1 : 0);
        var trouble = handover.trouble();
        if (recipients.stream().noneMatch(one -> one.is(OutboxRecipient.WAITING))) {
            finish(due, recipients, null, unsure);
        } else if (unsure >= UNSURE_AT_MOST && handover.unsure()) {
            finish(due, given(recipients, "The mail server took it twice without saying so; it may have arrived", now), null, unsure);
        } else if (!due.giveUpAt.isAfter(now)) {
            finish(due, trouble == null ? given(recipients, "The mail server went on saying: later", now)
                    : failedHere(recipients, "account", trouble.shownCode(), trouble.reason(), now), null, unsure);
        } else if (trouble != null) {
            later(due, recipients, rest(due.account, trouble), trouble.shownCode(), trouble.reason(), unsure);
        } else {
            var told = recipients.stream().filter(one -> one.is(OutboxRecipient.WAITING)).findFirst().orElseThrow();
            var reason = handover.unsure() ? "The connection broke before the mail server answered" : told.reason();
            later(due, recipients, handover.soon() ? now.plusSeconds(1) : now.plus(backoff(due.attempts, LONGEST_WAIT)), told.code(),
                    reason == null ? "Later" : reason, unsure);
        }
        // It answered: whatever blocked the account is over.
        if (due.probing && trouble == null && !handover.unsure()) jdbc.sql("delete from outgoing_trouble where account = ?").param(due.account).update();
    }

    private static List<OutboxRecipient> given(List<OutboxRecipient> recipients, String reason, Instant now) {
        return recipients.stream().map(one -> one.is(OutboxRecipient.WAITING)
                ? one.failed(one.code(), false, one.reason() == null ? reason : one.reason(), now) : one).toList();
    }

    /** Whatever these servers said before: in the end it was ours that stood in the way. */
    private static List<OutboxRecipient> failedHere(List<OutboxRecipient> recipients, String fault, @Nullable String code, String reason, Instant now) {
        return recipients.stream().map(one -> one.is(OutboxRecipient.WAITING) ? one.failedHere(fault, code, reason, now) : one).toList();
    }

    /** Nothing can carry it any more, and whoever wrote it is told so at once. */
    @Transactional
    public void abandon(Due due) {
        var recipients = due.mail == null ? List.of(OutboxRecipient.waiting("")) : due.mail.recipients();
        finish(due, failedHere(recipients, "removed", null, REMOVED, clock.instant()), null, due.unsure);
        // A try that ended after the removal has noted it once more; a mailbox of this key to come has no part in that.
        jdbc.sql("delete from outgoing_trouble where account = ?").param(due.account).update();
    }

    /** It could not even be written: a fault of ours or of what it is made of. */
    @Transactional
    public void broken(Due due, String error) {
        if (due.giveUpAt.isAfter(clock.instant())) later(due, List.of(), clock.instant().plus(backoff(due.attempts, LONGEST_WAIT)), null, error, due.unsure);
        else finish(due, List.of(new OutboxRecipient("", OutboxRecipient.FAILED, null, false, error, clock.instant(), null)), null, due.unsure);
    }

    /** Sent if it reached anybody. A message that somebody took is sent, whoever holds the lease by now. */
    private void finish(Due due, List<OutboxRecipient> recipients, @Nullable String code, int unsure) {
        var state = recipients.stream().anyMatch(one -> one.is(OutboxRecipient.SENT)) ? "sent" : "failed";
        var failure = recipients.stream().filter(one -> one.is(OutboxRecipient.FAILED)).findFirst();
        record Finished(@Nullable UUID ticket, boolean more) {}
        var finished = jdbc.sql("""
                update outbox o set state = :state, error = :error, code = :code, recipients = :recipients::jsonb, unsure = :unsure,
                    changed_at = :now, lease_owner = null
                where o.id = :id and o.state = 'queued' and (:state = 'sent' or o.attempts = :attempts)
                returning (select p.ticket_id from placement p where p.message_id = o.message_id and p.removed_by is null) as ticket,
                    exists (select 1 from outbox n where n.ticket_id = o.ticket_id and n.state in ('held', 'queued') and n.id > o.id) as more""")
                .param("state", state)
                .param("error", failure.map(OutboxRecipient::reason).orElse(state.equals("failed") ? "Nobody in it can be reached by mail" : null))
                .param("code", failure.map(OutboxRecipient::code).orElse(code))
                .param("recipients", Json.write(recipients))
                .param("unsure", unsure)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", due.id)
                .param("attempts", due.attempts)
                .query(Finished.class)
                .optional();
        if (finished.isEmpty() || finished.get().ticket == null) return;
        tickets.delivered(finished.get().ticket, due.messageId, state, failure.map(OutboxRows::told).orElse(Map.of()));
        if (finished.get().more) work.outbox();
    }

    /** What history keeps of a failure. */
    static Map<String, ?> told(OutboxRecipient failure) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("recipient", failure.address());
        if (failure.code() != null) detail.put("code", failure.code());
        detail.put("hard", failure.hard());
        if (failure.reason() != null) detail.put("reason", failure.reason());
        return detail;
    }

    /** Later again; the first time whoever looks at the ticket is told so. */
    private void later(Due due, List<OutboxRecipient> recipients, Instant when, @Nullable String code, String error, int unsure) {
        var mine = jdbc.sql("""
                update outbox set not_before = :when, code = :code, error = :error, unsure = :unsure, changed_at = :now, lease_owner = null,
                    recipients = case when :recipients = '[]' then recipients else :recipients::jsonb end
                where id = :id and state = 'queued' and attempts = :attempts""")
                .param("when", Timestamp.from(when))
                .param("code", code)
                .param("error", error)
                .param("unsure", unsure)
                .param("now", Timestamp.from(clock.instant()))
                .param("recipients", Json.write(recipients))
                .param("id", due.id)
                .param("attempts", due.attempts)
                .update();
        if (mine == 1 && due.attempts == 1) tickets.delivered(due.ticketId, due.messageId, "queued", Map.of("reason", error));
    }

    /** The account rests; until when. */
    private Instant rest(String account, SmtpReply trouble) {
        var now = clock.instant();
        var tries = jdbc.sql("""
                insert into outgoing_trouble (account, since, tries, not_before, code, error) values (:account, :now, 1, :now, :code, :error)
                on conflict (account) do update set tries = outgoing_trouble.tries + 1, code = excluded.code, error = excluded.error
                returning tries""")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("code", trouble.shownCode())
                .param("error", trouble.reason())
                .query(Integer.class)
                .single();
        var until = now.plus(backoff(tries, LONGEST_REST));
        jdbc.sql("update outgoing_trouble set not_before = ? where account = ?").params(Timestamp.from(until), account).update();
        return until;
    }

    /** 10 s, 20 s, 40 s … and a fifth more or less, so that what failed together does not come back together. */
    static Duration backoff(int attempts, long longest) {
        var seconds = Math.min(longest, 10L << Math.min(Math.max(attempts - 1, 0), 10));
        return Duration.ofMillis((long) (seconds * 1_000 * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    /** While something is being sent its lease does not run out. */
    @Transactional
    public void renew(Collection<UUID> inFlight) {
        jdbc.sql("update outbox set not_before = ? where lease_owner = ? and id = any(?) and state = 'queued'")
                .params(Timestamp.from(clock.instant().plus(LEASE)), node, inFlight.toArray(UUID[]::new))
                .update();
    }

    /** At a start: whatever an earlier life of this node was sending when it died can go at once. */
    @Transactional
    public void free() {
        jdbc.sql("update outbox set not_before = ?, lease_owner = null where lease_owner = ? and state = 'queued'")
                .params(Timestamp.from(clock.instant()), node)
                .update();
        jdbc.sql("update outgoing_trouble set not_before = ?").params(Timestamp.from(clock.instant())).update();
    }

    /** Why nothing leaves from an account; empty while all is well. */
    Optional<Sending> trouble(String account) {
        return jdbc.sql("select since, code, error, not_before as next_try_at from outgoing_trouble where account = ?")
                .param(account)
                .query((row, n) -> new Sending(row.getTimestamp("since").toInstant(), row.getString("code"), MailFailure.in(row.getString("error")),
                        row.getString("error"), row.getTimestamp("next_try_at").toInstant()))
                .optional();
    }
}

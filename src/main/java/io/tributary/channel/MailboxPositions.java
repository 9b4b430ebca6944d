package io.tributary.channel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How far each mailbox is read, and which of its mails the server would not hand out. */
@Component
class MailboxPositions {

    /** 1 s, 4 s, 16 s … about six hours in all: then the mail is left where it is, with the reason. */
    private static final int TRIES = 9;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailboxPositions(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param track {@code new}: what comes; {@code recent}: what came between the account's start and our first look; {@code older}:
     *     what lay there before
     * @param nextUid the first UID not dealt with
     * @param untilUid the first UID that is not of this track; null if it has no end
     */
    record Position(String track, long nextUid, @Nullable Long untilUid, long done, long total) {

        boolean finished() {
            return untilUid != null && nextUid >= untilUid;
        }
    }

    /** @param notBefore when it is tried again; null: never */
    record Trouble(long uid, String track, int attempts, String reason, @Nullable Instant notBefore, Instant at) {}

    /** Empty if the mailbox was never opened, or is another one since (RFC 3501 UIDVALIDITY). */
    List<Position> of(String account, long uidValidity) {
        return jdbc.sql("select track, next_uid, until_uid, done, total from mailbox_position where account = ? and uid_validity = ?")
                .params(account, uidValidity)
                .query(Position.class)
                .list();
    }

    void begin(String account, long uidValidity, List<Position> positions) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("delete from mailbox_position where account = ?").param(account).update();
            jdbc.sql("delete from mailbox_trouble where account = ? and uid_validity <> ?").params(account, uidValidity).update();
            positions.forEach(position -> add(account, uidValidity, position));
        });
    }

    void add(String account, long uidValidity, Position position) {
        jdbc.sql("""
                insert into mailbox_position (account, track, uid_validity, next_uid, until_uid) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(Arrays.asList(account, position.track, uidValidity, position.nextUid, position.untilUid))
                .update();
    }

    /** Another node may be ahead of us. */
    void save(String account, long uidValidity, Position position, boolean mailCame) {
        jdbc.sql("""
                update mailbox_position set next_uid = greatest(next_uid, ?), done = greatest(done, ?), total = greatest(total, ?),
                    last_mail_at = case when ? then ?::timestamptz else last_mail_at end
                where account = ? and track = ? and uid_validity = ?""")
                .params(position.nextUid, position.done, position.total, mailCame, now(), account, position.track, uidValidity)
                .update();
    }

    /** What became of the older mail, if any was asked for. */
    Optional<Position> older(String account) {
        return jdbc.sql("select track, next_uid, until_uid, done, total from mailbox_position where account = ? and track = 'older'")
                .param(account)
                .query(Position.class)
                .optional();
    }

    Optional<Instant> lastMailAt(String account) {
        return jdbc.sql("select max(last_mail_at) from mailbox_position where account = ?")
                .param(account)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    List<Trouble> troubles(String account, long uidValidity) {
        return jdbc.sql("""
                select uid, track, attempts, reason, not_before, at from mailbox_trouble where account = ? and uid_validity = ? order by uid""")
                .params(account, uidValidity)
                .query(MailboxPositions::trouble)
                .list();
    }

    /** What was left on the server for good, newest first. */
    List<Trouble> skipped(String account) {
        return jdbc.sql("""
                select uid, track, attempts, reason, not_before, at from mailbox_trouble where account = ? and not_before is null
                order by at desc limit 20""")
                .param(account)
                .query(MailboxPositions::trouble)
                .list();
    }

    /** One more failure with this mail. {@code forGood}: no try will ever help. */
    Trouble trouble(String account, long uidValidity, Trouble before, String reason, boolean forGood) {
        var attempts = before.attempts + 1;
        var pause = Duration.ofSeconds(1L << Math.min(2 * (attempts - 1), 14));
        var after = new Trouble(before.uid, before.track, attempts, reason,
                forGood || attempts >= TRIES ? null : clock.instant().plus(pause), clock.instant());
        jdbc.sql("""
                insert into mailbox_trouble (account, uid_validity, uid, track, attempts, reason, not_before, at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account, uid_validity, uid) do update set attempts = excluded.attempts, reason = excluded.reason,
                    not_before = excluded.not_before, at = excluded.at""")
                .params(Arrays.asList(account, uidValidity, after.uid, after.track, after.attempts, reason,
                        after.notBefore == null ? null : Timestamp.from(after.notBefore), now()))
                .update();
        return after;
    }

    void solved(String account, long uidValidity, long uid) {
        jdbc.sql("delete from mailbox_trouble where account = ? and uid_validity = ? and uid = ?").params(account, uidValidity, uid).update();
    }

    private static Trouble trouble(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        var notBefore = row.getTimestamp("not_before");
        return new Trouble(row.getLong("uid"), row.getString("track"), row.getInt("attempts"), row.getString("reason"),
                notBefore == null ? null : notBefore.toInstant(), row.getTimestamp("at").toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.platform.Ids;
import io.tributary.ticket.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of one sender are worked on one after the other, in the order they came. A row that waits for another try holds its lane, a
 * parked one frees it.
 */
@Component
class Lanes {

    static final int MOST_ATTEMPTS = 5;

    /**
     * Among the oldest rows the next one is found as a rule; more workers than this would not be fed. Written into the statement, for
     * PostgreSQL takes an offset it does not know for a tenth of the table, and plans anew each time.
     */
    private static final int WINDOW = 64;

    private static final int MOST_CLASHES = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final String COLUMNS = """
            i.id, i.account, i.lane, i.raw, i.raw_sha256, i.also_at, i.attempts, i.received_at,
            coalesce(i.headers ->> 'origin', 'LIVE') as origin, i.headers ->> 'caller' as caller""";

    private final JdbcClient jdbc;
    private final Clock clock;
    /** What is older was taken before this process began: it may have ended the last one. */
    private final UUID began = Ids.next();
    private final Cache<UUID, Integer> clashes = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    Lanes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A row taken to be processed.
     *
     * @param caller who posted it, null if we fetched it
     * @param counted whether this try is among the attempts already
     */
    record Taken(UUID id, String account, long lane, byte @Nullable [] raw, byte @Nullable [] rawSha256, String[] alsoAt, int attempts,
            Instant receivedAt, Origin origin, @Nullable String caller, boolean counted) {

        /** As {@link #begin} left it. */
        Taken asRetried() {
            return new Taken(id, account, lane, raw, rawSha256, alsoAt, attempts, receivedAt, origin, caller, true);
        }
    }

    /**
     * Takes the oldest row of a free lane, for the length of the caller's transaction. Asked row by row from the oldest on, for a join
     * would read the whole backlog; and where one sender's backlog fills all we look at, lane by lane from any.
     */
    Optional<Taken> take() {
        record Looked(@Nullable Taken taken, boolean more) {}
        var looked = jdbc.sql("""
                with edge as (select id from inbox where state = 'accepted' order by id offset %d limit 1),
                next as (
                    select %s from inbox i
                    where i.state = 'accepted' and (i.not_before is null or i.not_before <= :now)
                      and i.id <= coalesce((select id from edge), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                      and i.id = (select first.id from inbox first
                                  where first.state = 'accepted' and first.lane = i.lane and first.id <= i.id order by first.id limit 1)
                    order by i.id limit 1 for update skip locked)
                select next.*, case when next.id is not null then pg_try_advisory_xact_lock(next.lane) end as alone,
                       exists (select 1 from edge) as more
                from (select 1) one left join next on true""".formatted(WINDOW - 1, COLUMNS))
                .param("now", now())
                .query((row, n) -> new Looked(alone(row), row.getBoolean("more") && row.getObject("id") == null))
                .single();
        if (!looked.more) return Optional.ofNullable(looked.taken);
        return takeFrom(ThreadLocalRandom.current().nextLong()).or(() -> takeFrom(Long.MIN_VALUE));
    }

    private Optional<Taken> takeFrom(long lane) {
        return jdbc.sql("""
                with recursive head as (
                    (select lane, id, 1 as hop from inbox where state = 'accepted' and lane >= :lane order by lane, id limit 1)
                    union all
                    select later.lane, later.id, head.hop + 1 from head cross join lateral (
                        select lane, id from inbox where state = 'accepted' and lane > head.lane order by lane, id limit 1) later
                    where head.hop < 256)
                select i.*, pg_try_advisory_xact_lock(i.lane) as alone from head cross join lateral (
                    select %s from inbox i
                    where i.id = head.id and i.state = 'accepted' and (i.not_before is null or i.not_before <= :now)
                    for update skip locked) i
                limit 1""".formatted(COLUMNS))
                .param("lane", lane)
                .param("now", now())
                .query((row, n) -> Optional.ofNullable(alone(row)))
                .optional()
                .flatMap(found -> found);
    }

    /** Takes this row, which {@link #begin} has kept for us. */
    Optional<Taken> take(UUID id) {
        return jdbc.sql("""
                with next as (select %s from inbox i where i.id = ? and i.state = 'accepted' for update skip locked)
                select *, pg_try_advisory_xact_lock(lane) as alone from next""".formatted(COLUMNS))
                .param(id)
                .query((row, n) -> Optional.ofNullable(alone(row)))
                .optional()
                .flatMap(found -> found);
    }

    /** Takes a quarantined row, after whoever works in its lane. */
    Optional<Taken> takeQuarantined(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(lane)::text from inbox where id = ?").param(id).query(String.class).optional();
        return jdbc.sql("select %s from inbox i where i.id = ? and i.state = 'quarantined' for update".formatted(COLUMNS))
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The row, unless somebody works in its lane. */
    private static @Nullable Taken alone(ResultSet row) throws SQLException {
        return row.getBoolean("alone") ? read(row) : null;
    }

    private static Taken read(ResultSet row) throws SQLException {
        return new Taken(row.getObject("id", UUID.class), row.getString("account"), row.getLong("lane"), row.getBytes("raw"),
                row.getBytes("raw_sha256"), (String[]) row.getArray("also_at").getArray(), row.getInt("attempts"),
                row.getTimestamp("received_at").toInstant(), Origin.valueOf(row.getString("origin")), row.getString("caller"), false);
    }

    /** Whether it failed before, or may have been what ended the process before us: such a try is counted before it begins. */
    boolean suspect(Taken row) {
        return row.attempts > 0 || row.id.compareTo(began) < 0;
    }

    /** Counts a try that may take us down with it. Should it do so, the row waits before it gets another chance. */
    void begin(Taken row) {
        jdbc.sql("update inbox set attempts = attempts + 1, not_before = ? where id = ?")
                .params(in(backoff(row.attempts + 2)), row.id)
                .update();
    }

    /** It could not be processed: it waits for another try and holds its lane, or is parked with the reason and frees it. */
    @Transactional
    public void troubled(Taken row, Trouble trouble, MailEnvelope.@Nullable Shown envelope) {
        if (passes(row, trouble)) return;
        var attempts = row.counted ? row.attempts : row.attempts + 1;
        if (trouble.cure() == Trouble.Cure.NONE || attempts >= MOST_ATTEMPTS) {
            park(row, attempts, trouble, envelope);
            return;
        }
        jdbc.sql("update inbox set attempts = ?, error = ?, detail = ?, not_before = ? where id = ? and state = 'accepted'")
                .params(attempts, trouble.code(), trouble.detail(), in(backoff(attempts)), row.id)
                .update();
    }

    private boolean passes(Taken row, Trouble trouble) {
        if (trouble.cure() != Trouble.Cure.TIME && trouble.cure() != Trouble.Cure.SOME_TIME) return false;
        int times = clashes.asMap().merge(row.id, 1, Integer::sum);
        if (trouble.cure() == Trouble.Cure.SOME_TIME && times > MOST_CLASHES) return false;
        var millis = Math.min(LONGEST_WAIT.toMillis(), 50L << Math.min(times, 10));
        jdbc.sql("update inbox set attempts = ?, not_before = ? where id = ? and state = 'accepted'")
                .params(row.counted ? row.attempts - 1 : row.attempts, in(Duration.ofMillis(millis)), row.id)
                .update();
        return true;
    }

    void park(Taken row, int attempts, Trouble trouble, MailEnvelope.@Nullable Shown envelope) {
        jdbc.sql("""
                update inbox set state = 'parked', attempts = :attempts, not_before = null, error = :code, detail = :detail,
                    from_name = :name, from_address = :address, subject = :subject, processed_at = :now
                where id = :id and state = 'accepted'""")
                .param("attempts", attempts)
                .param("code", trouble.code())
                .param("detail", trouble.detail())
                .param("name", envelope == null ? null : envelope.name())
                .param("address", envelope == null ? null : envelope.address())
                .param("subject", envelope == null ? null : envelope.subject())
                .param("now", now())
                .param("id", row.id)
                .update();
    }

    /** 1, 2, 4, 8, 16 s. */
    private static Duration backoff(int attempts) {
        return Duration.ofSeconds(1L << (attempts - 1));
    }

    private Timestamp in(Duration wait) {
        return Timestamp.from(clock.instant().plus(wait));
    }

    private Timestamp now() {
        return in(Duration.ZERO);
    }
}

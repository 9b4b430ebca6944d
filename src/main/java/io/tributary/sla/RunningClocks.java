package io.tributary.sla;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The promises of all tickets somebody sees, by what has become of them. */
@Service
@Transactional(readOnly = true)
public class RunningClocks {

    /** As {@link Promise#state} tells it. */
    private static final Map<Promise.State, String> STATES = Map.of(
            Promise.State.MET, "c.met_at is not null",
            Promise.State.OVERDUE, "c.met_at is null and c.breached_at is not null",
            Promise.State.PAUSED, "c.met_at is null and c.breached_at is null and c.due_at is null",
            Promise.State.DUE_SOON, "c.met_at is null and c.breached_at is null and c.due_at is not null and c.warn_at <= :now",
            Promise.State.RUNNING, "c.met_at is null and c.breached_at is null and c.due_at is not null and (c.warn_at is null or c.warn_at > :now)");

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Clock clock;

    RunningClocks(JdbcClient jdbc, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * @param ticket its number
     * @param state {@code running}, {@code due_soon}, {@code overdue}, {@code paused} or {@code met}
     * @param dueAt null while it stands still
     */
    public record Item(UUID id, long ticket, String metric, String state, Instant startedAt, @Nullable Instant warnAt, @Nullable Instant dueAt, @Nullable Instant metAt,
            @Nullable Instant breachedAt) {}

    /**
     * By their ids, which is about as they were promised.
     *
     * @param state null for all that are not met
     * @throws Problem {@code invalid} for a state there is not
     */
    public Page<Item> list(Caller caller, @Nullable String state, @Nullable UUID cursor, int limit) {
        var which = state == null ? "c.met_at is null" : STATES.get(state(state));
        var now = clock.instant();
        var query = jdbc.sql("""
                select c.*, v.sheet ->> 'name' as policy, t.number
                from sla_clock c join sla_policy_version v on v.id = c.version_id join ticket t on t.id = c.ticket_id
                where %s and :now::timestamptz is not null and (:cursor::uuid is null or c.id > :cursor::uuid) and %s
                order by c.id limit :limit""".formatted(which, Visibility.sql("t")))
                .param("now", Timestamp.from(now))
                .param("cursor", cursor)
                .param("limit", limit + 1);
        var items = Visibility.params(query, teams.sight(caller)).query((row, n) -> item(row.getLong("number"), ClockRows.read(row), now)).list();
        return Page.of(items, limit, Item::id);
    }

    private static Item item(long ticket, SlaClock clock, Instant now) {
        var promise = clock.promise();
        return new Item(clock.id(), ticket, promise.metric().key(), promise.state(now).name().toLowerCase(Locale.ROOT), promise.startedAt(), promise.warnAt(),
                promise.dueAt(), promise.metAt(), promise.breachedAt());
    }

    private static Promise.State state(String key) {
        for (var each : Promise.State.values()) if (each.name().equalsIgnoreCase(key)) return each;
        throw Problem.invalid("state", "unknown");
    }
}

package io.tributary.sla;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Moves open tickets to what holds now. A new version of a policy or a new diagram waits for somebody to say so; a calendar that was put
 * right is right for everybody, so its tickets follow by themselves. Each ticket is a transaction of its own: what has been moved stays
 * moved, and whoever is interrupted goes on.
 */
@Service
public class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final int SHOWN = 100;
    private static final int PAGE = 200;

    private final Clocks clocks;
    private final Agreements agreements;
    private final Policies policies;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Migration(Clocks clocks, Agreements agreements, Policies policies, JdbcClient jdbc, Audit audit, Clock clock) {
        this.clocks = clocks;
        this.agreements = agreements;
        this.policies = policies;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Open(UUID ticket, long number) {}

    /** Only says what would change. @throws Problem {@code not-found} */
    public Moves preview(UUID policy) {
        var next = agreements.agreement(policies.get(policy));
        var older = older(policy, next);
        var changes = older.stream().limit(SHOWN).flatMap(open -> changes(open, next)).toList();
        return new Moves(older.size(), changes);
    }

    /** Returns what changed. @throws Problem {@code not-found} */
    public Moves move(UUID policy, Caller by) {
        var current = policies.get(policy);
        var next = agreements.agreement(current);
        var older = older(policy, next);
        var changes = new ArrayList<Moves.Change>();
        for (int i = 0; i < older.size(); i++) {
            if (i < SHOWN) changes(older.get(i), next).forEach(changes::add);
            clocks.renew(older.get(i).ticket, held -> next);
        }
        audit.note(by.id(), "sla-policy-migrated", policy, Map.of("name", current.sheet().name(), "version", current.number(), "tickets", older.size()));
        return new Moves(older.size(), changes);
    }

    private List<Open> older(UUID policy, Agreement next) {
        return jdbc.sql("""
                select distinct c.ticket_id as ticket, t.number from sla_clock c join sla_policy_version v on v.id = c.version_id join ticket t on t.id = c.ticket_id
                where v.policy_id = :policy and c.met_at is null
                  and (c.version_id, c.calendar_id, c.calendar_rev, c.process) is distinct from (:version::uuid, :calendar::uuid, :edition::bigint, :process::text)
                order by t.number""")
                .param("policy", policy)
                .param("version", next.version())
                .param("calendar", next.calendar())
                .param("edition", next.edition())
                .param("process", next.process())
                .query(Open.class)
                .list();
    }

    private Stream<Moves.Change> changes(Open open, Agreement next) {
        var now = clock.instant();
        record Key(Metric metric, Instant start) {}
        var before = new HashMap<Key, Promise>();
        clocks.promises(open.ticket, null).forEach(promise -> before.put(new Key(promise.metric(), promise.startedAt()), promise));
        var after = new HashMap<Key, Promise>();
        clocks.promises(open.ticket, next).forEach(promise -> after.put(new Key(promise.metric(), promise.startedAt()), promise));
        var both = new TreeMap<Key, Optional<Moves.Change>>((one, other) -> one.start.equals(other.start) ? one.metric.compareTo(other.metric) : one.start.compareTo(other.start));
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .forEach(key -> both.put(key, change(open.number, key.metric, before.get(key), after.get(key), now)));
        return both.values().stream().flatMap(Optional::stream);
    }

    private static Optional<Moves.Change> change(long ticket, Metric metric, @Nullable Promise before, @Nullable Promise after, Instant now) {
        var change = new Moves.Change(ticket, metric, before == null ? null : before.dueAt(), after == null ? null : after.dueAt(), state(before, now), state(after, now));
        var same = Objects.equals(change.dueBefore(), change.dueAfter()) && Objects.equals(change.stateBefore(), change.stateAfter());
        return same ? Optional.empty() : Optional.of(change);
    }

    private static @Nullable String state(@Nullable Promise promise, Instant now) {
        return promise == null ? null : promise.state(now).name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Tickets whose calendar has changed since; a ticket that cannot be moved keeps nobody else from it. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void followCalendars() {
        var behind = jdbc.sql("""
                select distinct c.ticket_id from sla_clock c join sla_calendar k on k.id = c.calendar_id and k.rev > c.calendar_rev
                where c.met_at is null limit ?""").param(PAGE).query(UUID.class).list();
        for (var ticket : behind) {
            try {
                clocks.renew(ticket, agreements::withCalendarOfToday);
            } catch (RuntimeException e) {
                LOG.warn("Promises of ticket {} do not follow their calendar", ticket, e);
            }
        }
    }
}

package io.tributary.sla;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.sla.MigrationRows.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves open tickets to what holds now. A new version of a policy or a new diagram waits for somebody to say so, and is then worked off
 * by {@link MigrationWorker}; a calendar that was put right is right for everybody, so its tickets follow by themselves.
 */
@Service
public class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final int SHOWN = 100;
    private static final int PAGE = 200;

    private final MigrationRows rows;
    private final Clocks clocks;
    private final Agreements agreements;
    private final Policies policies;
    private final ProcessDefinitions definitions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Migration(MigrationRows rows, Clocks clocks, Agreements agreements, Policies policies, ProcessDefinitions definitions, JdbcClient jdbc, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.clocks = clocks;
        this.agreements = agreements;
        this.policies = policies;
        this.definitions = definitions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Where a policy stands with its older tickets.
     *
     * @param preview null while some are being moved
     * @param latest null if nobody has ever moved any
     */
    public record Stand(@Nullable Moves preview, @Nullable MigrationView latest) {}

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Stand stand(UUID policy) {
        var target = target(policy);
        var latest = rows.latest(policy).orElse(null);
        return new Stand(latest != null && latest.finishedAt() == null ? null : preview(target), latest);
    }

    /** @param tickets how many open ones stand under something older than what holds now */
    public record Older(UUID policy, long tickets) {}

    /** Of each policy that has any. */
    public List<Older> older() {
        return rows.olderByPolicy(definitions.active(ProcessVocabularies.CLOCK.key()));
    }

    private Target target(UUID policy) {
        var current = policies.get(policy);
        return new Target(policy, current.number(), agreements.agreement(current));
    }

    private Moves preview(Target target) {
        var older = rows.older(target);
        return new Moves(target.tag(), older.size(), older.stream().limit(SHOWN).flatMap(open -> changes(open, target.agreement())).toList());
    }

    /**
     * Has them moved to what holds now.
     *
     * @param seen the {@code target} of the preview that was looked at; null: whatever it is
     * @throws Problem {@code changed-meanwhile} if something else holds by now, {@code migration-running}, {@code not-found}
     */
    @Transactional
    public MigrationView begin(UUID policy, @Nullable String seen, Caller by) {
        var target = target(policy);
        if (seen != null && !seen.equals(target.tag())) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        var begun = rows.begin(target, by.id(), clock.instant()).orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "migration-running"));
        var view = rows.latest(policy).orElseThrow();
        audit.note(by.id(), "sla-policy-migrated", policy, Map.of("name", target.agreement().policy(), "version", target.number(), "tickets", view.total()));
        events.publishEvent(new MigrationWorker.Begun(begun));
        return view;
    }

    private Stream<Moves.Change> changes(MigrationRows.Open open, Agreement next) {
        record Key(Metric metric, Instant start) {}
        var foreseen = clocks.foresee(open.ticket(), next);
        var before = new HashMap<Key, Promise>();
        foreseen.before().forEach(promise -> before.put(new Key(promise.metric(), promise.startedAt()), promise));
        var after = new HashMap<Key, Promise>();
        foreseen.after().forEach(promise -> after.put(new Key(promise.metric(), promise.startedAt()), promise));
        var both = new TreeMap<Key, Optional<Moves.Change>>((one, other) -> one.start.equals(other.start) ? one.metric.compareTo(other.metric) : one.start.compareTo(other.start));
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .forEach(key -> both.put(key, change(open.number(), key.metric, before.get(key), after.get(key), foreseen.at())));
        return both.values().stream().flatMap(Optional::stream);
    }

    private static Optional<Moves.Change> change(long ticket, Metric metric, @Nullable Promise before, @Nullable Promise after, Instant now) {
        var change = new Moves.Change(ticket, metric, before == null ? null : before.dueAt(), after == null ? null : after.dueAt(), state(before, now), state(after, now));
        var same = Objects.equals(change.dueBefore(), change.dueAfter()) && Objects.equals(change.stateBefore(), change.stateAfter());
        return same ? Optional.empty() : Optional.of(change);
    }

    private static @Nullable String state(@Nullable Promise promise, Instant now) {
        return promise == null ? null : promise.state(now).name().toLowerCase(Locale.ROOT);
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

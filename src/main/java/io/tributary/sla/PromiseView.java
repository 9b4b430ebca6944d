package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it is read, with what made it.
 *
 * @param metric {@code first_response}, {@code next_response} or {@code resolution}
 * @param state {@code running}, {@code due_soon}, {@code overdue}, {@code paused} or {@code met}
 * @param target seconds of working time it allows
 * @param calendar null: every hour counts
 */
public record PromiseView(UUID id, String metric, String state, Instant startedAt, @Nullable Instant warnAt, @Nullable Instant dueAt, @Nullable Instant metAt,
        @Nullable Instant breachedAt, @Nullable Instant warnedAt, long target, PolicyRef policy, @Nullable CalendarRef calendar, ProcessView process,
        Way explanation) {

    /** The version of a policy it stands under. */
    public record PolicyRef(UUID id, String name, int version) {}

    /** @param preset which of ours it is, as long as nobody has named it otherwise */
    public record CalendarRef(UUID id, String name, @Nullable String preset) {}

    /**
     * How it came to its due time; if it has none, what was counted so far.
     *
     * @param counted seconds
     * @param beyondData whether it is due after the last day the calendar's days off are known for
     */
    public record Way(String zone, long counted, boolean beyondData, List<Piece> intervals) {}

    static PromiseView of(SlaClock clock, Derivation derivation, Instant now, Policy policy, @Nullable CalendarRef calendar, ProcessView process) {
        var promise = derivation.promise();
        var way = new Way(derivation.zone().getId(), derivation.counted().toSeconds(), derivation.beyondData(), derivation.way().stream().map(Piece::of).toList());
        return new PromiseView(clock.id(), promise.metric().key(), promise.state(now).name().toLowerCase(Locale.ROOT), promise.startedAt(), promise.warnAt(),
                promise.dueAt(), promise.metAt(), promise.breachedAt(), clock.warnedAt(), derivation.target().toSeconds(),
                new PolicyRef(policy.id(), policy.sheet().name(), policy.number()), calendar, process, way);
    }
}

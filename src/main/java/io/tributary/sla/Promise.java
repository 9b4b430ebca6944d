package io.tributary.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise and what has become of it.
 *
 * @param agreement what it was given under
 * @param startedAt together with the metric it tells the promises of a ticket apart
 * @param warnAt when it is warned of; null while it is paused before that
 * @param dueAt when it is broken; null while it is paused before that
 * @param metAt when it was kept, or at last
 * @param breachedAt {@code dueAt} of one that was not kept by then; not when somebody noticed
 */
record Promise(Metric metric, Agreement agreement, Instant startedAt, @Nullable Instant warnAt, @Nullable Instant dueAt, @Nullable Instant metAt, @Nullable Instant breachedAt) {

    boolean running() {
        return metAt == null;
    }

    State state(Instant now) {
        if (metAt != null) return State.MET;
        if (breachedAt != null) return State.OVERDUE;
        if (dueAt == null) return State.PAUSED;
        return warnAt != null && !warnAt.isAfter(now) ? State.DUE_SOON : State.RUNNING;
    }

    enum State {
        RUNNING,
        DUE_SOON,
        OVERDUE,
        PAUSED,
        MET
    }
}

package io.tributary.sla;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the instance that looks after a promise must hear, so that it stands where the promise stands. */
enum ClockStep {
    NONE,
    START,
    MET,
    PAUSED,
    RESUMED,
    /** Its times have changed. */
    ANEW,
    CANCEL;

    static ClockStep between(@Nullable Promise before, @Nullable Promise after) {
        var ran = before != null && before.running();
        if (after == null) return ran ? CANCEL : NONE;
        if (!after.running()) return ran ? MET : NONE;
        if (before == null || !ran) return START;
        // One that escalates already ends as it began.
        if (before.breachedAt() == null && !before.agreement().process().equals(after.agreement().process())) return ANEW;
        // That it is over by now its own timer finds out; and whoever is told already is not told again, only because it was due earlier still.
        if (sameTimes(before, after) || before.breachedAt() != null && after.breachedAt() != null) return NONE;
        if (before.breachedAt() != null) return ANEW;
        if (before.dueAt() != null && after.dueAt() == null) return PAUSED;
        return before.dueAt() == null && after.dueAt() != null ? RESUMED : ANEW;
    }

    private static boolean sameTimes(Promise one, Promise other) {
        return Objects.equals(one.warnAt(), other.warnAt()) && Objects.equals(one.dueAt(), other.dueAt());
    }
}

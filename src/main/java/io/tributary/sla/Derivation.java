package io.tributary.sla;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * A promise, and how its due time came about.
 *
 * @param target the working time it allows: what was counted, if it has a due time
 * @param zone that its working time is told in
 * @param way from its start to its due time, in order and without a hole; to its end, or to now, if it stands still before that
 * @param beyondData whether it is due after the last day the calendar's days off are known for
 */
record Derivation(Promise promise, Duration target, ZoneId zone, List<Interval> way, boolean beyondData) {

    Duration counted() {
        return way.stream().filter(Interval::counted).map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }
}

package io.tributary.sla;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one version of a policy promises a ticket of some priority on some channel.
 *
 * @param targets in working time of the calendar; of what is missing nothing is promised
 * @param warnPercent how much of a target may pass before it is warned of, 1 to 99
 * @param pauses the statuses in which a promise does not run, by what it is about
 */
record Terms(WorkCalendar calendar, Map<Metric, Duration> targets, int warnPercent, Map<Metric, Set<String>> pauses) {

    /** Where terms are looked up. */
    interface Book {

        /** @param version of a policy; nothing is promised by one that has no target for this priority and channel */
        Optional<Terms> terms(UUID version, String priority, String channel);
    }

    Optional<Duration> target(Metric metric) {
        return Optional.ofNullable(targets.get(metric));
    }

    Duration warning(Duration target) {
        return target.multipliedBy(warnPercent).dividedBy(100);
    }

    boolean pauses(Metric metric, String status) {
        return pauses.getOrDefault(metric, Set.of()).contains(status);
    }
}

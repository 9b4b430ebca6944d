package io.tributary.sla;

import io.tributary.ticket.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How soon, by what is promised and how much it matters. What is not in it is not promised. */
public record PolicyTargets(Map<Priority, Map<Metric, Duration>> targets) {

    public static final PolicyTargets NONE = new PolicyTargets(Map.of());

    public PolicyTargets {
        var set = new EnumMap<Priority, Map<Metric, Duration>>(Priority.class);
        targets.forEach((priority, each) -> {
            if (!each.isEmpty()) set.put(priority, new EnumMap<>(each));
        });
        targets = set;
    }

    public Optional<Duration> of(Priority priority, Metric metric) {
        return Optional.ofNullable(targets.getOrDefault(priority, Map.of()).get(metric));
    }

    public boolean none() {
        return targets.isEmpty();
    }
}

package io.tributary.sla;

import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody writes it; one version of it never changes.
 *
 * @param chatTargets what is promised in chats instead; null: the same
 * @param warnAt per cent of a target after which it is warned of
 * @param pauses in which statuses a promise does not run, by what it is about
 * @param calendar whose working time counts; null: every hour of every day
 */
public record PolicySheet(String name, boolean active, PolicyConditions conditions, PolicyTargets targets, @Nullable PolicyTargets chatTargets, int warnAt,
        Map<Metric, Set<Status>> pauses, @Nullable UUID calendar) {

    public static final int WARN_AT = 80;
    /** While its customer or a third party has the ball, only solving it waits: an answer is owed all the same. */
    public static final Map<Metric, Set<Status>> PAUSES = Map.of(Metric.RESOLUTION, Set.of(Status.PENDING, Status.ON_HOLD));

    public PolicySheet {
        var set = new EnumMap<Metric, Set<Status>>(Metric.class);
        pauses.forEach((metric, statuses) -> {
            if (!statuses.isEmpty()) set.put(metric, new TreeSet<>(statuses));
        });
        pauses = set;
    }

    /** How soon, and empty if that is not promised. */
    public Optional<Duration> target(Metric metric, Priority priority, boolean chat) {
        return (chat && chatTargets != null ? chatTargets : targets).of(priority, metric);
    }

    public boolean pauses(Metric metric, Status status) {
        return pauses.getOrDefault(metric, Set.of()).contains(status);
    }
}

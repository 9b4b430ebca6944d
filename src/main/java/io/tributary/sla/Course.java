package io.tributary.sla;

import io.tributary.sla.Interval.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a promise is reckoned from.
 *
 * @param target working time
 * @param end when it was kept; null while it was not
 * @param stretches what state its ticket was in meanwhile, in order and without a hole. It would have gone on as it was when the promise
 *     ended: so the last has no end
 */
record Course(Metric metric, Agreement agreement, WorkCalendar calendar, Duration target, Duration warning, Instant start, @Nullable Instant end,
        List<Stretch> stretches) {

    record Stretch(Instant start, @Nullable Instant end, String status, boolean runs) {}

    Promise promise(Instant now) {
        var due = deadline(target);
        var until = end == null ? now : end;
        var broken = due != null && (end == null ? !due.isAfter(until) : due.isBefore(until));
        return new Promise(metric, agreement, start, deadline(warning), due, end, broken ? due : null);
    }

    /** Working time from its start to its end, pauses left out; to now if it has not ended. */
    Duration worked(Instant now) {
        var until = end == null ? now : end;
        return stretches.stream().filter(stretch -> stretch.runs && stretch.start.isBefore(until))
                .map(stretch -> calendar.elapsed(stretch.start, stretch.end == null || until.isBefore(stretch.end) ? until : stretch.end))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Up to its due time; of one that has none, up to its end or now. */
    Derivation derivation(Instant now) {
        var promise = promise(now);
        var until = promise.dueAt() != null ? promise.dueAt() : end == null ? now : end;
        var way = new ArrayList<Interval>();
        for (var stretch : stretches) {
            var to = stretch.end == null || until.isBefore(stretch.end) ? until : stretch.end;
            if (!to.isAfter(stretch.start)) break;
            if (stretch.runs) calendar.intervals(stretch.start, to).forEach(each -> append(way, each));
            else append(way, new Interval(stretch.start, to, Kind.PAUSED, stretch.status));
        }
        return new Derivation(promise, target, calendar.zone(), way, promise.dueAt() != null && calendar.beyondData(promise.dueAt()));
    }

    /** Another state in which it runs, too, is no new piece. */
    private static void append(List<Interval> way, Interval next) {
        var last = way.isEmpty() ? null : way.getLast();
        if (last != null && last.sameAs(next)) way.set(way.size() - 1, new Interval(last.from(), next.to(), last.kind(), last.name()));
        else way.add(next);
    }

    /** Null if it stands still before that. */
    private @Nullable Instant deadline(Duration amount) {
        try {
            return walked(amount);
        } catch (NoWorkingTime never) {
            // Nobody can be late for it, and no message is stopped by it.
            return null;
        }
    }

    private @Nullable Instant walked(Duration amount) {
        var left = amount;
        for (var stretch : stretches) {
            if (!stretch.runs) continue;
            if (stretch.end == null) return calendar.deadline(stretch.start, left);
            var worked = calendar.elapsed(stretch.start, stretch.end);
            if (worked.compareTo(left) >= 0) return calendar.deadline(stretch.start, left);
            left = left.minus(worked);
        }
        return null;
    }
}

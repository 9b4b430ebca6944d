package io.tributary.sla;

import io.tributary.sla.Tale.Span;
import io.tributary.sla.Tale.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was promised and what became of it: a function of its history and of nothing else, so that it can be told again at any
 * time. Terms that change hold for the whole of a promise that is still open, as if they had held from its start; one that was kept stays
 * as it was kept.
 */
final class Reckoning {

    private final Tale tale;
    private final Terms.Book book;
    private final Instant now;

    private Reckoning(Tale tale, Terms.Book book, Instant now) {
        this.tale = tale;
        this.book = book;
        this.now = now;
    }

    /** In the order in which they were given. */
    static List<Promise> of(List<Happening> history, Terms.Book book, Instant now) {
        var tale = Tale.of(history);
        return tale.absorbed() ? List.of() : new Reckoning(tale, book, now).promises();
    }

    private List<Promise> promises() {
        // One that was settled without an answer was neither kept nor broken.
        var answers = tale.waits().stream().filter(wait -> wait.end() == null || wait.answered()).map(this::answer);
        return Stream.concat(answers, tale.spans().stream().map(this::resolution)).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Promise::startedAt).thenComparing(Promise::metric)).toList();
    }

    private Optional<Promise> answer(Wait wait) {
        return promise(wait.first() ? Metric.FIRST_RESPONSE : Metric.NEXT_RESPONSE, wait.start(), wait.end());
    }

    private Optional<Promise> resolution(Span span) {
        return promise(Metric.RESOLUTION, span.start(), span.end());
    }

    private Optional<Promise> promise(Metric metric, Instant start, @Nullable Instant end) {
        var standing = tale.standing(end == null ? now : end);
        var agreement = standing.agreement();
        if (agreement == null) return Optional.empty();
        var terms = book.terms(agreement, standing.priority(), standing.channel());
        return terms.target(metric).map(target -> {
            var running = running(start, end, status -> !terms.pauses(metric, status));
            var due = deadline(terms.calendar(), running, target);
            var until = end == null ? now : end;
            var broken = due != null && (end == null ? !due.isAfter(until) : due.isBefore(until));
            return new Promise(metric, agreement, start, deadline(terms.calendar(), running, terms.warning(target)), due, end, broken ? due : null);
        });
    }

    /** When it ran: all the time but for what its statuses say. It would have gone on as it ran when it ended: so its last has no end. */
    private List<Span> running(Instant start, @Nullable Instant end, Predicate<String> runs) {
        var spans = new ArrayList<Span>();
        var steps = tale.statuses();
        for (int i = 0; i < steps.size(); i++) {
            var from = i == 0 ? start : later(steps.get(i).at(), start);
            if (end != null && !from.isBefore(end)) break;
            var next = i + 1 < steps.size() ? steps.get(i + 1).at() : null;
            if (next != null && end != null && !next.isBefore(end)) next = null;
            if (runs.test(steps.get(i).value()) && (next == null || next.isAfter(from))) spans.add(new Span(from, next));
        }
        return spans;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Null if it stands still before that. */
    private static @Nullable Instant deadline(WorkCalendar calendar, List<Span> running, Duration amount) {
        try {
            return walked(calendar, running, amount);
        } catch (NoWorkingTime never) {
            // Nobody can be late for it, and no message is stopped by it.
            return null;
        }
    }

    private static @Nullable Instant walked(WorkCalendar calendar, List<Span> running, Duration amount) {
        var left = amount;
        for (var span : running) {
            if (span.end() == null) return calendar.deadline(span.start(), left);
            var worked = calendar.elapsed(span.start(), span.end());
            if (worked.compareTo(left) >= 0) return calendar.deadline(span.start(), left);
            left = left.minus(worked);
        }
        return null;
    }
}

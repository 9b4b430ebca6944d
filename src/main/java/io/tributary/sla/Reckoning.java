package io.tributary.sla;

import io.tributary.sla.Course.Stretch;
import io.tributary.sla.Tale.Span;
import io.tributary.sla.Tale.Wait;
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
        return courses(history, book, now).map(course -> course.promise(now)).toList();
    }

    /** The same, each with how it came about. */
    static List<Derivation> explain(List<Happening> history, Terms.Book book, Instant now) {
        return courses(history, book, now).map(course -> course.derivation(now)).toList();
    }

    private static Stream<Course> courses(List<Happening> history, Terms.Book book, Instant now) {
        return courses(Tale.of(history), book, now);
    }

    static Stream<Course> courses(Tale tale, Terms.Book book, Instant now) {
        return tale.absorbed() ? Stream.empty() : new Reckoning(tale, book, now).courses();
    }

    private Stream<Course> courses() {
        // One that was settled without an answer was neither kept nor broken.
        var answers = tale.waits().stream().filter(wait -> wait.end() == null || wait.answered()).map(this::answer);
        return Stream.concat(answers, tale.spans().stream().map(this::resolution)).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Course::start).thenComparing(Course::metric));
    }

    private Optional<Course> answer(Wait wait) {
        return course(wait.first() ? Metric.FIRST_RESPONSE : Metric.NEXT_RESPONSE, wait.start(), wait.end());
    }

    private Optional<Course> resolution(Span span) {
        return course(Metric.RESOLUTION, span.start(), span.end());
    }

    private Optional<Course> course(Metric metric, Instant start, @Nullable Instant end) {
        var standing = tale.standing(end == null ? now : end);
        var agreement = standing.agreement();
        if (agreement == null) return Optional.empty();
        var terms = book.terms(agreement, standing.priority(), standing.channel());
        return terms.target(metric).map(target -> new Course(metric, agreement, terms.calendar(), target, terms.warning(target), start, end,
                stretches(start, end, status -> !terms.pauses(metric, status))));
    }

    private List<Stretch> stretches(Instant start, @Nullable Instant end, Predicate<String> runs) {
        var stretches = new ArrayList<Stretch>();
        var steps = tale.statuses();
        for (int i = 0; i < steps.size(); i++) {
            var from = i == 0 ? start : later(steps.get(i).at(), start);
            if (end != null && !from.isBefore(end)) break;
            var next = i + 1 < steps.size() ? steps.get(i + 1).at() : null;
            if (next != null && end != null && !next.isBefore(end)) next = null;
            var status = steps.get(i).value();
            if (next == null || next.isAfter(from)) stretches.add(new Stretch(from, next, status, runs.test(status)));
        }
        return stretches;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}

package io.tributary.sla;

import io.tributary.sla.Happening.Word;
import io.tributary.ticket.History.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells for others what histories come to: who counts tickets counts by the same reading of them as the clocks. */
@Component
public class Retellings {

    private final TermsBook book;

    Retellings(TermsBook book) {
        this.book = book;
    }

    /** @param history all of a ticket's, oldest first */
    public Retelling of(List<Entry> history, Instant now) {
        var tale = Tale.of(Happenings.of(history));
        var promises = Reckoning.courses(tale, book, now).map(course -> kept(course, now)).toList();
        return new Retelling(said(tale.questions()), said(tale.answers()),
                tale.spans().stream().map(span -> new Retelling.Open(span.start(), span.end())).toList(), promises);
    }

    private static Retelling.Kept kept(Course course, Instant now) {
        var promise = course.promise(now);
        return new Retelling.Kept(promise.metric().key(), promise.startedAt(), promise.metAt(), promise.breachedAt(), course.worked(now).toSeconds());
    }

    private static List<Retelling.Said> said(Stream<Word> words) {
        return words.map(word -> new Retelling.Said(word.message(), word.at())).sorted(Comparator.comparing(Retelling.Said::at).thenComparing(Retelling.Said::message)).toList();
    }
}

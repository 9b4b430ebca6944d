package io.tributary.insight;

import io.tributary.insight.Facts.Happened;
import io.tributary.insight.Facts.Kind;
import io.tributary.insight.TicketStory.Line;
import io.tributary.sla.Retelling;
import io.tributary.sla.Retelling.Kept;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the facts of one ticket: a function of its history and of nothing else. */
final class FactTeller {

    private final TicketStory story;
    private final Retelling told;
    private final Holders holders;
    private final Instant arrived;
    private final List<Happened> happened = new ArrayList<>();

    private FactTeller(TicketStory story, Retelling told) {
        this.story = story;
        this.told = told;
        holders = Holders.of(story.lines());
        arrived = Stream.concat(told.questions().stream().map(Retelling.Said::at), Stream.of(story.lines().getFirst().at())).min(Comparator.naturalOrder()).orElseThrow();
    }

    static Facts of(TicketStory story, Retelling told) {
        return new FactTeller(story, told).facts();
    }

    private Facts facts() {
        tell(Kind.ARRIVED, arrived, null, null, null, null);
        answers();
        resolutions();
        told.promises().forEach(this::promise);
        story.lines().stream().filter(FactTeller::reassigns)
                .forEach(line -> tell(Kind.REASSIGNED, line.at(), uuid(line, "assignee", "to"), null, null, null));
        score();
        happened.sort(Comparator.comparing(Happened::at).thenComparing(Happened::kind));
        var spans = told.spans();
        return new Facts(story.head(), arrived, spans.isEmpty() ? null : spans.getLast().end(), told.answers().size(), Math.max(0, spans.size() - 1), happened);
    }

    private void tell(Kind kind, Instant at, @Nullable UUID agent, @Nullable String metric, @Nullable Instant since, @Nullable Long worked) {
        happened.add(new Happened(kind, at, agent, holders.team(at), metric, since == null ? null : Duration.between(since, at).toSeconds(), worked, null, true));
    }

    /** Something said, or the end of all waiting because the ticket was resolved. Of what was done at once, in this order. */
    private record Beat(Instant at, int rank, @Nullable UUID message, boolean answer) {}

    /** Somebody waits from their first word that nobody has answered to the next answer, or until the ticket is resolved without one. */
    private void answers() {
        var beats = Stream.of(
                told.questions().stream().map(said -> new Beat(said.at(), 0, said.message(), false)),
                told.answers().stream().map(said -> new Beat(said.at(), 0, said.message(), true)),
                told.spans().stream().map(Retelling.Open::end).filter(Objects::nonNull).map(end -> new Beat(end, 1, null, false)))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Beat::at).thenComparing(Beat::rank).thenComparing(Beat::message, Comparator.nullsLast(Comparator.comparing(UUID::toString))))
                .toList();
        Instant since = null;
        var first = true;
        for (var beat : beats) {
            if (beat.answer) {
                var agent = story.authors().get(Objects.requireNonNull(beat.message));
                tell(Kind.REPLY, beat.at, agent, null, null, null);
                if (since != null) tell(first ? Kind.FIRST_REPLY : Kind.NEXT_REPLY, beat.at, agent, null, since, worked(since, beat.at));
                first = false;
                since = null;
            } else if (beat.message == null) {
                since = null;
            } else if (since == null) {
                since = beat.at;
            }
        }
    }

    private @Nullable Long worked(Instant since, Instant at) {
        return told.promises().stream().filter(promise -> !promise.metric().equals("resolution") && promise.startedAt().equals(since) && at.equals(promise.metAt()))
                .findFirst().map(Kept::worked).orElse(null);
    }

    private void resolutions() {
        var spans = told.spans();
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            if (i > 0) tell(Kind.REOPENED, span.start(), null, null, null, null);
            var end = span.end();
            if (end == null) continue;
            var worked = told.promises().stream().filter(promise -> promise.metric().equals("resolution") && end.equals(promise.metAt())).findFirst().map(Kept::worked);
            happened.add(new Happened(Kind.RESOLVED, end, resolver(end), holders.team(end), null, Duration.between(arrived, end).toSeconds(), worked.orElse(null), null,
                    i == spans.size() - 1));
        }
    }

    private @Nullable UUID resolver(Instant end) {
        return story.lines().stream().filter(line -> line.is("changed") && line.at().equals(end) && done(line)).findFirst().map(Line::agent).orElse(null);
    }

    private static boolean done(Line line) {
        var to = line.entry().payload().path("status").path("to");
        return to.isString() && Status.of(to.asString()).done();
    }

    /** One that is still open was neither kept nor broken. */
    private void promise(Kept promise) {
        var end = promise.brokenAt() == null ? promise.metAt() : promise.brokenAt();
        var kept = promise.brokenAt() == null;
        // What a broken one takes is known when it ends, if ever; it is counted when it was due.
        if (end != null) tell(kept ? Kind.KEPT : Kind.BROKEN, end, holders.agent(end), promise.metric(), promise.startedAt(), kept ? promise.worked() : null);
    }

    private static boolean reassigns(Line line) {
        return line.is("changed") && uuid(line, "assignee", "from") != null && uuid(line, "assignee", "to") != null;
    }

    /** The last that was said of it or of what became part of it: one word of a customer for one ticket. */
    private void score() {
        record Rating(Line line, Holders holders) {}
        Stream.concat(Stream.of(story.lines()), story.parts().stream())
                .flatMap(lines -> lines.stream().filter(line -> line.is("rated")).map(line -> new Rating(line, Holders.of(lines))))
                .max(Comparator.comparing(rating -> rating.line.at()))
                .ifPresent(rating -> {
                    var at = rating.line.at();
                    happened.add(new Happened(Kind.SCORED, at, rating.holders.agent(at), rating.holders.team(at), null, null, null,
                            rating.line.entry().payload().path("score").asInt(), true));
                });
    }

    static @Nullable UUID uuid(Line line, String field, String end) {
        return Optional.of(line.entry().payload().path(field).path(end)).filter(node -> node.isString()).map(node -> UUID.fromString(node.asString())).orElse(null);
    }
}

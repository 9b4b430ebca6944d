package io.tributary.sla;

import io.tributary.sla.Happening.Governed;
import io.tributary.sla.Happening.KeptSolved;
import io.tributary.sla.Happening.Moved;
import io.tributary.sla.Happening.Opened;
import io.tributary.sla.Happening.PriorityChanged;
import io.tributary.sla.Happening.Said;
import io.tributary.sla.Happening.SaidAgain;
import io.tributary.sla.Happening.StatusChanged;
import io.tributary.sla.Happening.Unsaid;
import io.tributary.sla.Happening.Word;
import io.tributary.ticket.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ticket's history, retold: who waited from when to when, and in what state it was meanwhile. Promises nothing yet. */
final class Tale {

    /** Somebody waited for an answer. {@code end} is null while they do; {@code answered}: it ended with one, not because it was settled otherwise. */
    record Wait(Instant start, @Nullable Instant end, boolean answered, boolean first) {}

    /** It was not resolved. {@code end} is null while it is not. */
    record Span(Instant start, @Nullable Instant end) {}

    record Step<T>(Instant at, T value) {}

    /** Under what terms it stood. {@code agreement} is null if under none. */
    record Standing(@Nullable Agreement agreement, String priority, String channel) {}

    private final Map<UUID, Word> words = new HashMap<>();
    private final Set<UUID> here = new HashSet<>();
    private final Set<UUID> unsaid = new HashSet<>();
    /** What humans answered in this ticket, in order. */
    private final List<Word> replies = new ArrayList<>();
    private final Map<UUID, List<Stay>> stays = new HashMap<>();
    /** Answers that came from elsewhere, together with what they answer. */
    private final Map<UUID, List<Word>> brought = new HashMap<>();
    private final Map<UUID, Instant> settled = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Step<String>> statuses = new ArrayList<>();
    private final List<Step<Standing>> standings = new ArrayList<>();
    private boolean absorbed;
    private @Nullable UUID movedBy;
    private boolean movedHere;

    /** A question stood here from before the reply with the one index to before that with the other. */
    private record Stay(int from, int to) {}

    static Tale of(List<Happening> history) {
        var tale = new Tale();
        history.forEach(tale::on);
        return tale;
    }

    private void on(Happening happening) {
        switch (happening) {
            case Opened e -> opened(e);
            case Said e -> said(e.word(), true);
            case Unsaid e -> unsaid.add(e.message());
            case SaidAgain e -> unsaid.remove(e.message());
            case StatusChanged e -> status(e);
            case PriorityChanged e -> stand(e.at(), new Standing(standing().agreement, e.priority(), standing().channel));
            case Governed e -> stand(e.at(), new Standing(e.agreement(), standing().priority, standing().channel));
            case Moved e -> moved(e);
            case KeptSolved e -> keptSolved(e);
        }
    }

    private void opened(Opened opened) {
        statuses.add(new Step<>(opened.at(), opened.status()));
        standings.add(new Step<>(opened.at(), new Standing(null, opened.priority(), opened.channel())));
        if (!Status.of(opened.status()).done()) spans.add(new Span(opened.at(), null));
    }

    private Standing standing() {
        return standings.getLast().value;
    }

    private void stand(Instant at, Standing standing) {
        standings.add(new Step<>(at, standing));
    }

    /** An answer is one to everything that stands in the ticket when it is given; what joins it later had none. */
    private void said(Word word, boolean now) {
        words.put(word.message(), word);
        here.add(word.message());
        if (word.failed()) unsaid.add(word.message());
        if (!word.counts()) return;
        if (word.customers()) stays.computeIfAbsent(word.message(), key -> new ArrayList<>()).add(new Stay(replies.size(), Integer.MAX_VALUE));
        else if (now) replies.add(word);
    }

    private Stream<Word> waiting() {
        return here.stream().map(this::word).filter(word -> word.customers() && word.counts());
    }

    private void leave(UUID message) {
        here.remove(message);
        var stay = stays.get(message);
        if (stay != null) stay.set(stay.size() - 1, new Stay(stay.getLast().from, replies.size()));
    }

    private void moved(Moved moved) {
        movedBy = moved.operation();
        movedHere = moved.here();
        if (!moved.here()) {
            moved.words().forEach(word -> leave(word.message()));
            return;
        }
        moved.words().forEach(word -> said(word, false));
        // They came together, so the one had been an answer to the other.
        for (var answer : moved.words()) {
            if (answer.customers() || !answer.counts()) continue;
            moved.words().stream().filter(word -> word.customers() && word.counts() && word.at().isBefore(answer.at()))
                    .forEach(word -> brought.computeIfAbsent(word.message(), key -> new ArrayList<>()).add(answer));
        }
    }

    private void status(StatusChanged change) {
        var done = Status.of(change.status()).done();
        // A ticket is closed because all of it went into another one, and stands as it stood when it comes back: as if nothing had been.
        if (change.operation() != null && change.operation().equals(movedBy) && (movedHere ? absorbed : done)) {
            absorbed = !movedHere;
            return;
        }
        if (done && !resolved()) {
            spans.set(spans.size() - 1, new Span(spans.getLast().start, change.at()));
            waiting().filter(word -> end(word).isEmpty()).forEach(word -> settled.put(word.message(), change.at()));
        }
        if (!done && resolved()) spans.add(new Span(change.at(), null));
        statuses.add(new Step<>(change.at(), change.status()));
    }

    private boolean resolved() {
        return spans.isEmpty() || spans.getLast().end != null;
    }

    private void keptSolved(KeptSolved kept) {
        settled.put(kept.message(), kept.at());
        // What it was opened for is not counted, and its status says so next.
        if (spans.size() > 1 && !resolved()) spans.removeLast();
    }

    /** Whether it is part of another ticket, which keeps its promises. */
    boolean absorbed() {
        return absorbed;
    }

    /** What customers said that stands in it now, and waited for an answer. */
    Stream<Word> questions() {
        return waiting();
    }

    /** What humans answered that stands in it now and reached somebody. */
    Stream<Word> answers() {
        return here.stream().map(this::word).filter(word -> !word.customers() && word.counts() && stands(word));
    }

    private Word word(UUID message) {
        return Objects.requireNonNull(words.get(message));
    }

    /** When its wait ended, and with which answer, if with one. */
    private record End(Instant at, @Nullable UUID answer) {}

    private Optional<End> end(Word question) {
        var given = stays.getOrDefault(question.message(), List.of()).stream().flatMap(this::answer);
        return Stream.concat(given, brought.getOrDefault(question.message(), List.of()).stream().filter(this::stands))
                .min(Comparator.comparing(Word::at)).map(answer -> new End(answer.at(), answer.message()))
                .or(() -> Optional.ofNullable(settled.get(question.message())).map(at -> new End(at, null)));
    }

    private Stream<Word> answer(Stay stay) {
        return replies.subList(stay.from, Math.min(stay.to, replies.size())).stream().filter(this::stands).limit(1);
    }

    private boolean stands(Word answer) {
        return !unsaid.contains(answer.message());
    }

    /** In the order in which they began: all who were answered by the same word waited together, from the first of them on. */
    List<Wait> waits() {
        var starts = new HashMap<Optional<End>, Instant>();
        waiting().forEach(word -> starts.merge(end(word), word.at(), (one, other) -> one.isBefore(other) ? one : other));
        var answered = answers().map(Word::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        var waits = new ArrayList<Wait>();
        starts.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            var end = entry.getKey();
            var first = !answered.isBefore(entry.getValue()) && waits.stream().allMatch(wait -> wait.end != null && !wait.answered);
            waits.add(new Wait(entry.getValue(), end.map(End::at).orElse(null), end.map(End::answer).isPresent(), first));
        });
        return waits;
    }

    /** From the first word of its customer on, if that is older than the ticket. */
    List<Span> spans() {
        var begun = waiting().map(Word::at).min(Comparator.naturalOrder());
        if (begun.isEmpty() || spans.isEmpty() || !begun.get().isBefore(spans.getFirst().start)) return spans;
        return Stream.concat(Stream.of(new Span(begun.get(), spans.getFirst().end)), spans.stream().skip(1)).toList();
    }

    /** The last that held at that moment. */
    Standing standing(Instant at) {
        return standings.reversed().stream().filter(step -> !step.at.isAfter(at)).findFirst().orElse(standings.getFirst()).value;
    }

    List<Step<String>> statuses() {
        return statuses;
    }
}

package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sla.Happening.Governed;
import io.tributary.sla.Happening.Opened;
import io.tributary.sla.Happening.Said;
import io.tributary.sla.Happening.StatusChanged;
import io.tributary.sla.Happening.Unsaid;
import io.tributary.sla.Happening.Word;
import io.tributary.sla.Interval.Kind;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever became of a ticket: what is told about a due time is what made it. */
class DerivationPropertyTests {

    private static final long FROM = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2030-01-01T00:00:00Z").getEpochSecond();
    private static final List<String> STATUSES = List.of("new", "open", "open", "pending", "pending", "on_hold", "on_hold", "resolved", "closed");

    private final List<Happening> history = new ArrayList<>();
    private Instant at = Instant.EPOCH;

    /** Mostly minutes, sometimes weeks; now and then the same moment. */
    private static Duration while_(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(random.nextInt(1_000_000));
            default -> Duration.ofSeconds(random.nextInt(20_000), random.nextInt(2) * 123_000L);
        };
    }

    private void live(Random random) {
        history.clear();
        at = Instant.ofEpochSecond(random.nextLong(FROM, TO));
        history.add(new Opened(at, "new", "normal", "email"));
        history.add(new Governed(at, Story.STANDARD));
        var words = new ArrayList<Word>();
        for (int i = random.nextInt(25); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0, 1 -> history.add(new StatusChanged(at, UUID.randomUUID(), STATUSES.get(random.nextInt(STATUSES.size()))));
                case 2 -> {
                    if (!words.isEmpty()) history.add(new Unsaid(at, words.get(random.nextInt(words.size())).message()));
                }
                default -> {
                    var word = new Word(UUID.randomUUID(), at, random.nextBoolean(), random.nextInt(5) > 0, false);
                    words.add(word);
                    history.add(new Said(at, word));
                }
            }
            at = at.plus(while_(random));
        }
    }

    private static Terms terms(Random random, WorkCalendar calendar) {
        var targets = new HashMap<Metric, Duration>();
        var pauses = new HashMap<Metric, Set<Status>>();
        for (var metric : Metric.values()) {
            targets.put(metric, Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 4_000 : 300_000)));
            var paused = EnumSet.noneOf(Status.class);
            for (var status : List.of(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD)) if (random.nextInt(3) == 0) paused.add(status);
            pauses.put(metric, paused);
        }
        return Story.terms(calendar, Priority.NORMAL, targets, pauses);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsCountedIsWhatWasPromised(long seed) {
        var random = new Random(seed);
        var due = 0;
        var paused = 0;
        for (int i = 0; i < 500; i++) {
            live(random);
            var terms = terms(random, random.nextInt(4) == 0 ? WorkCalendar.ALWAYS : WorkCalendarPropertyTests.calendar(random, history.getFirst().at()));
            var derivations = Reckoning.explain(history, (agreement, priority, channel) -> terms, at);
            assertThat(derivations).extracting(Derivation::promise).isEqualTo(Reckoning.of(history, (agreement, priority, channel) -> terms, at));
            for (var each : derivations) {
                check(each, terms, "seed " + seed + " no. " + i + ": " + history + " " + each);
                if (each.promise().dueAt() != null) due++;
                if (each.way().stream().anyMatch(piece -> piece.kind() == Kind.PAUSED)) paused++;
            }
        }
        assertThat(Map.of("due", due, "paused", paused)).allSatisfy((what, how) -> assertThat(how).isGreaterThan(100));
    }

    private void check(Derivation told, Terms terms, String what) {
        var promise = told.promise();
        assertThat(told.target()).as(what).isEqualTo(terms.target(promise.metric()).orElseThrow());
        if (promise.dueAt() == null) assertThat(told.counted()).as(what).isLessThan(told.target());
        else assertThat(told.counted()).as(what).isEqualTo(told.target());

        var reached = promise.startedAt();
        var elapsed = Duration.ZERO;
        for (var piece : told.way()) {
            assertThat(piece.from()).as(what).isEqualTo(reached);
            assertThat(piece.to()).as(what).isAfter(piece.from());
            var pausing = paused(piece.from(), promise, terms);
            assertThat(piece.kind() == Kind.PAUSED).as(what).isEqualTo(pausing != null);
            if (pausing != null) assertThat(piece.name()).as(what).isEqualTo(pausing);
            for (var change : changes(piece, promise)) assertThat(paused(change, promise, terms)).as(what).isEqualTo(pausing);
            var worked = terms.calendar().elapsed(piece.from(), piece.to());
            if (pausing == null) assertThat(worked).as(what).isEqualTo(piece.counted() ? piece.length() : Duration.ZERO);
            if (pausing == null) elapsed = elapsed.plus(worked);
            reached = piece.to();
        }
        assertThat(elapsed).as(what).isEqualTo(told.counted());
        if (promise.dueAt() != null) assertThat(reached).as(what).isEqualTo(promise.dueAt());
    }

    /** The status that stops it at that moment; null if none does. What happened once it was met says nothing about it. */
    private String paused(Instant moment, Promise promise, Terms terms) {
        var status = "new";
        for (var happening : history) {
            if (happening instanceof StatusChanged change && !change.at().isAfter(moment) && !done(change, promise)) status = change.status();
        }
        return terms.pauses(promise.metric(), status) ? status : null;
    }

    private List<Instant> changes(Interval piece, Promise promise) {
        return history.stream().filter(happening -> happening instanceof StatusChanged change && !done(change, promise)).map(Happening::at)
                .filter(moment -> moment.isAfter(piece.from()) && moment.isBefore(piece.to())).toList();
    }

    private static boolean done(StatusChanged change, Promise promise) {
        return promise.metAt() != null && !change.at().isBefore(promise.metAt());
    }
}

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
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A ticket's history as one would tell it. Times are of Monday, 2 March 2026, or written "Tue 09:00"; messages go by a name. */
final class Story {

    static final Agreement STANDARD = new Agreement(UUID.randomUUID(), "Standard", null, null, "sla-clock:1");
    static final Agreement GOLD = new Agreement(UUID.randomUUID(), "Gold", null, null, "sla-clock:1");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private final List<Happening> history = new ArrayList<>();
    private final Map<String, Word> words = new HashMap<>();

    static Instant at(String time) {
        var day = time.length() > 5 ? DAYS.indexOf(time.substring(0, 3)) : 0;
        return Instant.parse("2026-03-%02dT%s:00Z".formatted(2 + day, time.substring(time.length() - 5)));
    }

    static Terms terms(WorkCalendar calendar, Priority priority, Map<Metric, Duration> targets, Map<Metric, Set<Status>> pauses) {
        var sheet = new PolicySheet("Any", true, PolicyConditions.NONE, new PolicyTargets(Map.of(priority, targets)), null, 75, pauses, null);
        return new Terms(calendar, sheet, priority, false);
    }

    /** A customer's first message, under the standard policy. */
    static Story opened(String time) {
        return new Story().entered(time).customer(time, "question");
    }

    Story entered(String time) {
        history.add(new Opened(at(time), "new", "normal", "email"));
        return governed(time, STANDARD);
    }

    Story customer(String time, String name) {
        return said(time, name, true, true);
    }

    Story reply(String time, String name) {
        return said(time, name, false, true);
    }

    /** A note, or something a machine said. */
    Story aside(String time, String name) {
        return said(time, name, false, false);
    }

    private Story said(String time, String name, boolean customers, boolean counts) {
        var word = new Word(UUID.randomUUID(), at(time), customers, counts, false);
        words.put(name, word);
        history.add(new Said(at(time), word));
        return this;
    }

    Story unsaid(String time, String name) {
        history.add(new Unsaid(at(time), word(name).message()));
        return this;
    }

    Story saidAgain(String time, String name) {
        history.add(new SaidAgain(at(time), word(name).message()));
        return this;
    }

    Story status(String time, String status) {
        history.add(new StatusChanged(at(time), UUID.randomUUID(), status));
        return this;
    }

    Story priority(String time, String priority) {
        history.add(new PriorityChanged(at(time), priority));
        return this;
    }

    Story governed(String time, Agreement agreement) {
        history.add(new Governed(at(time), agreement));
        return this;
    }

    Story ungoverned(String time) {
        history.add(new Governed(at(time), null));
        return this;
    }

    Story keptSolved(String time, String name) {
        history.add(new KeptSolved(at(time), word(name).message()));
        return status(time, "resolved");
    }

    /** All of it goes into the other. */
    Story mergedInto(String time, Story other) {
        var operation = UUID.randomUUID();
        var all = List.copyOf(words.values());
        move(at(time), operation, other, all);
        history.add(new StatusChanged(at(time), operation, "closed"));
        return this;
    }

    /** What came from this one returns. */
    Story unmerged(String time, Story from, String... names) {
        return unmergedTo("new", time, from, names);
    }

    /** To the status it had before. */
    Story unmergedTo(String status, String time, Story from, String... names) {
        var operation = UUID.randomUUID();
        from.move(at(time), operation, this, named(this, names));
        history.add(new StatusChanged(at(time), operation, status));
        return this;
    }

    /** These become a ticket of their own, which is returned. */
    Story split(String time, String... names) {
        var part = new Story().entered(time);
        move(at(time), UUID.randomUUID(), part, named(this, names));
        Arrays.stream(names).forEach(name -> part.words.put(name, word(name)));
        return part;
    }

    private void move(Instant at, UUID operation, Story other, List<Word> moved) {
        history.add(new Moved(at, operation, false, moved));
        other.history.add(new Moved(at, operation, true, moved));
    }

    private static List<Word> named(Story story, String... names) {
        return Arrays.stream(names).map(story::word).toList();
    }

    private Word word(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    List<Promise> promises(Terms.Book book, String now) {
        return Reckoning.of(history, book, at(now));
    }

    List<Derivation> derivations(Terms.Book book, String now) {
        return Reckoning.explain(history, book, at(now));
    }
}

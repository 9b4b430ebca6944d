package io.tributary.sla;

import io.tributary.platform.Ids;
import io.tributary.sla.Happening.Governed;
import io.tributary.ticket.Actor;
import io.tributary.ticket.History;
import io.tributary.ticket.TicketEvent.PromiseEndangered;
import io.tributary.ticket.TicketEvent.TicketGoverned;
import io.tributary.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps clocks and the engine's instances as the history of their ticket says, in the transaction that writes that history (ADR 0019). */
@Service
@Transactional
class Clocks {

    private final History history;
    private final Agreements agreements;
    private final TermsBook book;
    private final ClockRows rows;
    private final ClockProcesses processes;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Clocks(History history, Agreements agreements, TermsBook book, ClockRows rows, ClockProcesses processes, Tickets tickets, ApplicationEventPublisher events,
            Clock clock) {
        this.history = history;
        this.agreements = agreements;
        this.book = book;
        this.rows = rows;
        this.processes = processes;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** @param touched what the running transaction has done to it */
    void settle(UUID ticket, Touched touched) {
        if (!touched.opened()) tickets.lock(ticket);
        var told = history.of(ticket);
        var happenings = new ArrayList<>(Happenings.of(told));
        if (touched.choosing() != null) agreements.choose(ticket, told, touched.choosing()).ifPresent(happenings::add);
        settle(ticket, touched.opened() ? List.of() : rows.of(ticket), Reckoning.of(happenings, book, clock.instant()));
    }

    /** It stands under something else from now on; nothing happens if it stands under nothing, or under that already. */
    void renew(UUID ticket, UnaryOperator<Agreement> to) {
        tickets.lock(ticket);
        var told = history.of(ticket);
        var held = Agreements.held(told);
        var next = held == null ? null : agreements.of(to.apply(held), Particulars.of(told));
        if (next == null || next.equals(held)) return;
        events.publishEvent(new TicketGoverned(ticket, null, Actor.SYSTEM, clock.instant(), next.written()));
        settle(ticket, Touched.ONLY);
    }

    /** What it is promised at that moment, and what it would be. */
    record Foreseen(Instant at, List<Promise> before, List<Promise> after) {}

    /** What would become of its promises under this: {@link #renew} does the same. */
    @Transactional(readOnly = true)
    Foreseen foresee(UUID ticket, Agreement under) {
        var now = clock.instant();
        var told = history.of(ticket);
        var happenings = Happenings.of(told);
        var renewed = new ArrayList<>(happenings);
        renewed.add(new Governed(now, agreements.of(under, Particulars.of(told))));
        return new Foreseen(now, Reckoning.of(happenings, book, now), Reckoning.of(renewed, book, now));
    }

    private void settle(UUID ticket, List<SlaClock> known, List<Promise> promises) {
        record Key(Metric metric, Instant start) {}
        Map<Key, SlaClock> before = new HashMap<>();
        known.forEach(each -> before.put(new Key(each.promise().metric(), each.promise().startedAt()), each));
        var saved = new ArrayList<SlaClock>();
        var steps = new ArrayList<ClockProcesses.Change>();
        for (var promise : promises) {
            var was = before.remove(new Key(promise.metric(), promise.startedAt()));
            if (was != null && was.promise().equals(promise)) continue;
            var is = was == null ? new SlaClock(Ids.next(), ticket, promise, null) : was.with(promise);
            saved.add(is);
            steps.add(new ClockProcesses.Change(is, ClockStep.between(was == null ? null : was.promise(), promise)));
            tellBreach(was, is);
        }
        before.values().forEach(gone -> steps.add(new ClockProcesses.Change(gone, ClockStep.between(gone.promise(), null))));
        rows.remove(before.values().stream().map(SlaClock::id).toList());
        rows.save(saved);
        processes.follow(steps);
    }

    private void tellBreach(@Nullable SlaClock was, SlaClock is) {
        var breach = is.promise().breachedAt();
        if (breach == null || was != null && was.promise().breachedAt() != null) return;
        events.publishEvent(new PromiseEndangered(is.ticket(), null, Actor.SYSTEM, clock.instant(), is.id(), is.promise().metric().key(), breach, true));
    }

    /** It is due soon: told once, and not of what is over already, as after a night without a desk. Whether it was told. */
    boolean warn(SlaClock clock) {
        var now = this.clock.instant();
        var due = clock.promise().dueAt();
        if (due == null || !now.isBefore(due) || clock.promise().breachedAt() != null || !rows.warned(clock.id(), now)) return false;
        events.publishEvent(new PromiseEndangered(clock.ticket(), null, Actor.SYSTEM, now, clock.id(), clock.promise().metric().key(), due, false));
        return true;
    }
}

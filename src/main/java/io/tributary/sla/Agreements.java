package io.tributary.sla;

import io.tributary.sla.Happening.Governed;
import io.tributary.ticket.Actor;
import io.tributary.ticket.History;
import io.tributary.ticket.TicketEvent.TicketGoverned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Under which policy a ticket stands: the first that applies when it opens, and again whenever something changes by which policies are
 * chosen. While the same policy applies the ticket keeps the version it has: a new one is for tickets to come, and for those that
 * somebody moves to it. A customer's own calendar counts instead of the policy's.
 */
@Component
class Agreements {

    private final Policies policies;
    private final PolicyPlaces places;
    private final Calendars calendars;
    private final TermsBook book;
    private final ProcessDefinitions definitions;
    private final ApplicationEventPublisher events;

    Agreements(Policies policies, PolicyPlaces places, Calendars calendars, TermsBook book, ProcessDefinitions definitions, ApplicationEventPublisher events) {
        this.policies = policies;
        this.places = places;
        this.calendars = calendars;
        this.book = book;
        this.definitions = definitions;
        this.events = events;
    }

    /** Writes down what is agreed from now on; empty if that stays as it is. */
    Optional<Governed> choose(UUID ticketId, List<History.Entry> told, Instant at) {
        var held = held(told);
        var ticket = Particulars.of(told);
        var policy = policies.match(ticket.facts(places)).orElse(null);
        var next = policy == null ? null : next(held, policy, ticket);
        if (Objects.equals(next, held)) return Optional.empty();
        events.publishEvent(new TicketGoverned(ticketId, null, Actor.SYSTEM, at, next == null ? null : next.written()));
        return Optional.of(new Governed(at, next));
    }

    static @Nullable Agreement held(List<History.Entry> told) {
        return told.reversed().stream().filter(entry -> entry.type().equals("governed")).findFirst().map(entry -> Agreement.read(entry.payload())).orElse(null);
    }

    private Agreement next(@Nullable Agreement held, Policy policy, Particulars ticket) {
        if (held == null) return of(agreement(policy), ticket);
        var version = book.policy(held);
        return version.id().equals(policy.id()) ? counted(held, version, ticket) : of(agreement(policy), ticket);
    }

    /** The same, by its customer's calendar if they have one. */
    Agreement of(Agreement agreement, Particulars ticket) {
        var own = own(ticket);
        return own == null ? agreement : by(own, agreement);
    }

    /** One that was removed while the ticket was closed is nobody's any more. */
    private @Nullable UUID own(Particulars ticket) {
        var own = ticket.calendar();
        return own != null && calendars.exists(own) ? own : null;
    }

    /** What is held goes on by the edition it began with, unless another calendar counts by now. */
    private Agreement counted(Agreement held, Policy version, Particulars ticket) {
        var own = own(ticket);
        return by(own == null ? version.sheet().calendar() : own, held);
    }

    private Agreement by(@Nullable UUID calendar, Agreement agreement) {
        if (Objects.equals(calendar, agreement.calendar())) return agreement;
        return new Agreement(agreement.version(), agreement.policy(), calendar, calendar == null ? null : calendars.edition(calendar), agreement.process());
    }

    /** The same, by the calendar as it is now. */
    Agreement withCalendarOfToday(Agreement held) {
        var calendar = held.calendar();
        return calendar == null ? held : new Agreement(held.version(), held.policy(), calendar, calendars.edition(calendar), held.process());
    }

    /** What holds now for a ticket the policy applies to. */
    Agreement agreement(Policy policy) {
        var calendar = policy.sheet().calendar();
        return new Agreement(policy.version(), policy.sheet().name(), calendar, calendar == null ? null : calendars.edition(calendar),
                definitions.active(ProcessVocabularies.CLOCK.key()));
    }
}

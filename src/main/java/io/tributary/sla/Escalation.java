package io.tributary.sla;

import io.tributary.identity.Superiors;
import io.tributary.ticket.Actor;
import io.tributary.ticket.Priority;
import io.tributary.ticket.TicketEvent.Escalated;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What is done about a promise that is endangered or broken. Each step is written into the ticket's history, and told from there. */
@Component
class Escalation {

    private final ClockRows rows;
    private final Superiors superiors;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalation(ClockRows rows, Superiors superiors, Tickets tickets, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.superiors = superiors;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** Whoever has the ticket; if nobody does, those who lead its team. */
    void tellAssignee(DelegateExecution execution) {
        with(execution, held -> tell(held, "assignee", held.assignee() == null ? superiors.leads(held.team()) : List.of(held.assignee())));
    }

    /** Without anybody who leads, whoever supervises. */
    void tellLead(DelegateExecution execution) {
        with(execution, held -> tell(held, "lead", leads(held)));
    }

    void tellSupervisor(DelegateExecution execution) {
        with(execution, held -> tell(held, "supervisor", superiors.supervisors(held.team())));
    }

    void tellSystems(DelegateExecution execution) {
        with(execution, held -> tell(held, "systems", List.of()));
    }

    /** By one step, up to urgent. */
    void raisePriority(DelegateExecution execution) {
        with(execution, held -> {
            var next = held.priority().ordinal() + 1;
            if (next < Priority.values().length) tickets.changeByRule(held.clock().ticket(), TicketPatch.priority(Priority.values()[next]));
        });
    }

    /** To somebody who leads its team, or supervises it, unless one of them has it. */
    void reassign(DelegateExecution execution) {
        with(execution, held -> {
            var candidates = leads(held);
            if (held.assignee() != null && candidates.contains(held.assignee())) return;
            if (!candidates.isEmpty()) tickets.changeByRule(held.clock().ticket(), TicketPatch.assignee(candidates.getFirst()));
        });
    }

    private List<UUID> leads(HeldClock held) {
        var leads = superiors.leads(held.team());
        return leads.isEmpty() ? superiors.supervisors(held.team()) : leads;
    }

    private void with(DelegateExecution execution, Consumer<HeldClock> step) {
        rows.held(execution).filter(held -> held.clock().promise().running()).ifPresent(step);
    }

    /**
     * Nobody is told more of this one by the running command: that it is due soon came too late, and that it is broken its own step tells.
     * Another promise of its ticket may have had that written down first.
     */
    static void silence(UUID clock) {
        var command = Context.getCommandContext();
        if (command != null) command.addAttribute("silent " + clock, true);
    }

    private static boolean silenced(UUID clock) {
        var command = Context.getCommandContext();
        return command != null && command.getAttribute("silent " + clock) != null;
    }

    /** Of one that stands still nobody can be told when it is due; and that it was due soon nobody is told once it is broken. */
    private void tell(HeldClock held, String to, List<UUID> agents) {
        var now = clock.instant();
        var promise = held.clock().promise();
        var broken = promise.breachedAt() != null;
        var due = broken ? promise.breachedAt() : promise.dueAt();
        if (due == null || silenced(held.clock().id()) || !broken && !now.isBefore(due)) return;
        events.publishEvent(new Escalated(held.clock().ticket(), null, Actor.SYSTEM, now, held.clock().id(), promise.metric().key(), due, broken, to, agents));
    }
}

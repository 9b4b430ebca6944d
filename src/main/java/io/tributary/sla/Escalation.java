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
import java.util.function.BiConsumer;
import org.flowable.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done about a promise that is endangered or broken. Each step is written into the ticket's history, and told from there. */
@Component
class Escalation {

    private final ClockRows rows;
    private final Superiors superiors;
    private final Tickets tickets;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalation(ClockRows rows, Superiors superiors, Tickets tickets, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.superiors = superiors;
        this.tickets = tickets;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Holder(UUID ticket, @Nullable UUID team, @Nullable UUID assignee, String priority) {}

    /** Whoever has the ticket; if nobody does, those who lead its team. */
    void tellAssignee(DelegateExecution execution) {
        with(execution, (promise, holder) -> tell(promise, "assignee", holder.assignee == null ? superiors.leads(holder.team) : List.of(holder.assignee)));
    }

    /** Without anybody who leads, whoever supervises. */
    void tellLead(DelegateExecution execution) {
        with(execution, (promise, holder) -> tell(promise, "lead", leads(holder)));
    }

    void tellSupervisor(DelegateExecution execution) {
        with(execution, (promise, holder) -> tell(promise, "supervisor", superiors.supervisors(holder.team)));
    }

    void tellSystems(DelegateExecution execution) {
        with(execution, (promise, holder) -> tell(promise, "systems", List.of()));
    }

    /** By one step, up to urgent. */
    void raisePriority(DelegateExecution execution) {
        with(execution, (promise, holder) -> {
            var next = Priority.of(holder.priority).ordinal() + 1;
            if (next < Priority.values().length) tickets.changeByRule(holder.ticket, TicketPatch.priority(Priority.values()[next]));
        });
    }

    /** To somebody who leads its team, or supervises it, unless one of them has it. */
    void reassign(DelegateExecution execution) {
        with(execution, (promise, holder) -> {
            var candidates = leads(holder);
            if (holder.assignee != null && candidates.contains(holder.assignee)) return;
            if (!candidates.isEmpty()) tickets.changeByRule(holder.ticket, TicketPatch.assignee(candidates.getFirst()));
        });
    }

    private List<UUID> leads(Holder holder) {
        var leads = superiors.leads(holder.team);
        return leads.isEmpty() ? superiors.supervisors(holder.team) : leads;
    }

    private void with(DelegateExecution execution, BiConsumer<SlaClock, Holder> step) {
        rows.of(execution).filter(promise -> promise.promise().running()).ifPresent(promise -> step.accept(promise, holder(promise.ticket())));
    }

    private Holder holder(UUID ticket) {
        return jdbc.sql("select id as ticket, team_id as team, assignee_id as assignee, priority from ticket where id = ?").param(ticket).query(Holder.class).single();
    }

    /** Of one that stands still nobody can be told when it is due. */
    private void tell(SlaClock promise, String to, List<UUID> agents) {
        var breach = promise.promise().breachedAt();
        var due = breach == null ? promise.promise().dueAt() : breach;
        if (due == null) return;
        events.publishEvent(new Escalated(promise.ticket(), null, Actor.SYSTEM, clock.instant(), promise.id(), promise.promise().metric().key(), due,
                breach != null, to, agents));
    }
}

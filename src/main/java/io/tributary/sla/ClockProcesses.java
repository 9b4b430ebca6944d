package io.tributary.sla;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Clocks in the engine: one instance for each promise that runs, under the clock's own id. */
@Component
class ClockProcesses {

    private static final Set<ClockStep> BEGIN = EnumSet.of(ClockStep.START, ClockStep.ANEW);
    private static final Set<ClockStep> TELL = EnumSet.of(ClockStep.PAUSED, ClockStep.RESUMED);
    /** Of a promise that is kept nothing is left to do: the engine would find that out by some forty statements. */
    private static final Set<ClockStep> END = EnumSet.of(ClockStep.MET, ClockStep.CANCEL, ClockStep.ANEW);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final EngineTables tables;
    private final ProcessFacts facts;
    private final ClockStencils stencils;
    private final Races races;

    ClockProcesses(RuntimeService runtime, ManagementService management, EngineTables tables, ProcessFacts facts, ClockStencils stencils, Races races) {
        this.runtime = runtime;
        this.management = management;
        this.tables = tables;
        this.facts = facts;
        this.stencils = stencils;
        this.races = races;
    }

    record Change(SlaClock clock, ClockStep step) {}

    void follow(List<Change> changes) {
        var ended = among(changes, END);
        var told = among(changes, TELL);
        // What begins meets nobody.
        if (!ended.isEmpty() || !told.isEmpty()) races.run(() -> {
            tables.remove(ended.stream().map(SlaClock::id).toList());
            told.forEach(this::tell);
        });
        start(among(changes, BEGIN));
    }

    private static List<SlaClock> among(List<Change> changes, Set<ClockStep> steps) {
        return changes.stream().filter(change -> steps.contains(change.step)).map(Change::clock).toList();
    }

    /** That it stands still now, or runs on. An instance that does not wait for that is not where its clock is. */
    private void tell(SlaClock clock) {
        var message = clock.promise().dueAt() == null ? "paused" : "resumed";
        var waiting = runtime.createExecutionQuery().processInstanceId(clock.id().toString()).messageEventSubscriptionName(message).list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        if (!waiting.isEmpty()) return;
        tables.remove(List.of(clock.id()));
        start(List.of(clock));
    }

    /** One command writes what all of them bring by the same statements. */
    private void start(List<SlaClock> clocks) {
        var others = clocks.isEmpty() ? clocks : stencils.begin(clocks);
        if (others.isEmpty()) return;
        management.executeCommand(context -> {
            others.forEach(this::start);
            return null;
        });
        others.forEach(stencils::learn);
    }

    private void start(SlaClock clock) {
        facts.remember(clock);
        var id = clock.id().toString();
        runtime.createProcessInstanceBuilder().processDefinitionId(clock.promise().agreement().process()).predefineProcessInstanceId(id).businessKey(id).start();
    }
}

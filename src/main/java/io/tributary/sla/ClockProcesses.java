package io.tributary.sla;

import java.util.List;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Clocks in the engine: one instance for each promise that runs, under the clock's own id. */
@Component
class ClockProcesses {

    static final String GONE = "promised no more";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessFacts facts;
    private final Races races;

    ClockProcesses(RuntimeService runtime, ManagementService management, ProcessFacts facts, Races races) {
        this.runtime = runtime;
        this.management = management;
        this.facts = facts;
        this.races = races;
    }

    record Change(SlaClock clock, ClockStep step) {}

    void follow(List<Change> changes) {
        var starts = changes.stream().filter(change -> change.step == ClockStep.START).map(Change::clock).toList();
        // One command writes what all of them bring by the same statements.
        if (!starts.isEmpty()) management.executeCommand(context -> {
            starts.forEach(this::start);
            return null;
        });
        var others = changes.stream().filter(change -> change.step != ClockStep.START && change.step != ClockStep.NONE).toList();
        if (!others.isEmpty()) races.run(() -> others.forEach(change -> follow(change.clock, change.step)));
    }

    private void follow(SlaClock clock, ClockStep step) {
        switch (step) {
            case NONE, START -> {}
            case MET -> {
                if (!hear(clock, "met")) cancel(clock);
            }
            case PAUSED, RESUMED -> {
                if (!hear(clock, step == ClockStep.PAUSED ? "paused" : "resumed")) begin(clock);
            }
            case ANEW -> begin(clock);
            case CANCEL -> cancel(clock);
        }
    }

    private void begin(SlaClock clock) {
        cancel(clock);
        start(clock);
    }

    private void start(SlaClock clock) {
        facts.remember(clock);
        var id = clock.id().toString();
        runtime.createProcessInstanceBuilder().processDefinitionId(clock.promise().agreement().process()).predefineProcessInstanceId(id).businessKey(id).start();
    }

    /** Whether it stood where it waits for that. */
    private boolean hear(SlaClock clock, String message) {
        var waiting = runtime.createExecutionQuery().processInstanceId(clock.id().toString()).messageEventSubscriptionName(message).list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    private void cancel(SlaClock clock) {
        var id = clock.id().toString();
        if (runtime.createProcessInstanceQuery().processInstanceId(id).count() > 0) runtime.deleteProcessInstance(id, GONE);
    }
}

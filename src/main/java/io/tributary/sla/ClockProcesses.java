package io.tributary.sla;

import java.util.List;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RuntimeService;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Clocks in the engine: one instance for each promise that runs, under the clock's own id. */
@Component
class ClockProcesses {

    static final String GONE = "promised no more";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ClockFacts facts;

    ClockProcesses(RuntimeService runtime, ManagementService management, ClockFacts facts) {
        this.runtime = runtime;
        this.management = management;
        this.facts = facts;
    }

    record Change(SlaClock clock, ClockStep step) {}

    /** @throws CannotAcquireLockException if a timer of one of them has just moved it: the whole transaction may begin anew */
    void follow(List<Change> changes) {
        try {
            var starts = changes.stream().filter(change -> change.step == ClockStep.START).map(Change::clock).toList();
            // One command writes what all of them bring by the same statements.
            if (!starts.isEmpty()) management.executeCommand(context -> {
                starts.forEach(this::start);
                return null;
            });
            changes.forEach(change -> follow(change.clock, change.step));
        } catch (FlowableOptimisticLockingException moved) {
            throw new CannotAcquireLockException("A timer was quicker", moved);
        }
    }

    private void follow(SlaClock clock, ClockStep step) {
        switch (step) {
            case NONE, START -> {}
            case MET -> {
                if (!hear(clock, "met")) cancel(clock);
            }
            case PAUSED, RESUMED -> {
                facts.remember(clock);
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

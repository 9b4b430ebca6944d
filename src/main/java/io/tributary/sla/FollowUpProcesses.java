package io.tributary.sla;

import java.util.UUID;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.springframework.stereotype.Component;

/** Follow-ups in the engine: one instance for each resolved ticket, under the ticket's own id. */
@Component
class FollowUpProcesses {

    private static final String GONE = "followed up no more";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessDefinitions definitions;
    private final Races races;

    FollowUpProcesses(RuntimeService runtime, TaskService tasks, ProcessDefinitions definitions, Races races) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.definitions = definitions;
        this.races = races;
    }

    void start(UUID ticket) {
        runtime.createProcessInstanceBuilder().processDefinitionId(definitions.active(ProcessVocabularies.FOLLOW_UP.key()))
                .predefineProcessInstanceId(ticket.toString()).businessKey(ticket.toString()).start();
    }

    /** @param reopened so that the diagram may say what comes of that; else it just ends */
    void end(UUID ticket, boolean reopened) {
        races.run(() -> {
            if (reopened) hear(ticket, "reopened");
            var id = ticket.toString();
            if (runtime.createProcessInstanceQuery().processInstanceId(id).count() > 0) runtime.deleteProcessInstance(id, GONE);
        });
    }

    void rated(UUID ticket) {
        races.run(() -> hear(ticket, "rated"));
    }

    /** Nothing rings beside a task that somebody has to do. */
    void called(UUID ticket) {
        tasks.createTaskQuery().processInstanceId(ticket.toString()).list().forEach(task -> tasks.complete(task.getId()));
    }

    private void hear(UUID ticket, String message) {
        runtime.createExecutionQuery().processInstanceId(ticket.toString()).messageEventSubscriptionName(message).list()
                .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
    }
}

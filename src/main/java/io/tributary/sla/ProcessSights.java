package io.tributary.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.job.api.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where clocks stand in their drawn processes. */
@Component
class ProcessSights {

    /** A timer that is set for later than this waits for nothing ({@link ProcessFacts}). */
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;

    ProcessSights(RuntimeService runtime, ManagementService management, RepositoryService repository) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
    }

    ProcessView of(SlaClock clock) {
        var id = clock.id().toString();
        var running = clock.promise().running() ? runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).list() : List.<ProcessInstance>of();
        var called = running.stream().filter(instance -> !instance.getId().equals(id)).findFirst().map(instance -> view(instance, null)).orElse(null);
        return running.stream().filter(instance -> instance.getId().equals(id)).findFirst().map(instance -> view(instance, called))
                .orElseGet(() -> view(clock.promise().agreement().process(), List.of(), null, null));
    }

    /** To the engine it also stands at everything that lies around such a step or is attached to it. */
    boolean waitsAt(String definition, String element) {
        var step = repository.getBpmnModel(definition).getMainProcess().getFlowElement(element, true);
        return !(step instanceof SubProcess) && !(step instanceof BoundaryEvent);
    }

    private ProcessView view(ProcessInstance instance, @Nullable ProcessView called) {
        var elements = runtime.getActiveActivityIds(instance.getId()).stream().distinct().sorted().filter(element -> waitsAt(instance.getProcessDefinitionId(), element)).toList();
        return view(instance.getProcessDefinitionId(), elements, next(instance).orElse(null), called);
    }

    private ProcessView view(String definition, List<String> elements, ProcessView.@Nullable Timer next, @Nullable ProcessView called) {
        var drawn = repository.getProcessDefinition(definition);
        return new ProcessView(definition, drawn.getKey(), drawn.getVersion(), drawn.getName(), elements, next, called);
    }

    private Optional<ProcessView.Timer> next(ProcessInstance instance) {
        return management.createTimerJobQuery().processInstanceId(instance.getId()).list().stream()
                .filter(job -> Objects.requireNonNull(job.getDuedate()).toInstant().isBefore(NEVER)).min(Comparator.comparing(Job::getDuedate))
                .map(job -> new ProcessView.Timer(job.getDuedate().toInstant(), job.getElementId()));
    }
}

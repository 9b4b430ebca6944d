package io.tributary.sla;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Diagrams of one's own in place of those that come with the house: judged, kept as a version, and serving new tickets once somebody says so. */
@Service
public class Uploads {

    private static final Map<String, ProcessVocabulary> TAKEN = Stream.of(ProcessVocabularies.CLOCK, ProcessVocabularies.ESCALATION, ProcessVocabularies.FOLLOW_UP)
            .collect(Collectors.toMap(ProcessVocabulary::key, Function.identity()));

    private final ProcessDefinitions definitions;
    private final Drawings drawings;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Audit audit;

    Uploads(ProcessDefinitions definitions, Drawings drawings, RepositoryService repository, JdbcClient jdbc, Audit audit) {
        this.definitions = definitions;
        this.drawings = drawings;
        this.repository = repository;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * A diagram, with those it was put beside: they serve together.
     *
     * @param by who brought it; null if it came with the house
     * @param active whether it serves new tickets
     * @param own false for the copy of one that served already when another was put beside it
     * @param tickets how many with an open promise it serves, or resolved ones that it follows up
     */
    public record Version(String definition, String key, int version, @Nullable String by, Instant at, boolean active, boolean own, List<Beside> beside,
            long tickets) {}

    public record Beside(String key, int version) {}

    /** A process, and the diagram that serves new tickets. */
    public record Process(String key, @Nullable String name, Version active) {}

    /** All that may be replaced. */
    public List<Process> processes() {
        return TAKEN.keySet().stream().sorted().map(drawings::find).map(drawn -> new Process(drawn.getKey(), drawn.getName(), version(drawn))).toList();
    }

    /** The latest first. @throws Problem {@code not-found} for a key that is none of ours */
    public List<Version> versions(String key) {
        vocabulary(key);
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).orderByProcessDefinitionVersion().desc().list().stream().map(this::version).toList();
    }

    /** @throws ProcessRefused with every reason; @throws Problem {@code not-found} */
    public Version take(String key, byte[] file, Caller by) throws ProcessRefused {
        var judged = new ProcessCheck(vocabulary(key)).check(file);
        if (!judged.findings().isEmpty()) throw new ProcessRefused(judged.findings());
        var taken = version(definitions.deploy(key, file, by.name()));
        audit.note(by.id(), "sla-process-uploaded", null, Map.of("name", key, "version", taken.version()));
        return taken;
    }

    /** From now on new tickets follow it; those that are open stay on theirs until their policy's are moved. @throws Problem {@code not-found} */
    public Version serve(String definition, Caller by) {
        var chosen = drawings.find(definition);
        vocabulary(chosen.getKey());
        definitions.serve(chosen);
        audit.note(by.id(), "sla-process-activated", null, Map.of("name", chosen.getKey(), "version", chosen.getVersion()));
        return version(chosen);
    }

    private static ProcessVocabulary vocabulary(String key) {
        var vocabulary = TAKEN.get(key);
        if (vocabulary == null) throw Problem.notFound();
        return vocabulary;
    }

    private Version version(ProcessDefinition definition) {
        var deployment = repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
        var together = repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).orderByProcessDefinitionKey().asc().list();
        var beside = together.stream().filter(each -> !each.getKey().equals(definition.getKey())).map(each -> new Beside(each.getKey(), each.getVersion())).toList();
        var brought = deployment.getKey();
        return new Version(definition.getId(), definition.getKey(), definition.getVersion(), brought == null ? null : deployment.getName(),
                deployment.getDeploymentTime().toInstant(), definitions.active(definition.getKey()).equals(definition.getId()),
                brought == null || brought.equals(definition.getKey()), beside, tickets(definition, together));
    }

    /** The clock of a ticket calls what it was deployed with. */
    private long tickets(ProcessDefinition definition, List<ProcessDefinition> together) {
        if (definition.getKey().equals(ProcessVocabularies.FOLLOW_UP.key())) {
            return jdbc.sql("select count(*) from act_ru_execution where proc_def_id_ = ? and parent_id_ is null").param(definition.getId()).query(Long.class).single();
        }
        return jdbc.sql("select count(distinct ticket_id) from sla_clock where process in (:together) and met_at is null")
                .param("together", together.stream().map(ProcessDefinition::getId).toList()).query(Long.class).single();
    }
}

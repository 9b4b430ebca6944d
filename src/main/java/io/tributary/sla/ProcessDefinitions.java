package io.tributary.sla;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The drawn processes in the engine, and by which definition of each new tickets are served. */
@Component
class ProcessDefinitions {

    private static final String HOME = "bpmn/";
    private static final String SUFFIX = ".bpmn20.xml";
    /** What calls one another is deployed together. */
    private static final List<List<String>> PACKAGES = List.of(List.of(ProcessVocabularies.CLOCK.key(), ProcessVocabularies.ESCALATION.key()),
            List.of(ProcessVocabularies.FOLLOW_UP.key()));

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    /** Every ticket asks; another node's choice is seen within the two seconds. */
    private final LoadingCache<String, String> active;

    ProcessDefinitions(RepositoryService repository, JdbcClient jdbc, TransactionTemplate transaction) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.active = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2))
                .build(key -> jdbc.sql("select definition from sla_process where key = ?").param(key).query(String.class).single());
    }

    /** What comes with the house is there, and serves only as long as nobody has chosen another. A clock calls the escalation it was deployed with. */
    @PostConstruct
    void deployPackaged() {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('sla_process'))").query(row -> {});
            PACKAGES.forEach(this::deployPackaged);
        });
    }

    /** By the name of the deployment the engine knows again what it has. */
    private void deployPackaged(List<String> keys) {
        var name = keys.contains(ProcessVocabularies.FOLLOW_UP.key()) ? "packaged follow-up" : "packaged";
        var deployment = repository.createDeployment().name(name).enableDuplicateFiltering();
        for (var key : keys) deployment.addClasspathResource(HOME + key + SUFFIX);
        var deployed = deployment.deploy().getId();
        repository.createProcessDefinitionQuery().deploymentId(deployed).list().forEach(this::serveUnlessAnother);
    }

    private void serveUnlessAnother(ProcessDefinition definition) {
        jdbc.sql("insert into sla_process (key, definition) values (?, ?) on conflict (key) do nothing").params(definition.getKey(), definition.getId()).update();
    }

    /** The engine's id of it. */
    String active(String key) {
        return active.get(key);
    }

    /** Whether it came with the house. */
    boolean packaged(String definition) {
        var deployment = repository.getProcessDefinition(definition).getDeploymentId();
        return repository.createDeploymentQuery().deploymentId(deployment).singleResult().getKey() == null;
    }

    /** Puts this file beside those that serve with it now, as a version that nobody has chosen yet; the deployment's key says which was brought. */
    ProcessDefinition deploy(String key, byte[] file, String name) {
        return transaction.execute(tx -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('sla_process'))").query(row -> {});
            var deployment = repository.createDeployment().name(name).key(key);
            for (var each : together(key)) deployment.addBytes(each + SUFFIX, each.equals(key) ? file : drawn(active(each)));
            return repository.createProcessDefinitionQuery().deploymentId(deployment.deploy().getId()).processDefinitionKey(key).singleResult();
        });
    }

    private static List<String> together(String key) {
        return PACKAGES.stream().filter(keys -> keys.contains(key)).findFirst().orElseThrow();
    }

    private byte[] drawn(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New tickets are served by this one, and by the diagram it was put beside. */
    void serve(ProcessDefinition definition) {
        transaction.executeWithoutResult(tx -> repository.createProcessDefinitionQuery().deploymentId(definition.getDeploymentId()).list()
                .forEach(each -> jdbc.sql("update sla_process set definition = ? where key = ?").params(each.getId(), each.getKey()).update()));
        active.invalidateAll();
    }
}

package io.tributary.sla;

import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, String> active = new ConcurrentHashMap<>();

    ProcessDefinitions(RepositoryService repository, JdbcClient jdbc, TransactionTemplate transaction) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What comes with the house is there, and serves only as long as nobody has chosen another. A clock calls the escalation it was deployed with. */
    @PostConstruct
    void deployPackaged() {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('sla_process'))").query(row -> {});
            var deployment = repository.createDeployment().name("packaged").enableDuplicateFiltering();
            for (var key : new String[] {ProcessVocabularies.CLOCK.key(), ProcessVocabularies.ESCALATION.key()}) {
                deployment.addClasspathResource(HOME + key + SUFFIX);
            }
            var deployed = deployment.deploy().getId();
            repository.createProcessDefinitionQuery().deploymentId(deployed).list().forEach(this::serveUnlessAnother);
        });
    }

    private void serveUnlessAnother(ProcessDefinition definition) {
        jdbc.sql("insert into sla_process (key, definition) values (?, ?) on conflict (key) do nothing").params(definition.getKey(), definition.getId()).update();
    }

    /** The engine's id of it. */
    String active(String key) {
        return active.computeIfAbsent(key, each -> jdbc.sql("select definition from sla_process where key = ?").param(each).query(String.class).single());
    }
}

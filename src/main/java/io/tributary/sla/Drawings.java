package io.tributary.sla;

import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The drawn processes, and how many tickets stand where in them. */
@Service
@Transactional(readOnly = true)
public class Drawings {

    private final RepositoryService repository;
    private final ProcessDefinitions definitions;
    private final ProcessSights sights;
    private final JdbcClient jdbc;
    private final Teams teams;

    Drawings(RepositoryService repository, ProcessDefinitions definitions, ProcessSights sights, JdbcClient jdbc, Teams teams) {
        this.repository = repository;
        this.definitions = definitions;
        this.sights = sights;
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /** @param tokens how many clocks or follow-ups stand at each element, of the tickets whoever asks may see; null for those who look after no others' work */
    public record Drawing(String key, String definition, int version, @Nullable String name, String xml, @Nullable Map<String, Long> tokens) {}

    /** @param reference the engine's id of a definition, or a key for the one that serves new tickets; @throws Problem {@code not-found} */
    public Drawing get(Caller caller, String reference) {
        var drawn = find(reference);
        return new Drawing(drawn.getKey(), drawn.getId(), drawn.getVersion(), drawn.getName(), xml(drawn),
                caller.role() == Role.AGENT ? null : tokens(caller, drawn.getId()));
    }

    ProcessDefinition find(String reference) {
        var byKey = repository.createProcessDefinitionQuery().processDefinitionKey(reference).count() > 0;
        var found = repository.createProcessDefinitionQuery().processDefinitionId(byKey ? definitions.active(reference) : reference).singleResult();
        if (found == null) throw Problem.notFound();
        return found;
    }

    private String xml(ProcessDefinition definition) {
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Long> tokens(Caller caller, String definition) {
        var tokens = new LinkedHashMap<String, Long>();
        var query = jdbc.sql("""
                select e.act_id_, count(*) from act_ru_execution e left join sla_clock c on c.id = e.root_proc_inst_id_::uuid
                join ticket t on t.id = coalesce(c.ticket_id, e.root_proc_inst_id_::uuid)
                where e.proc_def_id_ = :definition and e.is_active_ and e.act_id_ is not null and %s group by e.act_id_ order by e.act_id_"""
                .formatted(Visibility.sql("t"))).param("definition", definition);
        Visibility.params(query, teams.sight(caller)).query(row -> {
            if (sights.waitsAt(definition, row.getString(1))) tokens.put(row.getString(1), row.getLong(2));
        });
        return tokens;
    }
}

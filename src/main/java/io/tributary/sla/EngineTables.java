package io.tributary.sla;

import jakarta.annotation.PostConstruct;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.flowable.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's own tables, which it makes and migrates itself, without their foreign keys. With those of jobs a page of due timers that
 * is being moved locks the instances of all of them, in any order: it would wait for tickets whose answers wait for it, and one answer in
 * that moment would throw back the whole page. A job without an instance does nothing ({@link JobGate}). With the others each step that
 * an instance leaves is looked for in nine places, which is most of what leaving it costs the database.
 */
@Component
class EngineTables {

    private static final String ROOTS = "root_proc_inst_id_ = any(:ids)";
    private static final String INSTANCES = "(select id_ from act_ru_execution where " + ROOTS + " and parent_id_ is null)";
    /** Timers before jobs: one that is being moved is found where it arrives. */
    private static final List<String> REMOVE = List.of(
            "delete from act_ru_timer_job where process_instance_id_ in " + INSTANCES,
            "delete from act_ru_job where process_instance_id_ in " + INSTANCES,
            "with subscriptions as (delete from act_ru_event_subscr where proc_inst_id_ in " + INSTANCES + ") delete from act_ru_execution where " + ROOTS);

    private final JdbcClient jdbc;

    /** @param engine has made its tables once it is there */
    EngineTables(ProcessEngine engine, JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String job, String name) {}

    @PostConstruct
    void free() {
        jdbc.sql("""
                select conrelid::regclass::text as job, conname as name from pg_constraint
                where contype = 'f' and conrelid::regclass::text like 'act_ru_%' and confrelid::regclass::text in ('act_ru_execution', 'act_re_procdef')""")
                .query(Key.class)
                .list()
                .forEach(key -> jdbc.sql("alter table " + key.job + " drop constraint if exists " + key.name).update());
    }

    /** Takes these instances away, with all that they called and wait for, wherever they stand. */
    void remove(Collection<UUID> instances) {
        if (instances.isEmpty()) return;
        var ids = instances.stream().map(UUID::toString).toArray(String[]::new);
        REMOVE.forEach(delete -> jdbc.sql(delete).param("ids", ids).update());
    }
}

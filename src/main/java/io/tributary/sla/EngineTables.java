package io.tributary.sla;

import jakarta.annotation.PostConstruct;
import org.flowable.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's own tables, which it makes and migrates itself, without the foreign keys of jobs. With them a page of due timers that is
 * being moved locks the instances of all of them, in any order: it would wait for tickets whose answers wait for it, and one answer in
 * that moment would throw back the whole page. A job without an instance does nothing ({@link JobGate}).
 */
@Component
class EngineTables {

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
                where contype = 'f' and conrelid::regclass::text in ('act_ru_job', 'act_ru_timer_job') and confrelid::regclass::text in ('act_ru_execution', 'act_re_procdef')""")
                .query(Key.class)
                .list()
                .forEach(key -> jdbc.sql("alter table " + key.job + " drop constraint if exists " + key.name).update());
    }
}

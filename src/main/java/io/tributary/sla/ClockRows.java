package io.tributary.sla;

import io.tributary.platform.Json;
import io.tributary.ticket.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flowable.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of clocks. */
@Component
class ClockRows {

    private static final String READ = """
            select c.*, v.sheet ->> 'name' as policy from sla_clock c join sla_policy_version v on v.id = c.version_id\s""";

    private final JdbcClient jdbc;

    ClockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were promised. */
    List<SlaClock> of(UUID ticket) {
        return jdbc.sql(READ + "where c.ticket_id = ? order by c.started_at, c.metric").param(ticket).query((row, n) -> read(row)).list();
    }

    Optional<SlaClock> find(UUID id) {
        return jdbc.sql(READ + "where c.id = ?").param(id).query((row, n) -> read(row)).optional();
    }

    /** The one an instance looks after, or escalates. */
    Optional<SlaClock> of(DelegateExecution execution) {
        return find(UUID.fromString(execution.getProcessInstanceBusinessKey()));
    }

    Optional<HeldClock> held(DelegateExecution execution) {
        return jdbc.sql("""
                select c.*, v.sheet ->> 'name' as policy, t.team_id, t.assignee_id, t.priority
                from sla_clock c join sla_policy_version v on v.id = c.version_id join ticket t on t.id = c.ticket_id where c.id = ?""")
                .param(UUID.fromString(execution.getProcessInstanceBusinessKey()))
                .query((row, n) -> new HeldClock(read(row), row.getObject("team_id", UUID.class), row.getObject("assignee_id", UUID.class),
                        Priority.of(row.getString("priority"))))
                .optional();
    }

    /** All by one statement: a ticket opens with two. */
    void save(Collection<SlaClock> clocks) {
        if (clocks.isEmpty()) return;
        jdbc.sql("""
                insert into sla_clock (id, ticket_id, metric, version_id, calendar_id, calendar_rev, process, started_at, warn_at, due_at, met_at, breached_at,
                    warned_at)
                select * from jsonb_to_recordset(?::jsonb) as c (id uuid, ticket_id uuid, metric text, version_id uuid, calendar_id uuid, calendar_rev bigint,
                    process text, started_at timestamptz, warn_at timestamptz, due_at timestamptz, met_at timestamptz, breached_at timestamptz,
                    warned_at timestamptz)
                on conflict (id) do update set version_id = excluded.version_id, calendar_id = excluded.calendar_id, calendar_rev = excluded.calendar_rev,
                    process = excluded.process, warn_at = excluded.warn_at, due_at = excluded.due_at, met_at = excluded.met_at,
                    breached_at = excluded.breached_at, warned_at = excluded.warned_at""")
                .param(Json.write(clocks.stream().map(ClockRows::columns).toList()))
                .update();
    }

    void remove(Collection<UUID> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("delete from sla_clock where id = any(?)").param(ids.toArray(UUID[]::new)).update();
    }

    /** Whether it had not been before, and still runs. */
    boolean warned(UUID id, Instant now) {
        return jdbc.sql("update sla_clock set warned_at = ? where id = ? and warned_at is null and met_at is null").params(Timestamp.from(now), id).update() == 1;
    }

    private static Map<String, @Nullable Object> columns(SlaClock clock) {
        var promise = clock.promise();
        var agreement = promise.agreement();
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("id", clock.id());
        columns.put("ticket_id", clock.ticket());
        columns.put("metric", promise.metric());
        columns.put("version_id", agreement.version());
        columns.put("calendar_id", agreement.calendar());
        columns.put("calendar_rev", agreement.edition());
        columns.put("process", agreement.process());
        columns.put("started_at", promise.startedAt());
        columns.put("warn_at", promise.warnAt());
        columns.put("due_at", promise.dueAt());
        columns.put("met_at", promise.metAt());
        columns.put("breached_at", promise.breachedAt());
        columns.put("warned_at", clock.warnedAt());
        return columns;
    }

    static SlaClock read(ResultSet row) throws SQLException {
        var agreement = new Agreement(row.getObject("version_id", UUID.class), row.getString("policy"), row.getObject("calendar_id", UUID.class),
                row.getObject("calendar_rev", Long.class), row.getString("process"));
        var promise = new Promise(Metric.of(row.getString("metric")), agreement, row.getTimestamp("started_at").toInstant(), instant(row, "warn_at"),
                instant(row, "due_at"), instant(row, "met_at"), instant(row, "breached_at"));
        return new SlaClock(row.getObject("id", UUID.class), row.getObject("ticket_id", UUID.class), promise, instant(row, "warned_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}

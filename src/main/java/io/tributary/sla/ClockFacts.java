package io.tributary.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.common.engine.impl.javax.el.ELResolver;
import org.flowable.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the conditions and timers of clocks and escalations speak of, read where it is kept at the moment it is asked for: a copy in the
 * engine would have to follow every change, and one that is missing would stop a ticket.
 */
@Component
class ClockFacts extends ELResolver {

    private static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));
    private static final Set<String> NAMES = ProcessVocabularies.CLOCK.variables().keySet();

    private final JdbcClient jdbc;

    ClockFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked for by the engine while it takes this clock a step further, these need not be read again. */
    void remember(SlaClock clock) {
        var context = Context.getCommandContext();
        if (context == null) return;
        var facts = new HashMap<String, Object>();
        facts.put("metric", clock.promise().metric().key());
        facts.put("state", clock.promise().dueAt() == null ? "paused" : "running");
        facts.put("warnAt", date(clock.promise().warnAt()));
        facts.put("dueAt", date(clock.promise().dueAt()));
        context.addAttribute(key(clock.id()), facts);
    }

    private static String key(UUID clock) {
        return "clock " + clock;
    }

    /** The engine counts milliseconds; a timer never rings before its time. */
    private static Date date(@Nullable Instant at) {
        return at == null ? NEVER : Date.from(at.plusNanos(999_999));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(property instanceof String name) || !NAMES.contains(name)) return null;
        if (!(context.getContext(VariableContainer.class) instanceof DelegateExecution execution) || execution.getProcessInstanceBusinessKey() == null) return null;
        var clock = UUID.fromString(execution.getProcessInstanceBusinessKey());
        var command = Context.getCommandContext();
        var known = (Map<String, Object>) command.getAttribute(key(clock));
        if (known == null || !known.containsKey(name)) {
            known = read(clock);
            command.addAttribute(key(clock), known);
        }
        context.setPropertyResolved(true);
        return known.get(name);
    }

    private Map<String, Object> read(UUID clock) {
        return jdbc.sql("""
                select c.metric, c.warn_at, c.due_at, t.priority, t.status, t.channel, t.tier
                from sla_clock c join ticket t on t.id = c.ticket_id where c.id = ?""")
                .param(clock)
                .query((row, n) -> facts(row))
                .single();
    }

    private static Map<String, Object> facts(ResultSet row) throws SQLException {
        var facts = new HashMap<String, Object>();
        for (var name : Set.of("metric", "priority", "status", "channel", "tier")) facts.put(name, row.getString(name));
        var due = row.getTimestamp("due_at");
        var warn = row.getTimestamp("warn_at");
        facts.put("state", due == null ? "paused" : "running");
        facts.put("warnAt", date(warn == null ? null : warn.toInstant()));
        facts.put("dueAt", date(due == null ? null : due.toInstant()));
        return facts;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return String.class;
    }
}

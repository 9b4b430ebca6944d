package io.tributary.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the conditions and timers of diagrams speak of, read where it is kept at the moment it is asked for: a copy in the engine would
 * have to follow every change, and one that is missing would stop a ticket.
 */
@Component
class ProcessFacts extends ProcessNames {

    private static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));
    private static final Set<String> NAMES = ProcessVocabularies.FACT_NAMES;

    private final JdbcClient jdbc;

    ProcessFacts(JdbcClient jdbc) {
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
    static Date date(@Nullable Instant at) {
        return at == null ? NEVER : Date.from(at.plusNanos(999_999));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(property instanceof String name) || !NAMES.contains(name)) return null;
        if (!(context.getContext(VariableContainer.class) instanceof DelegateExecution execution) || execution.getProcessInstanceBusinessKey() == null) return null;
        var about = UUID.fromString(execution.getProcessInstanceBusinessKey());
        var command = Context.getCommandContext();
        var known = (Map<String, Object>) command.getAttribute(key(about));
        if (known == null || !known.containsKey(name)) {
            var read = clock(about);
            read.ifPresent(facts -> command.addAttribute(key(about), facts));
            // What a follow-up does changes what it speaks of: that is read each time.
            known = read.orElseGet(() -> followUp(about));
        }
        context.setPropertyResolved(true);
        return known.get(name);
    }

    private Optional<Map<String, Object>> clock(UUID clock) {
        return jdbc.sql("""
                select c.metric, c.warn_at, c.due_at, t.priority, t.status, t.channel, t.tier
                from sla_clock c join ticket t on t.id = c.ticket_id where c.id = ?""")
                .param(clock)
                .query((row, n) -> facts(row))
                .optional();
    }

    /** An instance that is no clock's follows a ticket up. Its score is 0 as long as its customer has given none. */
    private Map<String, Object> followUp(UUID ticket) {
        return jdbc.sql("""
                select t.priority, t.channel, t.tier,
                    coalesce((select s.score from survey s where s.ticket_id = t.id and s.score is not null order by s.rated_at desc limit 1), 0) as score,
                    coalesce((select case when b.closed_at is null then 'open' else 'closed' end
                              from callback b where b.ticket_id = t.id order by b.opened_at desc limit 1), 'none') as callback
                from ticket t where t.id = ?""")
                .param(ticket)
                .query((row, n) -> {
                    var facts = new HashMap<String, Object>();
                    for (var name : Set.of("priority", "channel", "tier", "callback")) facts.put(name, row.getString(name));
                    facts.put("score", row.getInt("score"));
                    return facts;
                })
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
}

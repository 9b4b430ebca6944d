package io.tributary.console;

import io.tributary.platform.Ids;
import io.tributary.platform.OfTransaction;
import io.tributary.sla.ClockListener;
import io.tributary.ticket.TicketEvent;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps queue_row true and writes the feed, both in the transaction that changed the ticket: once per ticket and transaction, however
 * much happened in it, by one statement that reads the ticket's own tables (ADR 0005).
 */
@Component
class QueueRows {

    /** Everything of the row, from the ticket's tables; the condition says which tickets. */
    private static final String UPSERT = """
            insert into queue_row (ticket_id, number, subject, status, priority, priority_rank, channel, customer_id, customer_name,
                customer_address, assignee_id, team_id, shared_teams, mentioned, category, outcome, tags, created_at, updated_at, rev,
                merged_into, lang, preview, last_message_at, message_count, snoozed_until, sla, next_due_at, sla_state, callback)
            select t.id, t.number, t.subject, t.status, t.priority,
                array_position(array['urgent', 'high', 'normal', 'low'], t.priority), t.channel, t.customer_id, c.name,
                coalesce(address.display, ''), t.assignee_id, t.team_id, t.shared_teams, t.mentioned, t.category, t.outcome, t.tags,
                t.created_at, t.updated_at, t.rev, (select number from ticket other where other.id = t.merged_into), last.lang,
                left(regexp_replace(left(last.text, 400), '\\s+', ' ', 'g'), 140), thread.last_at, thread.messages, t.snoozed_until,
                coalesce(promised.sla, '[]'), promised.next_due_at, promised.state,
                (select case when b.taken_by is null then 'open' else 'taken' end from callback b where b.ticket_id = t.id and b.closed_at is null)
            from ticket t
            join customer c on c.id = t.customer_id
            left join lateral (
                select display from customer_address a where a.customer_id = c.id order by a.created_at, a.id limit 1) address on true
            cross join lateral (
                select count(*) as messages, max(m.created_at) filter (where not (m.kind = 'reply' and m.automatic)) as last_at,
                    (array_agg(m.id order by m.created_at desc, m.id desc) filter (where m.kind = 'customer' or m.kind = 'reply' and not m.automatic))[1] as last_said
                from placement p join message m on m.id = p.message_id
                where p.ticket_id = t.id and p.removed_by is null) thread
            left join message last on last.id = thread.last_said
            left join lateral (
                select jsonb_agg(jsonb_build_object('id', id, 'metric', metric, 'state', state, 'startedAt', iso(started_at),
                        'warnAt', iso(warn_at), 'dueAt', iso(due_at), 'metAt', iso(met_at), 'breachedAt', iso(breached_at)) order by metric) as sla,
                    min(due_at) filter (where met_at is null) as next_due_at,
                    (array_agg(state order by array_position(array['overdue', 'due_soon', 'running', 'paused', 'met'], state)))[1] as state
                from (
                    select distinct on (c.metric) c.*, case when c.met_at is not null then 'met' when c.breached_at is not null then 'overdue'
                        when c.due_at is null then 'paused' when c.warn_at <= now() then 'due_soon' else 'running' end as state
                    from sla_clock c where c.ticket_id = t.id order by c.metric, c.started_at desc) latest) promised on true
            where %s
            on conflict (ticket_id) do update set
                subject = excluded.subject, status = excluded.status, priority = excluded.priority, priority_rank = excluded.priority_rank,
                customer_id = excluded.customer_id, customer_name = excluded.customer_name, customer_address = excluded.customer_address,
                assignee_id = excluded.assignee_id, team_id = excluded.team_id, shared_teams = excluded.shared_teams,
                mentioned = excluded.mentioned, category = excluded.category, outcome = excluded.outcome, tags = excluded.tags,
                updated_at = excluded.updated_at, rev = excluded.rev, merged_into = excluded.merged_into, lang = excluded.lang,
                preview = excluded.preview, last_message_at = excluded.last_message_at, message_count = excluded.message_count,
                snoozed_until = excluded.snoozed_until, sla = excluded.sla, next_due_at = excluded.next_due_at, sla_state = excluded.sla_state,
                callback = excluded.callback
            """;

    private static final String REFRESH = """
            with old as materialized (
                select ticket_id, team_id, assignee_id, shared_teams, mentioned from queue_row where ticket_id = :ticket),
            new as (%s returning *)
            insert into feed (event, type, ticket_id, number, rev, teams, agents, teamless, at)
            select :event, :type, n.ticket_id, n.number, n.rev,
                array(select distinct team from unnest(coalesce(o.shared_teams, '{}') || n.shared_teams || o.team_id || n.team_id) team
                      where team is not null),
                array(select distinct agent from unnest(coalesce(o.mentioned, '{}') || n.mentioned || o.assignee_id || n.assignee_id) agent
                      where agent is not null),
                n.team_id is null or o.ticket_id is not null and o.team_id is null, :now
            from new n left join old o on true""".formatted(UPSERT.formatted("t.id = :ticket"));

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final FeedSequencer sequencer;
    private final ClockListener clocks;
    private final Clock clock;

    QueueRows(JdbcClient jdbc, EntityManager entities, FeedSequencer sequencer, ClockListener clocks, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.sequencer = sequencer;
        this.clocks = clocks;
        this.clock = clock;
    }

    @EventListener
    void on(TicketEvent event) {
        Pending.ofThisTransaction(this).touched.merge(event.ticketId(), FrameType.of(event), FrameType::stronger);
    }

    /** Its customer is called something else by now. */
    void renamed(UUID ticket) {
        Pending.ofThisTransaction(this).touched.merge(ticket, FrameType.CHANGED, FrameType::stronger);
    }

    /**
     * Writes now what the running transaction would write at its end. A call with an idempotency key is one transaction as a whole: what it
     * has just opened is read before that end.
     */
    void settle() {
        clocks.settle();
        if (TransactionSynchronizationManager.isActualTransactionActive()) Pending.ofThisTransaction(this).beforeCommit(false);
    }

    private void refresh(UUID ticket, FrameType type) {
        jdbc.sql(REFRESH)
                .param("ticket", ticket)
                .param("event", Ids.next())
                .param("type", type.key())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Makes every row anew: for a repair, and for the proof that the rows are only a projection. */
    void rebuild() {
        jdbc.sql(UPSERT.formatted("true")).update();
    }

    /** The tickets touched so far by the running transaction. */
    private static final class Pending implements TransactionSynchronization {

        private final Map<UUID, FrameType> touched = new LinkedHashMap<>();
        private final QueueRows rows;

        private Pending(QueueRows rows) {
            this.rows = rows;
        }

        static Pending ofThisTransaction(QueueRows rows) {
            return OfTransaction.get(Pending.class, pending -> pending.rows == rows, () -> new Pending(rows));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            rows.entities.flush();
            touched.forEach(rows::refresh);
            touched.clear();
        }

        @Override
        public void afterCommit() {
            rows.sequencer.wake();
        }
    }
}

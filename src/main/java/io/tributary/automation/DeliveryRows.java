package io.tributary.automation;

import io.tributary.identity.Audit;
import io.tributary.platform.TributarySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be told, leased to one worker at a time, and what came of each try. */
@Component
class DeliveryRows {

    /** Four times as long as a try takes; after a crash another node goes on then. */
    static final Duration LEASE = Duration.ofSeconds(60);
    /** Then nobody is waiting for it any more; the schedule Standard Webhooks recommends spans as long. */
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final long LONGEST_WAIT = 3_600;
    /** The webhook itself tries more often: everything waits for it, and goes at once when it is back. */
    private static final long LONGEST_REST = 600;

    private final JdbcClient jdbc;
    private final WebhookRows webhooks;
    private final Audit audit;
    private final String node;
    private final Clock clock;

    DeliveryRows(JdbcClient jdbc, WebhookRows webhooks, Audit audit, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
        this.audit = audit;
        this.node = settings.nodeId();
        this.clock = clock;
    }

    /** @param tries how often in a row its webhook has failed */
    record Due(UUID webhook, UUID id, String url, String body, int attempts, int tries, boolean active, Instant giveUpAt) {}

    void add(UUID webhook, UUID id, String type, long ticket, Instant at, String body) {
        var now = clock.instant();
        jdbc.sql("insert into webhook_delivery (webhook_id, id, type, ticket, at, body, not_before, give_up_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(webhook, id, type, ticket, Timestamp.from(at), body, Timestamp.from(now), Timestamp.from(now.plus(GIVE_UP)))
                .update();
    }

    /**
     * Claims the next one that may go: of a webhook in trouble one at a time tries, of one that is switched off none but what has
     * waited too long. Gone from others for the lease.
     *
     * @param busy webhooks that have enough to answer already
     */
    @Transactional
    Optional<Due> claim(Collection<UUID> busy) {
        var now = clock.instant();
        return jdbc.sql("""
                with next as (
                    select d.webhook_id, d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
                    where d.state = 'waiting' and d.not_before <= :now and d.webhook_id <> all(:busy)
                      and (d.give_up_at <= :now or w.active and (w.rest_until is null or w.rest_until <= :now))
                    order by d.not_before limit 1 for update of d skip locked),
                probe as (
                    update webhook w set rest_until = :lease from next where w.id = next.webhook_id and w.rest_until is not null)
                update webhook_delivery d set attempts = d.attempts + 1, not_before = :lease, lease_owner = :node
                from next join webhook w on w.id = next.webhook_id
                where d.webhook_id = next.webhook_id and d.id = next.id
                returning d.webhook_id, d.id, d.body, d.attempts, d.give_up_at, w.url, w.active, w.tries""")
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("node", node)
                .param("busy", busy.toArray(UUID[]::new))
                .query((row, n) -> new Due(row.getObject("webhook_id", UUID.class), row.getObject("id", UUID.class), row.getString("url"),
                        row.getString("body"), row.getInt("attempts"), row.getInt("tries"), row.getBoolean("active"),
                        row.getTimestamp("give_up_at").toInstant()))
                .optional();
    }

    /** At a start: whatever an earlier life of this node was sending when it died can go at once. */
    @Transactional
    public void free() {
        jdbc.sql("update webhook_delivery set not_before = ?, lease_owner = null where lease_owner = ? and state = 'waiting'")
                .params(Timestamp.from(clock.instant()), node)
                .update();
    }

    /** Writes down what came of a try, and when the next one is. */
    @Transactional
    public void record(Due due, WebhookAnswer answer) {
        var now = clock.instant();
        if (answer.taken()) {
            finish(due, "delivered", answer, now);
            webhooks.well(due.webhook, now);
            return;
        }
        if (due.active) webhooks.trouble(due.webhook, answer, now, due.tries + 1, now.plus(wait(answer, due.tries + 1, LONGEST_REST)));
        if (answer.gone()) {
            finish(due, "given_up", answer, now);
            webhooks.gone(due.webhook, now).ifPresent(name -> audit.note(null, "webhook-gone", due.webhook, Map.of("name", name)));
        } else if (due.giveUpAt.isAfter(now)) {
            later(due, answer, now);
        } else {
            finish(due, "given_up", answer, now);
        }
    }

    /** What a receiver has taken is delivered, whoever holds the lease by now. */
    private void finish(Due due, String state, WebhookAnswer answer, Instant now) {
        told(jdbc.sql("""
                update webhook_delivery set state = :state, lease_owner = null, tried_at = :now, status = :status, code = :code, millis = :millis,
                    answer = :answer
                where webhook_id = :webhook and id = :id and (:state = 'delivered' or state = 'waiting' and attempts = :attempts)"""), due, answer, now)
                .param("state", state)
                .update();
    }

    private void later(Due due, WebhookAnswer answer, Instant now) {
        told(jdbc.sql("""
                update webhook_delivery set not_before = :when, lease_owner = null, tried_at = :now, status = :status, code = :code, millis = :millis,
                    answer = :answer
                where webhook_id = :webhook and id = :id and state = 'waiting' and attempts = :attempts"""), due, answer, now)
                .param("when", Timestamp.from(now.plus(wait(answer, due.attempts, LONGEST_WAIT))))
                .update();
    }

    private static JdbcClient.StatementSpec told(JdbcClient.StatementSpec statement, Due due, WebhookAnswer answer, Instant now) {
        return statement.param("now", Timestamp.from(now))
                .param("status", answer.status())
                .param("code", answer.code())
                .param("millis", answer.millis())
                .param("answer", answer.text())
                .param("webhook", due.webhook)
                .param("id", due.id)
                .param("attempts", due.attempts);
    }

    /** As long as the receiver asks for, or 5 s, 10 s, 20 s … and a fifth more or less, so that what failed together does not come back together. */
    static Duration wait(WebhookAnswer answer, int times, long longest) {
        var seconds = Math.min(longest, 5L << Math.clamp(times - 1, 0, 12));
        var own = Duration.ofMillis((long) (seconds * 1_000 * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
        var asked = answer.retryAfter();
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }

    /** Latest first; ids come in the order of time. */
    List<WebhookDelivery> page(UUID webhook, @Nullable String state, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select * from webhook_delivery where webhook_id = :webhook and (:before::uuid is null or id < :before::uuid)
                  and (:state::text is null or state = :state::text) order by id desc limit :limit""")
                .param("webhook", webhook)
                .param("before", before)
                .param("state", state)
                .param("limit", limit)
                .query(DeliveryRows::read)
                .list();
    }

    /** Tries it anew from the beginning, whatever came of it before. */
    Optional<WebhookDelivery> again(UUID webhook, UUID id) {
        var now = clock.instant();
        return jdbc.sql("""
                update webhook_delivery set state = 'waiting', attempts = 0, not_before = ?, give_up_at = ?, lease_owner = null
                where webhook_id = ? and id = ? returning *""")
                .params(Timestamp.from(now), Timestamp.from(now.plus(GIVE_UP)), webhook, id)
                .query(DeliveryRows::read)
                .optional();
    }

    private static WebhookDelivery read(ResultSet row, int n) throws SQLException {
        var state = row.getString("state");
        return new WebhookDelivery(row.getObject("id", UUID.class), row.getString("type"), row.getLong("ticket"),
                Objects.requireNonNull(WebhookRows.instant(row, "at")), state, row.getInt("attempts"),
                state.equals("waiting") && row.getString("lease_owner") == null ? WebhookRows.instant(row, "not_before") : null, WebhookRows.instant(row, "tried_at"),
                row.getObject("status", Integer.class), row.getString("code"), row.getObject("millis", Integer.class), row.getString("answer"),
                row.getString("body"));
    }

    @Scheduled(initialDelay = 20, fixedDelay = 360, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from webhook_delivery where state <> 'waiting' and at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}

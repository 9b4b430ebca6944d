package io.tributary.ticket;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers that came before what they answer: a mail of one person in another's lane, or an archive that is read from its end. They wait,
 * and move to their parent's ticket when that lands.
 */
@Component
class LateParents {

    private static final Duration PATIENCE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Merges merges;
    private final LateParents self;
    private final Clock clock;

    LateParents(JdbcClient jdbc, Merges merges, @Lazy LateParents self, Clock clock) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.self = self;
        this.clock = clock;
    }

    /** The message opened a ticket because nobody knows what it answers. */
    void await(UUID message, List<String> unknown, Instant at) {
        if (unknown.isEmpty()) return;
        jdbc.sql("insert into awaited_parent (external_id, message_id, at) select unnest(?::text[]), ?, ? on conflict do nothing")
                .params(unknown.toArray(String[]::new), message, Timestamp.from(at))
                .update();
    }

    /** What these messages answer is there now. */
    void landed(UUID parent, List<UUID> waiting) {
        for (var message : waiting) {
            if (message.equals(parent)) continue;
            merges.rethread(message, parent);
            jdbc.sql("delete from awaited_parent where message_id = ?").param(message).update();
        }
    }

    /** Parent and answer that landed in the same moment did not see each other; and nobody waits for ever. */
    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        record Pair(UUID message, UUID parent) {}
        var pairs = jdbc.sql("""
                select distinct on (w.message_id) w.message_id as message, a.message_id as parent
                from awaited_parent w join conversation_alias a on a.external_id = w.external_id and a.message_id <> w.message_id
                where a.message_id is not null order by w.message_id, w.external_id limit 100""")
                .query(Pair.class)
                .list();
        pairs.forEach(pair -> self.landedAlone(pair.parent(), pair.message()));
        jdbc.sql("delete from awaited_parent where at < ?").param(Timestamp.from(clock.instant().minus(PATIENCE))).update();
    }

    @Transactional
    public void landedAlone(UUID parent, UUID message) {
        landed(parent, List.of(message));
    }
}

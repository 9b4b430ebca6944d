package io.tributary.console;

import io.tributary.console.NotificationListener.News;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents are told of by name. A notice shows as long as its reader sees the ticket, and is kept thirty days. */
@Service
public class Notifications {

    private static final byte[] BELL = "{\"type\":\"notices\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String WRITE = """
            insert into notification (agent_id, kind, ticket_id, source, actor, at, mail_due)
            select a.id, n.kind, t.id, n.source, n.by ->> 'name', :now,
                case when coalesce(a.preferences #>> array['notifications', n.kind, 'mail'], (n.kind = 'overdue')::text) = 'true' then cast(:now as timestamptz) end
            from jsonb_to_recordset(:news::jsonb) as n(kind text, ticket uuid, source uuid, "to" uuid, by jsonb)
            join ticket t on t.id = n.ticket
            cross join lateral (
                select n."to" as agent
                union select t.assignee_id where n.kind in ('answered', 'woke')
                union select f.agent_id from follower f where n.kind in ('answered', 'woke') and f.ticket_id = t.id
                union select m.author_agent from message m where n.kind = 'failed' and m.id = n.source) who
            join agent a on a.id = who.agent and a.active
            where (n.by ->> 'id')::uuid is distinct from a.id
            order by n.source, a.id
            on conflict (agent_id, kind, source) do nothing
            returning agent_id""";

    private static final String LIST = """
            select n.id, n.kind, q.number, q.subject, n.actor, n.at, n.read_at is not null as read
            from notification n join queue_row q on q.ticket_id = n.ticket_id
            where n.agent_id = :me and (:cursor::bigint is null or n.id < :cursor) and %s
            order by n.id desc limit :limit""".formatted(Visibility.sql("q"));

    private static final String UNREAD = """
            select n.kind, count(*) as count from notification n join queue_row q on q.ticket_id = n.ticket_id
            where n.agent_id = :me and n.read_at is null and %s group by n.kind""".formatted(Visibility.sql("q"));

    private final JdbcClient jdbc;
    private final Teams teams;
    private final PersonalTopic personal;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Teams teams, PersonalTopic personal, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.personal = personal;
        this.clock = clock;
    }

    /**
     * @param kind assigned, mentioned, answered, failed, woke, invited, due_soon, overdue or callback
     * @param ticket its number
     * @param actor who did it, null if nobody in particular
     */
    public record Notice(long id, String kind, long ticket, String subject, @Nullable String actor, Instant at, boolean read) {}

    /**
     * @param next where to go on, null at the end
     * @param unread how many there are unread, by kind
     */
    public record Notices(List<Notice> items, @Nullable Long next, Map<String, Integer> unread) {}

    /** Newest first. */
    @Transactional(readOnly = true)
    public Notices of(Caller caller, @Nullable Long cursor, int limit) {
        var sight = teams.sight(caller);
        var items = Visibility.params(jdbc.sql(LIST).param("me", caller.id()).param("cursor", cursor).param("limit", limit + 1), sight)
                .query((row, n) -> new Notice(row.getLong("id"), row.getString("kind"), row.getLong("number"), row.getString("subject"),
                        row.getString("actor"), row.getTimestamp("at").toInstant(), row.getBoolean("read")))
                .list();
        var unread = new TreeMap<String, Integer>();
        Visibility.params(jdbc.sql(UNREAD).param("me", caller.id()), sight).query(row -> {
            unread.put(row.getString("kind"), row.getInt("count"));
        });
        if (items.size() <= limit) return new Notices(items, null, unread);
        var page = List.copyOf(items.subList(0, limit));
        return new Notices(page, page.getLast().id(), unread);
    }

    /** The caller has read these, everything up to there, or everything of that ticket; what is another's is not theirs to read. */
    @Transactional
    public void read(Caller caller, List<Long> ids, @Nullable Long upTo, @Nullable Long ticket) {
        var changed = jdbc.sql("""
                update notification set read_at = :now where agent_id = :me and read_at is null
                and (id = any(:ids) or id <= :upTo or ticket_id = (select ticket_id from queue_row where number = :ticket))""")
                .param("now", Timestamp.from(clock.instant()))
                .param("me", caller.id())
                .param("ids", ids.toArray(Long[]::new))
                .param("upTo", upTo == null ? 0 : upTo)
                .param("ticket", ticket == null ? 0 : ticket)
                .update();
        if (changed > 0) ring(caller.id());
    }

    /** Whom it was told. */
    List<UUID> write(List<News> news) {
        return jdbc.sql(WRITE)
                .param("news", Json.write(news))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list();
    }

    /** Tells this agent's consoles that there is something to fetch; what it is, only one who sees the ticket is told. */
    void ring(UUID agent) {
        personal.send(agent, BELL);
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from notification where at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}

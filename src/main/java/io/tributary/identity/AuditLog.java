package io.tributary.identity;

import io.tributary.platform.Json;
import io.tributary.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link Audit} wrote, newest first. */
@Service
public class AuditLog {

    private static final int EXPORTED_AT_ONCE = 1000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of it; null is all.
     *
     * @param object words in what it was done to, or in its details
     * @param from included, {@code until} not
     */
    public record Filter(@Nullable UUID actor, @Nullable String action, @Nullable String object, @Nullable Instant from, @Nullable Instant until) {}

    @Transactional(readOnly = true)
    public Page<AuditEntry> page(Filter filter, @Nullable UUID before, int limit) {
        return Page.of(read(filter, before, limit + 1), limit, AuditEntry::id);
    }

    /** What has been done here, for who wants to see one kind of it alone. */
    @Transactional(readOnly = true)
    public List<String> actions() {
        return jdbc.sql("select distinct action from audit order by action").query(String.class).list();
    }

    /** All of it, however much: a part is read when the one before has been taken. */
    public void all(Filter filter, Consumer<AuditEntry> taker) {
        UUID before = null;
        while (true) {
            var part = read(filter, before, EXPORTED_AT_ONCE);
            part.forEach(taker);
            if (part.size() < EXPORTED_AT_ONCE) return;
            before = part.getLast().id();
        }
    }

    private List<AuditEntry> read(Filter filter, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select u.*, a.name as actor_name, coalesce(o.name, t.name) as object_name
                from audit u left join agent a on a.id = u.actor left join agent o on o.id::text = u.object left join team t on t.id::text = u.object
                where (:before::uuid is null or u.id < :before::uuid) and (:actor::uuid is null or u.actor = :actor::uuid)
                  and (:action::text is null or u.action = :action::text)
                  and (:object::text is null or u.object ilike :object or u.detail::text ilike :object or o.name ilike :object or t.name ilike :object)
                  and (:from::timestamptz is null or u.at >= :from::timestamptz) and (:until::timestamptz is null or u.at < :until::timestamptz)
                order by u.id desc limit :limit""")
                .param("before", before)
                .param("actor", filter.actor)
                .param("action", filter.action)
                .param("object", filter.object == null ? null : '%' + filter.object.replaceAll("([\\\\%_])", "\\\\$1") + '%')
                .param("from", filter.from == null ? null : Timestamp.from(filter.from))
                .param("until", filter.until == null ? null : Timestamp.from(filter.until))
                .param("limit", limit)
                .query(AuditLog::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        var actor = row.getObject("actor", UUID.class);
        return new AuditEntry(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(),
                actor == null ? null : new AuditEntry.Actor(actor, row.getString("actor_name")), row.getString("action"), row.getString("object"),
                row.getString("object_name"), Json.read(row.getString("detail")));
    }
}

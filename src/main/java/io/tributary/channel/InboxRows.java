package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Person;
import io.tributary.ticket.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What came in and what became of it, for those who may know: who posted it, who sees its ticket, or whose mailbox it was. */
@Service
public class InboxRows {

    static final Set<String> STATES = Set.of("accepted", "processed", "parked", "quarantined", "deleted");

    /** More of one state than this are not counted; nobody reads the difference. */
    static final int MOST_COUNTED = 1_000;

    /** Nor are more looked at for somebody who sees few of them. */
    private static final int MOST_LOOKED_AT = 10_000;

    private static final String POSTED = "i.headers ->> 'caller' = :caller";

    private static final String SELECT = """
            select i.id, i.account, i.state, t.number as ticket, i.message_id, coalesce(i.from_name, m.author_name) as from_name,
                   coalesce(i.from_address, m.author_address) as from_address, coalesce(i.subject, m.subject) as subject, i.reason, i.error,
                   i.detail, i.attempts, case when i.state = 'accepted' then i.not_before end as not_before,
                   coalesce(octet_length(i.raw), b.size, 0) as size, i.received_at
            from inbox i
            left join blob b on b.sha256 = i.raw_sha256
            left join message m on m.id = i.message_id
            left join placement p on p.message_id = i.message_id and p.removed_by is null
            left join ticket t on t.id = p.ticket_id
            where (not :onlyPosted and (case when t.id is not null then %s else %s end) or %s)
            """.formatted(Visibility.sql("t"), MailboxSight.sql("i"), POSTED);

    private final JdbcClient jdbc;
    private final Teams teams;
    private final BlobStore blobs;

    InboxRows(JdbcClient jdbc, Teams teams, BlobStore blobs) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.blobs = blobs;
    }

    /**
     * @param ticket the ticket's number
     * @param reason why it is quarantined: {@code spam, blocked, flood, backscatter, authentication}
     * @param error why it is parked, or waits for another try: a code of {@link Trouble}
     * @param detail the same in words
     * @param size in bytes
     */
    public record InboxRow(UUID id, String account, String state, @Nullable Long ticket, @Nullable UUID message, @Nullable Person from,
            @Nullable String subject, @Nullable String reason, @Nullable String error, @Nullable String detail, int attempts,
            @Nullable Instant nextTryAt, long size, Instant receivedAt) {}

    /** How many rows the caller sees in each state that somebody may have to look at; at most 1,000 of each are counted. */
    public record Counts(int accepted, int parked, int quarantined) {}

    /** @throws Problem {@code not-found} */
    public InboxRow get(Caller caller, UUID id) {
        return query(caller, "and i.id = :id").param("id", id).query(InboxRows::read).optional().orElseThrow(Problem::notFound);
    }

    /** The bytes that came. @throws Problem {@code not-found} if the caller cannot see the row, or its bytes are gone */
    public byte[] raw(Caller caller, UUID id) {
        get(caller, id);
        record Bytes(byte @Nullable [] raw, byte @Nullable [] rawSha256) {}
        var bytes = jdbc.sql("select raw, raw_sha256 from inbox where id = ?").param(id).query(Bytes.class).single();
        if (bytes.raw != null) return bytes.raw;
        if (bytes.rawSha256 == null || !blobs.path(bytes.rawSha256).toFile().exists()) throw Problem.notFound();
        return blobs.read(bytes.rawSha256);
    }

    /** Newest first. */
    public Page<InboxRow> list(Caller caller, @Nullable String state, @Nullable String account, @Nullable UUID cursor, int limit) {
        if (state != null && !STATES.contains(state)) throw Problem.invalid("state", "unknown");
        // As a word of the statement, not a parameter: few rows are anything but processed, and an index holds just those.
        var rows = query(caller, (state == null ? "" : "and i.state = '" + state + "' ") + (account == null ? "" : "and i.account = :account ")
                + (cursor == null ? "" : "and i.id < :cursor ") + "order by i.id desc limit :limit")
                .param("account", account)
                .param("cursor", cursor)
                .param("limit", limit + 1)
                .query(InboxRows::read)
                .list();
        return Page.of(rows, limit, InboxRow::id);
    }

    public Counts counts(Caller caller) {
        var query = jdbc.sql("select %s as accepted, %s as parked, %s as quarantined".formatted(count("accepted"), count("parked"), count("quarantined")));
        return with(caller, query).query(Counts.class).single();
    }

    private static String count(String state) {
        return """
                (select count(*) from (
                    select 1 from (select account, also_at, headers from inbox where state = '%s' order by id desc limit %d) i
                    where (not :onlyPosted and %s or %s) limit %d) seen)""".formatted(state, MOST_LOOKED_AT, MailboxSight.sql("i"), POSTED, MOST_COUNTED);
    }

    private JdbcClient.StatementSpec query(Caller caller, String more) {
        return with(caller, jdbc.sql(SELECT + more));
    }

    /** A token that may neither read nor write is some gateway's: it follows its own mail, and reads nobody else's. */
    private JdbcClient.StatementSpec with(Caller caller, JdbcClient.StatementSpec query) {
        return Visibility.params(query.param("caller", caller.id().toString()).param("onlyPosted", !caller.may("read") && !caller.may("write")),
                teams.sight(caller));
    }

    private static InboxRow read(ResultSet row, int n) throws SQLException {
        var address = row.getString("from_address");
        var nextTry = row.getTimestamp("not_before");
        return new InboxRow(row.getObject("id", UUID.class), row.getString("account"), row.getString("state"), (Long) row.getObject("ticket"),
                row.getObject("message_id", UUID.class), address == null ? null : new Person(row.getString("from_name"), address),
                row.getString("subject"), row.getString("reason"), row.getString("error"), row.getString("detail"), row.getInt("attempts"),
                nextTry == null ? null : nextTry.toInstant(), row.getLong("size"), row.getTimestamp("received_at").toInstant());
    }
}

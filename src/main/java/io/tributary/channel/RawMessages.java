package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A message as it travels: the bytes that came in, or those that went out. */
@Service
public class RawMessages {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final BlobStore blobs;
    private final MailComposer composer;

    RawMessages(JdbcClient jdbc, Teams teams, BlobStore blobs, MailComposer composer) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.blobs = blobs;
        this.composer = composer;
    }

    private record Row(String direction, byte @Nullable [] raw, byte @Nullable [] rawSha256) {}

    /** @throws Problem {@code not-found} if the caller cannot see it, or it never travelled */
    public byte[] get(Caller caller, UUID message) {
        var query = jdbc.sql("""
                select m.direction, coalesce(i.raw, o.raw) as raw, coalesce(i.raw_sha256, o.raw_sha256) as raw_sha256
                from message m left join placement p on p.message_id = m.id and p.removed_by is null left join ticket t on t.id = p.ticket_id
                left join inbox i on i.id = m.inbox_id
                left join outbox o on o.message_id = m.id
                where m.id = :message and case when t.id is not null then %s else m.quarantined and i.id is not null and %s end"""
                .formatted(Visibility.sql("t"), MailboxSight.sql("i"))).param("message", message);
        var row = Visibility.params(query, teams.sight(caller)).query(Row.class).optional().orElseThrow(Problem::notFound);
        if (row.raw != null) return row.raw;
        if (row.rawSha256 != null) return blobs.read(row.rawSha256);
        if (!row.direction.equals("out")) throw Problem.notFound();
        // Not tried yet: as it would leave now.
        return composer.compose(message).bytes();
    }
}

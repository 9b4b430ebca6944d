package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    public byte[] get(Caller caller, UUID message) throws MessagingException, IOException {
        var query = jdbc.sql("""
                select m.direction, i.raw, i.raw_sha256
                from message m join placement p on p.message_id = m.id and p.removed_by is null join ticket t on t.id = p.ticket_id
                left join inbox i on i.id = m.inbox_id
                where m.id = :message and %s""".formatted(Visibility.sql("t"))).param("message", message);
        var row = Visibility.params(query, teams.sight(caller)).query(Row.class).optional().orElseThrow(Problem::notFound);
        if (row.raw != null) return row.raw;
        if (row.rawSha256 != null) return blobs.read(row.rawSha256);
        if (!row.direction.equals("out")) throw Problem.notFound();
        var out = new ByteArrayOutputStream();
        composer.compose(message).writeTo(out);
        return out.toByteArray();
    }
}

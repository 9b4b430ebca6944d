package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files on messages, and files waiting for the message that will carry them. */
@Service
public class Attachments {

    /** What mail servers commonly take: 25 MB. */
    public static final long LIMIT_BYTES = 25L * 1024 * 1024;

    /** As much as somebody waits for. */
    static final long ARCHIVE_LIMIT_BYTES = 250L * 1024 * 1024;

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final Teams teams;
    private final Clock clock;

    Attachments(JdbcClient jdbc, BlobStore blobs, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.teams = teams;
        this.clock = clock;
    }

    /** A file as listed; {@code size} in bytes. */
    public record Attachment(UUID id, String name, String type, long size, boolean inline) {}

    /** A file to be read. */
    public record Content(Attachment attachment, Path path) {}

    /** @throws Problem {@code too-large} over 25 MB */
    @Transactional
    public Attachment upload(Caller caller, String name, String type, InputStream content) {
        var blob = blobs.put(content, LIMIT_BYTES);
        var attachment = new Attachment(Ids.next(), name, type, blob.size(), false);
        jdbc.sql("insert into attachment (id, uploaded_by, name, type, size, sha256, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(attachment.id(), caller.id(), name, type, blob.size(), blob.sha256(), Timestamp.from(clock.instant()))
                .update();
        blobs.keep(blob.sha256());
        return attachment;
    }

    /** Lets go of uploads from before then that became part of no message, but for those that are {@code kept}. */
    @Transactional
    public void sweep(Collection<UUID> kept, Instant before) {
        jdbc.sql("""
                delete from attachment where message_id is null and uploaded_by is not null and created_at < ? and not (id = any(?))
                returning sha256""")
                .params(Timestamp.from(before), kept.toArray(UUID[]::new))
                .query(byte[].class)
                .list()
                .forEach(blobs::release);
    }

    /**
     * All files of a message that have a name.
     *
     * @throws Problem {@code not-found} unless the caller sees the message and it has any, {@code too-large} over 250 MB
     */
    @Transactional(readOnly = true)
    public List<Content> ofMessage(Caller caller, UUID message) {
        var query = jdbc.sql("""
                select a.id, a.name, a.type, a.size, a.inline, a.sha256 from attachment a
                where a.message_id = :message and a.name <> ''
                    and exists (select 1 from placement p join ticket t on t.id = p.ticket_id
                                where p.message_id = a.message_id and p.removed_by is null and %s)
                order by a.position, a.id""".formatted(Visibility.sql("t"))).param("message", message);
        var rows = Visibility.params(query, teams.sight(caller)).query(Row.class).list();
        if (rows.isEmpty()) throw Problem.notFound();
        if (rows.stream().mapToLong(Row::size).sum() > ARCHIVE_LIMIT_BYTES) throw Problem.tooLarge(ARCHIVE_LIMIT_BYTES);
        return rows.stream().map(this::content).toList();
    }

    /** Writes them into one archive, as they are read. */
    public static void writeZip(List<Content> files, OutputStream out) throws IOException {
        var names = new ZipNames();
        try (var zip = new ZipOutputStream(out)) {
            // Most are packed already.
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(names.next(file.attachment().name())));
                Files.copy(file.path(), zip);
                zip.closeEntry();
            }
        }
    }

    private record Row(UUID id, String name, String type, long size, boolean inline, byte[] sha256) {}

    private Content content(Row row) {
        return new Content(new Attachment(row.id, row.name, row.type, row.size, row.inline), blobs.path(row.sha256));
    }

    /** @throws Problem {@code not-found} unless it is the caller's own upload or on a message they can see */
    @Transactional(readOnly = true)
    public Content open(Caller caller, UUID id) {
        var query = jdbc.sql("""
                select a.id, a.name, a.type, a.size, a.inline, a.sha256 from attachment a
                where a.id = :id and (a.message_id is null and a.uploaded_by = :me
                    or exists (select 1 from placement p join ticket t on t.id = p.ticket_id
                               where p.message_id = a.message_id and p.removed_by is null and %s))""".formatted(Visibility.sql("t")))
                .param("id", id)
                .param("me", caller.id());
        return content(Visibility.params(query, teams.sight(caller)).query(Row.class).optional().orElseThrow(Problem::notFound));
    }
}

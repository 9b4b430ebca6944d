package io.tributary.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files by their SHA-256. Bytes are on the disk, synced, before the row that names them commits: temp file, fsync, rename, fsync
 * of the folder. Bytes without a reference are swept after 24 hours, so a crash between the two leaves waste, never a hole.
 */
@Component
public class BlobStore {

    private static final Duration ORPHANED_AFTER = Duration.ofHours(24);

    private final Path root;
    private final JdbcClient jdbc;
    private final Clock clock;

    BlobStore(TributarySettings settings, JdbcClient jdbc, Clock clock) {
        this.root = settings.data().resolve("blobs");
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A stored file. {@code size} is in bytes. */
    public record Blob(byte[] sha256, long size) {}

    /**
     * Stores the stream; {@link #keep} then counts the reference in the transaction of whoever names it.
     *
     * @throws Problem {@code too-large} if there are more than {@code limit} bytes; nothing is kept then
     */
    public Blob put(InputStream content, long limit) {
        try {
            Files.createDirectories(root.resolve("tmp"));
            var temp = Files.createTempFile(root.resolve("tmp"), "in", null);
            try {
                return move(temp, write(content, temp, limit));
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Blob write(InputStream content, Path temp, long limit) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(content, digest); var file = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            var out = java.nio.channels.Channels.newOutputStream(file);
            var buffer = new byte[64 * 1024];
            long size = 0;
            for (int n; (n = in.read(buffer)) >= 0; out.write(buffer, 0, n)) {
                if ((size += n) > limit) throw Problem.tooLarge(limit);
            }
            file.force(true);
            return new Blob(digest.digest(), size);
        }
    }

    private Blob move(Path temp, Blob blob) throws IOException {
        // The row first: a sweep that runs now finds it young and leaves the file alone.
        jdbc.sql("""
                insert into blob (sha256, size, refs, created_at, touched_at) values (?, ?, 0, ?, ?)
                on conflict (sha256) do update set touched_at = excluded.touched_at""")
                .params(blob.sha256(), blob.size(), now(), now())
                .update();
        var path = path(blob.sha256());
        var folder = java.util.Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        try {
            Files.move(temp, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return blob;
        }
        sync(folder);
        sync(root);
        return blob;
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Counts one more reference; call it in the transaction that stores the reference. */
    public void keep(byte[] sha256) {
        jdbc.sql("update blob set refs = refs + 1 where sha256 = ?").param(sha256).update();
    }

    /** Counts one reference less. The bytes go with the sweep. */
    public void release(byte[] sha256) {
        jdbc.sql("update blob set refs = refs - 1, touched_at = ? where sha256 = ?").params(now(), sha256).update();
    }

    public Path path(byte[] sha256) {
        var hex = HexFormat.of().formatHex(sha256);
        return root.resolve(hex.substring(0, 2)).resolve(hex);
    }

    public byte[] read(byte[] sha256) {
        try {
            return Files.readAllBytes(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes bytes nobody has named for a day. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    @Transactional
    public void sweep() {
        var orphans = jdbc.sql("delete from blob where refs <= 0 and touched_at < ? returning sha256")
                .param(Timestamp.from(clock.instant().minus(ORPHANED_AFTER)))
                .query(byte[].class)
                .list();
        for (var sha256 : orphans) {
            try {
                Files.deleteIfExists(path(sha256));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

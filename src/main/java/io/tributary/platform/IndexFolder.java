package io.tributary.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of the search index. All in it is derived: what is of another schema, incomplete or damaged is thrown away when the product
 * starts, and {@link #complete} is false until somebody has filled it.
 */
public final class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String MARK = "complete";

    private final Path path;
    private final String schema;
    /** Once filled it stays so, and every search asks. */
    private volatile boolean filled;

    private IndexFolder(Path path, String schema) {
        this.path = path;
        this.schema = schema;
    }

    public static IndexFolder open(Path path, String schema) {
        var folder = new IndexFolder(path, schema);
        try {
            if (Files.exists(path) && !(folder.complete() && folder.readable())) {
                LOG.info("The search index in {} is of another version, unfinished or damaged. It is built anew.", path);
                FileSystemUtils.deleteRecursively(path);
                folder.filled = false;
            }
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + path + " cannot be opened", e);
        }
        return folder;
    }

    public Path path() {
        return path;
    }

    /** Whether every ticket there was has been entered once; what came later the outbox knows. */
    public boolean complete() {
        if (filled) return true;
        try {
            filled = Files.exists(path.resolve(MARK)) && Files.readString(path.resolve(MARK)).equals(schema);
            return filled;
        } catch (IOException e) {
            return false;
        }
    }

    public void completed() {
        try {
            var draft = Files.writeString(path.resolve(MARK + ".new"), schema);
            Files.move(draft, path.resolve(MARK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + path + " cannot be written", e);
        }
    }

    private boolean readable() {
        try (var indexes = Files.newDirectoryStream(path, Files::isDirectory)) {
            var any = false;
            for (var index : indexes) {
                any = true;
                try (var directory = FSDirectory.open(index); var reader = DirectoryReader.open(directory)) {
                    for (var leaf : reader.leaves()) leaf.reader().checkIntegrity();
                }
            }
            return any;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index in {} cannot be read: {}", path, e.toString());
            return false;
        }
    }
}

package io.tributary.platform;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder of one installation, held by one living process at a time and closed to other users. */
final class DataFolder implements AutoCloseable {

    /** A process that closes any channel of a file loses all its locks on it (POSIX), so ours are remembered, never tried. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final int PASSWORD_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws DatabaseUnavailable if another process, or another user, has it */
    static DataFolder open(Path folder) throws IOException {
        try {
            if (Files.notExists(folder)) Files.createDirectories(folder, ownerOnly("rwx------"));
            var path = folder.toRealPath();
            if (!HELD.add(path)) throw inUse(path);
            try {
                return new DataFolder(path, lock(path));
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new DatabaseUnavailable("The data folder " + folder.toAbsolutePath() + " cannot be written by the user "
                    + System.getProperty("user.name") + ". Start Tributary as its owner or set tributary.data to another folder.", e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) throw inUse(path);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DatabaseUnavailable inUse(Path path) {
        return new DatabaseUnavailable("The data folder " + path + " is in use by another running Tributary."
                + " Stop that one first or set tributary.data to another folder.");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** @throws DatabaseUnavailable if the given file of ours belongs to somebody else */
    void mustOwn(Path file) throws IOException {
        var probe = Files.createTempFile(path, "owner", null);
        try {
            var we = Files.getOwner(probe);
            var owner = Files.getOwner(file);
            if (!owner.equals(we)) {
                throw new DatabaseUnavailable(file + " belongs to the user " + owner.getName() + ", but Tributary runs as "
                        + we.getName() + ". Start it as " + owner.getName() + ", or chown -R the data folder.");
            }
        } finally {
            Files.delete(probe);
        }
    }

    Path passwordFile() {
        return resolve("postgres.password");
    }

    /** A new random password in a file that only its owner can read. */
    void writeNewPassword() throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile(), ownerOnly("rw-------"));
        try (var file = FileChannel.open(passwordFile(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(Base64.getUrlEncoder().withoutPadding().encode(bytes)));
            file.force(true);
        }
    }

    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            throw new DatabaseUnavailable(passwordFile() + " is missing, and without it nobody can open the database beside it."
                    + " Restore the file from the backup of the data folder.");
        }
        return Files.readString(passwordFile()).strip();
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return File.separatorChar == '\\'
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }

    @Override
    public void close() throws IOException {
        if (!lock.isOpen()) return;
        lock.close();
        HELD.remove(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

package io.tributary.platform;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, unpacked from the archive zonky's jars carry for this machine. Only the archives are used: zonky's own
 * launcher writes `trust` into pg_hba.conf, starts without fsync and splits paths at spaces.
 */
record PostgresBinaries(Path home) {

    /** Unpacks them once per version; half-unpacked or older ones beside them may be deleted by hand. */
    static PostgresBinaries unpackInto(Path folder) throws IOException {
        var home = folder.resolve(fingerprint());
        if (Files.notExists(home)) {
            Files.createDirectories(folder);
            var temp = Files.createTempDirectory(folder, "unpacking");
            unpack(temp);
            moveOrLeave(temp, home);
        }
        return new PostgresBinaries(home);
    }

    /** Another process that started in the same moment may have been faster, with the same. */
    private static void moveOrLeave(Path temp, Path home) throws IOException {
        try {
            Files.move(temp, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.notExists(home)) throw e;
            FileSystemUtils.deleteRecursively(temp);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    /** As PG_VERSION in a data folder has it: "18". */
    String majorVersion() throws IOException, InterruptedException {
        return PostgresCommand.run(program("postgres"), "--version").replaceFirst("(?s).*\\(PostgreSQL\\) (\\d+).*", "$1");
    }

    /** The name of the folder of one version: eight bytes of the archive's SHA-256. */
    private static String fingerprint() throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(archive(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void unpack(Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("The archive leaves its folder: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    path.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static InputStream archive() throws IOException {
        var os = System.getProperty("os.name");
        var system = windows() ? "Windows" : os.startsWith("Mac") ? "Darwin" : os;
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}

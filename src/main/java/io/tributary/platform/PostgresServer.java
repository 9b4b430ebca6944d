package io.tributary.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL data folder and the server that runs in it. The server is no child of ours (pg_ctl detaches it, so Ctrl-C does not
 * stop it before the application has stopped); it is known by its postmaster.pid, and by the folder it works in.
 */
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(1);
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(10);
    private static final int LOG_TAIL = 15;
    private static final boolean LINUX = Files.exists(Path.of("/proc/self"));

    private final PostgresBinaries binaries;
    private final Path folder;
    private final int port;

    PostgresServer(PostgresBinaries binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    int port() {
        return port;
    }

    boolean created() {
        return Files.exists(folder);
    }

    /** Creates the data folder, whole or not at all. Nobody but the holder of the password ever gets in, from the first start on. */
    void create(Path passwordFile) throws IOException, InterruptedException {
        var temp = folder.resolveSibling(folder.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(temp);
        PostgresCommand.run(binaries.program("initdb"), "-D", temp.toString(), "-U", SUPERUSER, "--pwfile=" + passwordFile,
                "--auth-local=scram-sha-256", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
        Files.writeString(temp.resolve("postgresql.conf"), "\ninclude 'tributary.conf'\n", StandardOpenOption.APPEND);
        Files.move(temp, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws DatabaseUnavailable if another major version of PostgreSQL wrote the folder */
    void mustBeReadable() throws IOException, InterruptedException {
        var theirs = Files.readString(folder.resolve("PG_VERSION")).strip();
        var ours = binaries.majorVersion();
        if (!theirs.equals(ours)) {
            throw new DatabaseUnavailable(folder + " was written by PostgreSQL " + theirs + ", this Tributary brings PostgreSQL " + ours
                    + ". Dump it with the Tributary that wrote it and load it into a new folder (or pg_upgrade it).");
        }
    }

    /** Starts the server and waits until it answers; ends whatever an earlier life of it has left running in the folder. */
    void start() throws IOException, InterruptedException {
        clear();
        Files.writeString(folder.resolve("tributary.conf"), settings());
        var startLog = folder.resolve("start.log");
        Files.deleteIfExists(startLog);
        try {
            pgCtl("start", "-w", "-t", seconds(START_LIMIT), "-l", startLog.toString());
        } catch (DatabaseUnavailable e) {
            throw new DatabaseUnavailable(e.getMessage() + "\n" + tail(startLog) + newestLog().map(this::tail).orElse(""));
        }
    }

    /** Disconnects whoever is still connected, writes everything down and waits for the end. */
    void stop() throws IOException, InterruptedException {
        if (!alive()) return;
        try {
            pgCtl("stop", "-w", "-t", seconds(STOP_LIMIT), "-m", "fast");
        } catch (DatabaseUnavailable e) {
            if (!alive()) return;
            LOG.warn("PostgreSQL did not stop in {} s and is cut off; it recovers when it starts: {}", seconds(STOP_LIMIT), e.getMessage());
            pgCtl("stop", "-w", "-t", seconds(STOP_LIMIT), "-m", "immediate");
        }
    }

    boolean alive() throws IOException {
        return postmaster().filter(this::worksHere).isPresent();
    }

    private void pgCtl(String action, String... options) throws IOException, InterruptedException {
        var arguments = Stream.concat(Stream.of(action, "-D", folder.toString()), Stream.of(options)).toArray(String[]::new);
        PostgresCommand.run(binaries.program("pg_ctl"), arguments);
    }

    private void clear() throws IOException, InterruptedException {
        if (alive()) {
            LOG.warn("PostgreSQL still runs in {}, left behind by a process that was killed; stopping it", folder);
            stop();
        }
        endOrphans();
        // PostgreSQL itself refuses to start if any process, or a zombie, has the number in its pid file, or if a crash left it empty.
        if (LINUX || postmaster().isPresent()) Files.deleteIfExists(pidFile());
    }

    /** Without their postmaster, backends end by themselves when they next wait; two servers in one folder would destroy it. */
    private void endOrphans() throws InterruptedException {
        if (!LINUX) return;
        var begin = System.nanoTime();
        for (var orphans = workers(); !orphans.isEmpty(); orphans = workers()) {
            var waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(ORPHAN_LIMIT) > 0) throw new DatabaseUnavailable("Processes still work in " + folder + ": " + orphans);
            if (waited.compareTo(ORPHAN_GRACE) > 0) orphans.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(50);
        }
    }

    private List<ProcessHandle> workers() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /** A number in a pid file may long belong to somebody else, so the program counts, and on Linux the folder it works in. */
    private boolean worksHere(ProcessHandle process) {
        var program = process.info().command().map(Path::of).map(path -> path.getFileName().toString()).orElse("");
        if (!program.startsWith("postgres")) return false;
        var workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return !LINUX || Files.isSameFile(workingFolder, folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** The living process, if any, that has the number in the pid file. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d{1,9}")).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    private String settings() {
        return """
                # Written by Tributary at every start. Own settings: ALTER SYSTEM.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                max_connections = 100
                shared_buffers = '128MB'
                shared_preload_libraries = 'pg_stat_statements'
                pg_stat_statements.track_utility = off
                # A desk fills fast on its first day: plans made for empty tables must not outlive the morning.
                autovacuum_naptime = '10s'
                random_page_cost = 1.1
                timezone = 'UTC'
                log_timezone = 'UTC'
                # Seven files, one per weekday, each begun anew; no statements, they hold customers' words.
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgres-%%u.log'
                log_file_mode = 0600
                log_rotation_age = '1d'
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_min_error_statement = panic
                log_lock_waits = on
                log_line_prefix = '%%m [%%p] %%a '
                """.formatted(port);
    }

    private Optional<Path> newestLog() throws IOException {
        var logs = folder.resolve("log");
        if (Files.notExists(logs)) return Optional.empty();
        try (var files = Files.list(logs)) {
            return files.max(Comparator.comparing(file -> file.toFile().lastModified()));
        }
    }

    private String tail(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size())) + "\n";
        } catch (IOException e) {
            return "";
        }
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}

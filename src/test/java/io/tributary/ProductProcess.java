package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/** The product in a JVM of its own, that a test can kill and start again on the same data. Nothing of it survives {@link #close}. */
public final class ProductProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What it prints stays there for whoever wonders why a test failed. */
    private static final Path PRINTED = Path.of("target", "products");

    private final Path folder;
    private final boolean demo;
    private final int[] ports;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final List<String> settings = new ArrayList<>();
    private @Nullable Process process;

    private ProductProcess(boolean demo) throws IOException {
        this.folder = Files.createTempDirectory("tributary-process").toRealPath();
        this.demo = demo;
        this.ports = WholeDesk.Ports.free(3);
        Files.createDirectories(PRINTED);
    }

    /** Not started yet, on an empty folder. */
    static ProductProcess ofDemo() throws IOException {
        return new ProductProcess(true);
    }

    public static ProductProcess ofPlain() throws IOException {
        return new ProductProcess(false);
    }

    /** With a setting of an installation, as {@code tributary.name=value}. */
    public ProductProcess with(String setting) {
        settings.add("-D" + setting);
        return this;
    }

    /** Starts it, and returns once it is healthy and has played the demo's conversations. */
    ProductProcess start() throws IOException {
        var begun = output().length();
        launch();
        await("health", () -> health() == 200);
        if (demo) await("the demo's conversations", () -> output().indexOf("Tributary is open:", begun) > 0);
        return this;
    }

    public void launch() throws IOException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        line.addAll(settings);
        line.addAll(List.of("-cp", classPath(), Tributary.class.getName()));
        var command = new ProcessBuilder(line);
        var environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("TRIBUTARY_") || name.startsWith("SPRING_"));
        environment.put("TRIBUTARY_DATA", data().toString());
        environment.put("SERVER_PORT", String.valueOf(ports[0]));
        environment.put("TRIBUTARY_DEMO_SMTP_PORT", String.valueOf(ports[1]));
        environment.put("TRIBUTARY_DEMO_IMAP_PORT", String.valueOf(ports[2]));
        if (demo) environment.put("SPRING_PROFILES_ACTIVE", "demo");
        process = command.redirectOutput(ProcessBuilder.Redirect.appendTo(printed("stdout").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(printed("stderr").toFile()))
                .start();
    }

    /** What the test runs on, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** SIGKILL to the JVM. PostgreSQL is no child of it and runs on. */
    void kill() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }

    /** {@code STOP}: it stands still wherever it is; {@code CONT}: it goes on. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(java.util.Objects.requireNonNull(process).pid())).start().waitFor();
    }

    /** SIGKILL to the database's first process. */
    void killDatabase() throws IOException {
        postmaster().destroyForcibly();
    }

    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterPid().getFirst().strip())).orElseThrow();
    }

    /** Whether a database runs that is not the one with this process number. */
    boolean reborn(long killed) {
        try {
            return postmaster().pid() != killed;
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
    }

    /** As PostgreSQL writes it: the process in the first line, the port in the fourth. */
    private List<String> postmasterPid() throws IOException {
        return Files.readAllLines(data().resolve("postgres/postmaster.pid"));
    }

    /** The database, as the application signs in to it. */
    PGSimpleDataSource database() throws IOException {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postmasterPid().get(3).strip() + "/tributary");
        source.setUser("tributary");
        source.setPassword(databasePassword());
        return source;
    }

    String databasePassword() throws IOException {
        return Files.readString(data().resolve("postgres.password")).strip();
    }

    Path data() {
        return folder.resolve("data");
    }

    public String url() {
        return "http://127.0.0.1:" + ports[0];
    }

    /** Status of the health endpoint; 0 if nobody answers. */
    int health() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health")).timeout(Duration.ofSeconds(20)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Everything it ever printed, of all its starts. */
    public String output() {
        return read(printed("stdout")) + read(printed("stderr"));
    }

    private Path printed(String stream) {
        return PRINTED.resolve(folder.getFileName() + "." + stream);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so, for two minutes at most, or until the process has ended. */
    public void await(String what, BooleanSupplier condition) {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (process == null || !process.isAlive()) throw new AssertionError("It ended before " + what + ":\n" + output());
            if (Instant.now().isAfter(until)) throw new AssertionError("Waited in vain for " + what + ":\n" + output());
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Ends everything, and looks through all it printed for secrets. */
    @Override
    public void close() throws Exception {
        // One that lives on another's database has none of its own.
        var password = Files.exists(data().resolve("postgres.password")) ? databasePassword() : "no password at all";
        kill();
        // PostgreSQL and its launcher name the folder on their command lines; a guard may have been starting it just then.
        for (var left = left(); !left.isEmpty(); left = left()) {
            left.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
            left.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(50);
        }
        FileSystemUtils.deleteRecursively(folder);
        assertThat(output()).doesNotContain(password).doesNotContainPattern("trb_[A-Za-z0-9_-]{43}");
    }

    private List<ProcessHandle> left() {
        return ProcessHandle.allProcesses()
                .filter(other -> other.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }
}

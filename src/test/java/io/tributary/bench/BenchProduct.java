package io.tributary.bench;

import io.tributary.WholeDesk;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The product as its demo in a process of its own, with its own data folder and PostgreSQL: the load generator's work is not its. */
final class BenchProduct implements AutoCloseable {

    private static final Path OUTPUT = Path.of("target", "bench-product.log");

    final int port;
    final Path data;
    final BenchDatabase database;
    private final Process process;

    private BenchProduct(Process process, int port, Path data) throws Exception {
        this.process = process;
        this.port = port;
        this.data = data;
        try {
            awaitOpen();
            this.database = new BenchDatabase(data);
        } catch (Exception | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    static BenchProduct start(String... settings) throws Exception {
        return start(Files.createTempDirectory("tributary-bench"), settings);
    }

    /** Ended, changed by whoever has the folder meanwhile, and started again. */
    BenchProduct again(Meanwhile meanwhile) throws Exception {
        stop();
        meanwhile.with(data);
        return start(data);
    }

    interface Meanwhile {
        void with(Path data) throws Exception;
    }

    private static BenchProduct start(Path data, String... settings) throws Exception {
        var ports = WholeDesk.Ports.free(3);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC", "--enable-native-access=ALL-UNNAMED", "-Xmx1g"));
        var more = System.getProperty("bench.product.jvm", "");
        if (!more.isBlank()) command.addAll(List.of(more.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tributary.Tributary",
                "--spring.profiles.active=demo", "--server.port=" + ports[0], "--tributary.public-url=http://localhost:" + ports[0],
                "--tributary.demo.smtp-port=" + ports[1], "--tributary.demo.imap-port=" + ports[2], "--tributary.data=" + data,
                "--tributary.bench=true"));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(OUTPUT.toFile())).start();
        return new BenchProduct(process, ports[0], data);
    }

    /** The demo says so when its last conversation is played. */
    private void awaitOpen() throws Exception {
        var until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!Files.readString(OUTPUT).contains("Tributary is open:")) {
            if (!process.isAlive() || System.nanoTime() > until) throw new IllegalStateException("It did not open; see " + OUTPUT);
            Thread.sleep(100);
        }
    }

    /** Seconds of CPU the product's JVM has used. */
    double cpu() {
        return process.info().totalCpuDuration().map(BenchProduct::seconds).orElse(Double.NaN);
    }

    /** Seconds of CPU its PostgreSQL has used, every process of it that lives. */
    double databaseCpu() throws IOException {
        var postmaster = ProcessHandle.of(database.postmaster()).orElseThrow();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(postmaster), postmaster.descendants())
                .map(one -> one.info().totalCpuDuration()).flatMap(java.util.Optional::stream).mapToDouble(BenchProduct::seconds).sum();
    }

    private static double seconds(Duration cpu) {
        return cpu.toNanos() / 1e9;
    }

    private void stop() throws Exception {
        database.close();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        stop();
        FileSystemUtils.deleteRecursively(data);
    }
}

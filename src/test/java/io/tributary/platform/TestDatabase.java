package io.tributary.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL per test JVM, with the production's settings, and a fresh database for every Spring context:
 * {@code @ContextConfiguration(initializers = TestDatabase.class)}.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Unpacked once per checkout; removed by {@code clean}. */
    static final Path BINARIES = Path.of("target", "postgres-bin");

    private static final Queue<ConfigurableApplicationContext> SERVED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger CREATED = new AtomicInteger();
    private static @Nullable EmbeddedDatabase server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SERVED.add(context);
        var database = fresh();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.getJdbcUrl(),
                        "spring.datasource.username=" + database.getUsername(),
                        "spring.datasource.password=" + database.getPassword())
                .applyTo(context);
    }

    /** An empty database nobody else uses. */
    public static JdbcConnectionDetails fresh() {
        var name = "test" + CREATED.incrementAndGet();
        try {
            var running = server();
            running.create(name);
            return running.connectionDetails(name);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedDatabase server() throws IOException {
        if (server != null) return server;
        var folder = Files.createTempDirectory("tributary-test");
        var started = EmbeddedDatabase.open(folder, BINARIES);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder)));
        server = started;
        return started;
    }

    private static void end(EmbeddedDatabase database, Path folder) {
        // Closing waits where Spring's own hook is closing it at the same time; the database goes after its last user.
        SERVED.forEach(ConfigurableApplicationContext::close);
        try {
            database.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

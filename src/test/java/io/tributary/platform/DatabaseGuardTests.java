package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database dies while the application lives. */
@Timeout(60)
class DatabaseGuardTests {

    Path data;
    EmbeddedDatabase database;
    HikariDataSource pool;
    Sql sql;

    @BeforeEach
    void open(@TempDir Path temp) throws SQLException {
        data = temp;
        database = EmbeddedDatabase.open(data, TestDatabase.BINARIES);
        var details = database.connectionDetails();
        pool = new HikariDataSource();
        pool.setJdbcUrl(details.getJdbcUrl());
        pool.setUsername(details.getUsername());
        pool.setPassword(details.getPassword());
        sql = new Sql(pool);
        sql.run("create table kept (word text)", "insert into kept values ('committed')");
    }

    @AfterEach
    void close() throws Exception {
        pool.close();
        database.close();
    }

    @Test
    void isBackOnItsPortAfterThePostmasterWasKilled() throws Exception {
        kill(postmaster());

        within(Duration.ofSeconds(1), () -> !database.up());
        within(Duration.ofSeconds(30), database::up);
        within(Duration.ofSeconds(30), this::stillKept);
    }

    @Test
    void doesNotMindTheDeathOfOneBackend() throws Exception {
        var postmaster = postmaster();
        kill(Long.parseLong(sql.ask("select pg_backend_pid()")));

        within(Duration.ofSeconds(30), this::stillKept);
        assertThat(database.up()).isTrue();
        assertThat(postmaster()).isEqualTo(postmaster);
    }

    @Test
    void keepsTryingWhileTheDiskIsBroken() throws Exception {
        var control = data.resolve("postgres/global/pg_control");
        var lost = Files.move(control, data.resolve("pg_control"));
        kill(postmaster());

        within(Duration.ofSeconds(1), () -> !database.up());
        Thread.sleep(1500);
        assertThat(database.up()).isFalse();

        Files.move(lost, control);
        within(Duration.ofSeconds(30), database::up);
        within(Duration.ofSeconds(30), this::stillKept);
    }

    @Test
    void pausesLongerWithEveryFailure() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 100).mapToLong(failures -> DatabaseGuard.pause(failures).toSeconds()))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void closesWhileTheDatabaseIsDown() throws Exception {
        Files.move(data.resolve("postgres/global/pg_control"), data.resolve("pg_control"));
        kill(postmaster());
        within(Duration.ofSeconds(1), () -> !database.up());

        assertThatCode(database::close).doesNotThrowAnyException();
    }

    /** The pool may first hand out a connection that died with the server: it does not try one used half a second ago. */
    private boolean stillKept() {
        try {
            return sql.ask("select word from kept").equals("committed");
        } catch (SQLException e) {
            return false;
        }
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void within(Duration limit, BooleanSupplier condition) throws InterruptedException {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit);
            Thread.sleep(20);
        }
    }
}

package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later start finds in the data folder, and makes of it. */
class EmbeddedDatabaseRestartTests {

    Path data;
    Path pidFile;

    @BeforeEach
    void folders(@TempDir Path temp) {
        data = temp.resolve("data");
        pidFile = data.resolve("postgres").resolve("postmaster.pid");
    }

    @Test
    void findsItsRowsAgain() throws Exception {
        try (var database = open()) {
            Sql.of(database).run("create table kept (word text)", "insert into kept values ('hello')");
        }
        assertThat(pidFile).doesNotExist();

        try (var database = open()) {
            assertThat(Sql.of(database).ask("select word from kept")).isEqualTo("hello");
        }
    }

    @Test
    void leavesALivingTributaryItsDatabaseAndInheritsThatOfAKilledOne() throws Exception {
        var other = DatabaseInAnotherJvm.start(data);
        var postmaster = postmaster();
        try {
            assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::open)
                    .withMessageContaining("in use by another running Tributary");
            assertThat(postmaster().isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(postmaster.isAlive()).as("PostgreSQL outlives the JVM").isTrue();

        try (var database = open()) {
            assertThat(postmaster().pid()).isNotEqualTo(postmaster.pid());
            assertThat(Sql.of(database).ask("select word from kept")).isEqualTo("before the kill");
        }
    }

    @Test
    void isOpenOncePerProcess() throws Exception {
        try (var database = open()) {
            assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::open).withMessageContaining("in use");
            assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::open).withMessageContaining("in use");
            assertThat(Sql.of(database).ask("select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void doesNotMistakeAnotherProcessForItsServer() throws Exception {
        open().close();
        // It looks like a server of ours in all but what it runs: it works in the folder, and the pid file has its number.
        var stranger = new ProcessBuilder("sleep", "60").directory(data.resolve("postgres").toFile()).start();
        try {
            Files.writeString(pidFile, stranger.pid() + "\n" + data.resolve("postgres") + "\n1\n25432\n\n127.0.0.1\n");
            try (var database = open()) {
                assertThat(Sql.of(database).ask("select 'alive'")).isEqualTo("alive");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void startsOverAnEmptyPidFile() throws Exception {
        open().close();
        Files.writeString(pidFile, "");

        open().close();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void saysWhichVersionWroteTheFolder() throws Exception {
        open().close();
        Files.writeString(data.resolve("postgres").resolve("PG_VERSION"), "17\n");

        assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::open)
                .withMessageContaining("written by PostgreSQL 17").withMessageContaining("brings PostgreSQL 18");
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(data, TestDatabase.BINARIES);
    }

    private ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst())).orElseThrow();
    }
}

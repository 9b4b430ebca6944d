package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One database, in a folder whose name holds a space, asked what it is like. */
class EmbeddedDatabaseTests {

    static Path data;
    static EmbeddedDatabase database;

    @BeforeAll
    static void open(@TempDir Path temp) {
        data = temp.resolve("my data");
        database = EmbeddedDatabase.open(data, TestDatabase.BINARIES);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "server_encoding, UTF8",
        "log_timezone, UTC",
        "max_connections, 100",
        "shared_preload_libraries, pg_stat_statements",
        "pg_stat_statements.track_utility, off",
    })
    void isSetUpToKeepWhatItIsGiven(String setting, String value) throws SQLException {
        assertThat(Sql.of(database).ask("show " + setting)).isEqualTo(value);
    }

    @Test
    void sortsByCodePointAndKnowsLettersOfAllScripts() throws SQLException {
        assertThat(Sql.of(database).ask("select datlocprovider::text || datlocale from pg_database where datname = current_database()"))
                .isEqualTo("bC.UTF-8");
        assertThat(Sql.of(database).ask("select upper('é')")).isEqualTo("É");
    }

    @Test
    void refusesWhoeverDoesNotKnowThePassword() {
        for (var guess : new String[] {null, "", "tributary"}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sql.source(database, guess).getConnection())
                    .satisfies(e -> assertThat(e.getSQLState()).isIn("28P01", "08004"));
        }
    }

    @Test
    void trustsNobody() throws IOException {
        assertThat(Files.readAllLines(data.resolve("postgres/pg_hba.conf")))
                .filteredOn(line -> line.startsWith("local") || line.startsWith("host"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" scram-sha-256"));
    }

    @Test
    void showsPasswordAndRowsToNoOtherUser() throws IOException {
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("postgres.password"))).isEqualTo("rw-------");
        assertThat(Files.readString(data.resolve("postgres.password"))).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void writesThePasswordIntoNoLog() throws IOException {
        var password = database.connectionDetails().getPassword();
        try (var files = Files.walk(data.resolve("postgres"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".log") || file.toString().endsWith(".opts")))
                    .isNotEmpty()
                    .noneSatisfy(file -> assertThat(file).content().contains(password));
        }
        assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(password));
    }

    @Test
    void answersOnTheLoopbackOnly() throws IOException {
        var outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst();
        assumeThat(outside).isNotEqualTo(Optional.<InetAddress>empty());
        var port = URI.create(database.connectionDetails().getJdbcUrl().substring("jdbc:".length())).getPort();

        new Socket("127.0.0.1", port).close();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(outside.orElseThrow(), port).close());
    }

    @Test
    void letsTheApplicationOwnItsDatabaseAndNothingElse() throws SQLException {
        var sql = Sql.of(database);
        sql.run("create extension if not exists pg_stat_statements", "create extension pg_trgm", "create table mine (n int)");
        sql.run("select pg_stat_statements_reset()", "select count(*) from mine");

        assertThat(sql.ask("select calls from pg_stat_statements where query like '%from mine'")).isEqualTo("1");
        assertThat(sql.ask("select rolsuper from pg_roles where rolname = current_user")).isEqualTo("f");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql.run("copy mine from program 'id'"))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

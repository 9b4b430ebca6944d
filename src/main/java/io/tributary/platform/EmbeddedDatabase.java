package io.tributary.platform;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that an installation without a database of its own runs on: durable, reachable from this machine only, and only
 * with the password in the data folder. The application signs in as a role that owns its database and is no superuser.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "tributary";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DataFolder data;
    private final PostgresServer server;
    private final String password;
    private final DatabaseGuard guard;

    private EmbeddedDatabase(DataFolder data, PostgresServer server, String password) {
        this.data = data;
        this.server = server;
        this.password = password;
        this.guard = new DatabaseGuard(server);
    }

    /** Starts it, creating what is missing. */
    static EmbeddedDatabase open(Path folder) {
        return open(folder, folder.resolve("postgres-bin"));
    }

    static EmbeddedDatabase open(Path folder, Path binaries) {
        try {
            var data = DataFolder.open(folder);
            try {
                return open(data, PostgresBinaries.unpackInto(binaries.toAbsolutePath()));
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                data.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseUnavailable("The embedded database in " + folder.toAbsolutePath() + " does not start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while the embedded database started", e);
        }
    }

    private static EmbeddedDatabase open(DataFolder data, PostgresBinaries binaries)
            throws IOException, InterruptedException, SQLException {
        var folder = data.resolve("postgres");
        var server = new PostgresServer(binaries, folder, freePort());
        if (server.created()) {
            data.mustOwn(folder);
            server.mustBeReadable();
        } else {
            data.writeNewPassword();
            server.create(data.passwordFile());
        }
        var password = data.password();
        try {
            server.start();
            var database = new EmbeddedDatabase(data, server, password);
            database.provision();
            database.guard.start();
            LOG.info("PostgreSQL runs in {} on port {}", folder, server.port());
            return database;
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            stopAfter(e, server);
            throw e;
        }
    }

    private static void stopAfter(Exception failure, PostgresServer server) throws InterruptedException {
        try {
            server.stop();
        } catch (IOException | DatabaseUnavailable e) {
            failure.addSuppressed(e);
        }
    }

    /** Below the ports that systems hand out by themselves, so that nobody is given ours while the server restarts. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return port;
            } catch (BindException e) {
                LOG.debug("Port {} is taken", port);
            }
        }
        throw new IOException("No free port between 20000 and 30000");
    }

    private void provision() throws SQLException {
        try (var connection = superuser("postgres")) {
            if (!exists(connection, "select from pg_roles where rolname = ?", NAME)) {
                execute(connection, "create role " + NAME + " login in role pg_monitor");
            }
            connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
        }
        // In the template, because only a superuser may create it; a migration's `if not exists` finds it there.
        try (var connection = superuser("template1")) {
            execute(connection, "create extension if not exists pg_stat_statements");
            execute(connection, "grant execute on function pg_stat_statements_reset to " + NAME);
        }
        create(NAME);
    }

    /** A database of the application's role, unless it is there. */
    void create(String name) throws SQLException {
        try (var connection = superuser("postgres")) {
            if (!exists(connection, "select from pg_database where datname = ?", name)) {
                execute(connection, "create database " + name + " owner " + NAME);
            }
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), PostgresServer.SUPERUSER, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    boolean up() {
        return guard.up();
    }

    JdbcConnectionDetails connectionDetails() {
        return connectionDetails(NAME);
    }

    JdbcConnectionDetails connectionDetails(String database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return NAME;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return url(database);
            }
        };
    }

    @Override
    public void close() throws IOException, InterruptedException {
        guard.close();
        try {
            server.stop();
        } finally {
            data.close();
        }
    }
}

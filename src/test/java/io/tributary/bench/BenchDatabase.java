package io.tributary.bench;

import io.tributary.platform.Ids;
import io.tributary.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A look into the measured product's database, from outside. One connection; one thread at a time. */
final class BenchDatabase implements AutoCloseable {

    private final Path folder;
    private final Connection connection;

    BenchDatabase(Path data) throws IOException, SQLException {
        this.folder = data.resolve("postgres");
        var url = "jdbc:postgresql://127.0.0.1:" + pidFile().get(3) + "/tributary";
        this.connection = DriverManager.getConnection(url, "tributary", Files.readString(data.resolve("postgres.password")).strip());
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(folder.resolve("postmaster.pid"));
    }

    long postmaster() throws IOException {
        return Long.parseLong(pidFile().getFirst().strip());
    }

    long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    String text(String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }

    /** Rows in PostgreSQL's own text form, as fast as it takes them. */
    void copy(String table, java.util.function.Consumer<StringBuilder> lines) throws Exception {
        var text = new StringBuilder();
        lines.accept(text);
        connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " from stdin", new java.io.ByteArrayInputStream(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Waits, at most five minutes, until the query answers this number. */
    void await(String query, long wanted) throws Exception {
        var until = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        for (long found; (found = number(query)) != wanted; Thread.sleep(20)) {
            if (System.nanoTime() > until) throw new AssertionError(query + ": " + found + ", not " + wanted);
        }
    }

    /** A token of everything this agent may do. */
    String token(UUID agent) throws SQLException {
        var token = "trb_bench" + UUID.randomUUID();
        run("insert into api_token (id, agent_id, name, sha256, created_at) values (?, ?, 'bench', ?, now())", Ids.next(), agent, Sha256.of(token));
        return token;
    }

    UUID agent(String email) throws SQLException {
        return UUID.fromString(text("select id from agent where email = '" + email + "'"));
    }

    /** What the statement statistics hold: one line a statement. */
    record Statement(String query, long calls, double millis) {}

    /** Forgets what ran before. */
    void resetStatements() throws SQLException {
        run("select pg_stat_statements_reset()");
    }

    /** Every statement of the product since the reset, most called first; not those of this connection. */
    List<Statement> statements() throws SQLException {
        var found = new ArrayList<Statement>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("""
                select query, sum(calls), sum(total_exec_time) from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = current_database() and query not like '%pg_stat_statements%' and query not like '%/* bench */%'
                group by query order by 2 desc""")) {
            while (rows.next()) found.add(new Statement(rows.getString(1).replaceAll("\\s+", " "), rows.getLong(2), rows.getDouble(3)));
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

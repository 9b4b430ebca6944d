package io.tributary.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A few words of SQL for tests, each statement on a connection of its own. */
record Sql(javax.sql.DataSource source) {

    static Sql of(EmbeddedDatabase database) {
        return new Sql(source(database, database.connectionDetails().getPassword()));
    }

    static PGSimpleDataSource source(EmbeddedDatabase database, @Nullable String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.connectionDetails().getJdbcUrl());
        source.setUser(database.connectionDetails().getUsername());
        source.setPassword(password);
        return source;
    }

    void run(String... statements) throws SQLException {
        for (var sql : statements) {
            try (Connection connection = source.getConnection(); var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = source.getConnection(); var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}

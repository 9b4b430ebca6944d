package io.tributary.channel;

import io.tributary.channel.MailboxAccount.SignIn;
import io.tributary.channel.MailboxAccount.Start;
import io.tributary.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads accounts with everything that decides how they are opened. */
@Component
class AccountRegister {

    private static final String SELECT = "select " + ChannelAccounts.COLUMNS + """
            , guarded, created_at, start_mode, start_days, sign_in, md5(coalesce(secret, ''::bytea)) as secret_mark,
            secret is not null or oauth is not null as secret_set from channel_account\s""";

    private final JdbcClient jdbc;

    AccountRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MailboxAccount> all() {
        return jdbc.sql(SELECT + "order by created_at, key").query((row, n) -> account(row)).list();
    }

    Optional<MailboxAccount> find(String key) {
        return jdbc.sql(SELECT + "where key = ?").param(key).query((row, n) -> account(row)).optional();
    }

    private static MailboxAccount account(ResultSet row) throws SQLException {
        var signIn = Json.read(row.getString("sign_in"));
        var days = row.getObject("start_days", Integer.class);
        return new MailboxAccount(ChannelAccounts.account(row), row.getBoolean("enabled"), row.getBoolean("guarded"),
                row.getTimestamp("created_at").toInstant(), new Start(row.getString("start_mode"), days),
                new SignIn(signIn.path("kind").asString("password"), text(signIn, "provider"), text(signIn, "clientId"), text(signIn, "tenant")),
                row.getString("secret_mark"), row.getBoolean("secret_set"));
    }

    private static @Nullable String text(JsonNode object, String field) {
        return object.path(field).isString() ? object.path(field).asString() : null;
    }
}

package io.tributary.channel;

import io.tributary.channel.MailboxAccount.SignIn;
import io.tributary.channel.MailboxAccount.Start;
import io.tributary.platform.Json;
import io.tributary.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Secrets secrets;

    AccountRegister(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    List<MailboxAccount> all() {
        return jdbc.sql(SELECT + "order by created_at, key").query((row, n) -> account(row)).list();
    }

    Optional<MailboxAccount> find(String key) {
        return jdbc.sql(SELECT + "where key = ?").param(key).query((row, n) -> account(row)).optional();
    }

    /** What the account asks its provider for tokens with; empty if it has nothing. */
    OAuthSecret oauth(String key) {
        return jdbc.sql("select oauth from channel_account where key = ? and oauth is not null")
                .param(key)
                .query(byte[].class)
                .optional()
                .map(encrypted -> Json.read(secrets.decrypt(encrypted), OAuthSecret.class))
                .orElse(new OAuthSecret(null, null));
    }

    /** The provider gave another refresh token. */
    void renew(String key, OAuthSecret before, String refreshToken) {
        jdbc.sql("update channel_account set oauth = ? where key = ?").params(encrypt(new OAuthSecret(before.clientSecret(), refreshToken)), key).update();
    }

    /** Adds it; false if its key or an address of it is another's. */
    boolean insert(MailboxAccount account, @Nullable String password, @Nullable OAuthSecret oauth) {
        return jdbc.sql("""
                insert into channel_account (key, connector, name, address, team_id, settings, aliases, signature, acknowledge, signed_address,
                    authserv_id, enabled, guarded, created_at, start_mode, start_days, sign_in, secret, oauth)
                values (:key, :connector, :name, :address, :team, :settings::jsonb, :aliases::text[], :signature::jsonb, :acknowledge,
                    :signedAddress, :authservId, :enabled, true, :createdAt, :startMode, :startDays, :signIn::jsonb, :secret, :oauth)
                on conflict do nothing""")
                .params(columns(account))
                .param("secret", password == null ? null : secrets.encrypt(password), Types.BINARY)
                .param("oauth", oauth == null ? null : encrypt(oauth), Types.BINARY)
                .update() == 1;
    }

    /** Writes it; a secret that is not given stays. What is changed here is guarded from now on if its servers are others. */
    void update(MailboxAccount account, @Nullable String password, @Nullable OAuthSecret oauth) {
        jdbc.sql("""
                update channel_account set name = :name, address = :address, team_id = :team, settings = :settings::jsonb,
                    aliases = :aliases::text[], signature = :signature::jsonb, acknowledge = :acknowledge, signed_address = :signedAddress,
                    authserv_id = :authservId, enabled = :enabled, guarded = :guarded, start_mode = :startMode, start_days = :startDays,
                    sign_in = :signIn::jsonb, secret = coalesce(:secret, secret), oauth = coalesce(:oauth, oauth)
                where key = :key""")
                .params(columns(account))
                .param("secret", password == null ? null : secrets.encrypt(password), Types.BINARY)
                .param("oauth", oauth == null ? null : encrypt(oauth), Types.BINARY)
                .update();
    }

    private byte[] encrypt(OAuthSecret oauth) {
        return secrets.encrypt(Json.write(oauth));
    }

    private static Map<String, @Nullable Object> columns(MailboxAccount mailbox) {
        var account = mailbox.account();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("key", account.key());
        columns.put("connector", account.connector());
        columns.put("name", account.name());
        columns.put("address", account.address());
        columns.put("team", account.team());
        columns.put("settings", Json.write(account.settings()));
        columns.put("aliases", account.aliases().toArray(String[]::new));
        columns.put("signature", Json.write(account.signature()));
        columns.put("acknowledge", account.acknowledge());
        columns.put("signedAddress", account.signedAddress());
        columns.put("authservId", account.authservId());
        columns.put("enabled", mailbox.enabled());
        columns.put("guarded", mailbox.guarded());
        columns.put("createdAt", Timestamp.from(mailbox.createdAt()));
        columns.put("startMode", mailbox.start().mode());
        columns.put("startDays", mailbox.start().days());
        columns.put("signIn", Json.write(mailbox.signIn()));
        return columns;
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

package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.customer.Address;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The mailboxes and bots of this installation. */
@Service
public class ChannelAccounts {

    private static final String SELECT = "select key, connector, name, address, team_id, settings from channel_account ";

    private final JdbcClient jdbc;
    private final AccountSecrets secrets;
    private final Clock clock;
    private final LoadingCache<String, Optional<ChannelAccount>> byKey =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofSeconds(5)).build(this::read);

    private final LoadingCache<String, Boolean> ours =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build(address -> at(address).isPresent());

    ChannelAccounts(JdbcClient jdbc, AccountSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @throws Problem {@code not-found} if there is no such account, or it is switched off */
    public ChannelAccount get(String key) {
        return byKey.get(key).orElseThrow(Problem::notFound);
    }

    public List<ChannelAccount> enabled() {
        return jdbc.sql(SELECT + "where enabled order by created_at").query((row, n) -> account(row)).list();
    }

    /** The account that stands at this address of ours. */
    public Optional<ChannelAccount> at(String address) {
        return jdbc.sql(SELECT + "where lower(address) = lower(?)").param(address).query((row, n) -> account(row)).optional();
    }

    boolean isOurs(Address address) {
        return ours.get(address.normalised());
    }

    /** What the account signs in with; null if it needs nothing. */
    @Nullable String secret(String key) {
        return jdbc.sql("select secret from channel_account where key = ? and secret is not null")
                .param(key)
                .query(byte[].class)
                .optional()
                .map(secrets::decrypt)
                .orElse(null);
    }

    public void add(ChannelAccount account, @Nullable String secret) {
        jdbc.sql("""
                insert into channel_account (key, connector, name, address, team_id, settings, secret, created_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (key) do update set settings = excluded.settings""")
                .params(java.util.Arrays.asList(account.key(), account.connector(), account.name(), account.address(), account.team(),
                        Json.write(account.settings()), secret == null ? null : secrets.encrypt(secret), Timestamp.from(clock.instant())))
                .update();
        byKey.invalidate(account.key());
    }

    private Optional<ChannelAccount> read(String key) {
        return jdbc.sql(SELECT + "where key = ? and enabled").param(key).query((row, n) -> account(row)).optional();
    }

    private static ChannelAccount account(ResultSet row) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        Json.read(row.getString("settings")).properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue().asString()));
        return new ChannelAccount(row.getString("key"), row.getString("connector"), row.getString("name"), row.getString("address"),
                row.getObject("team_id", UUID.class), settings);
    }
}

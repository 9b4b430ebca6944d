package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.customer.Address;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The mailboxes and bots of this installation. */
@Service
public class ChannelAccounts {

    static final String COLUMNS = "key, connector, name, address, team_id, settings, aliases, signature, acknowledge, signed_address, authserv_id, enabled";

    private static final String SELECT = "select " + COLUMNS + " from channel_account ";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;
    private final LoadingCache<String, Optional<Found>> byKey =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofSeconds(5)).build(this::read);

    /** Every mail asks, of people never seen before, so all are read at once; another node's change is seen within the five seconds. */
    private final LoadingCache<String, Set<String>> ours =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(all -> addresses());

    ChannelAccounts(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Found(ChannelAccount account, boolean enabled) {}

    /**
     * The account, switched on or off: what it took before it was switched off is still worked on.
     *
     * @throws Problem {@code not-found} if there is no such account
     */
    public ChannelAccount get(String key) {
        return find(key).orElseThrow(Problem::notFound);
    }

    /** The account, as {@link #get}; empty if it has been removed. */
    public Optional<ChannelAccount> find(String key) {
        return byKey.get(key).map(Found::account);
    }

    /** The account, if there is one and it is switched on. */
    public Optional<ChannelAccount> sending(String key) {
        return byKey.get(key).filter(Found::enabled).map(Found::account);
    }

    /** Who answers for an account that has been removed or switched off: another mailbox of that team, else the oldest there is. */
    public Optional<ChannelAccount> instead(@Nullable UUID team) {
        var mailboxes = enabled().stream().filter(account -> account.connector().equals("email")).toList();
        return mailboxes.stream().filter(account -> team != null && team.equals(account.team())).findFirst().or(() -> mailboxes.stream().findFirst());
    }

    /** @throws Problem {@code not-found} if there is no such account, or it is switched off */
    public ChannelAccount open(String key) {
        return sending(key).orElseThrow(Problem::notFound);
    }

    public List<ChannelAccount> enabled() {
        return jdbc.sql(SELECT + "where enabled order by created_at").query((row, n) -> account(row)).list();
    }

    /** What tickets call a channel, its connector, and what people call it. */
    public record ChannelName(String key, String connector, String name) {}

    /** All of them, switched on or off: the tickets that came by one keep it. */
    public List<ChannelName> names() {
        return jdbc.sql("select key, connector, name from channel_account order by name, key").query(ChannelName.class).list();
    }

    /** The account this address of ours reaches: its own, an alias, or either with {@code +anything} before the {@code @}. */
    public Optional<ChannelAccount> at(String address) {
        var spellings = spellings(address);
        return jdbc.sql(SELECT + """
                where lower(address) = any(:spellings::text[]) or aliases && :spellings::text[]
                order by lower(address) = :address desc, lower(address) = any(:spellings::text[]) desc, created_at limit 1""")
                .param("spellings", spellings)
                .param("address", spellings[0])
                .query((row, n) -> account(row))
                .optional();
    }

    private static String[] spellings(String address) {
        var plain = address.toLowerCase(Locale.ROOT);
        var at = plain.lastIndexOf('@');
        var plus = plain.indexOf('+');
        return plus > 0 && plus < at ? new String[] {plain, plain.substring(0, plus) + plain.substring(at)} : new String[] {plain};
    }

    boolean isOurs(Address address) {
        return Stream.of(spellings(address.normalised())).anyMatch(ours.get("all")::contains);
    }

    private Set<String> addresses() {
        return new HashSet<>(jdbc.sql("select lower(address) from channel_account union select unnest(aliases) from channel_account").query(String.class).list());
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
                .params(Arrays.asList(account.key(), account.connector(), account.name(), account.address(), account.team(),
                        Json.write(account.settings()), secret == null ? null : secrets.encrypt(secret), Timestamp.from(clock.instant())))
                .update();
        changed();
    }

    /** What was read of any account is out of date. */
    void changed() {
        byKey.invalidateAll();
        ours.invalidateAll();
    }

    private Optional<Found> read(String key) {
        return jdbc.sql(SELECT + "where key = ?").param(key).query((row, n) -> new Found(account(row), row.getBoolean("enabled"))).optional();
    }

    static ChannelAccount account(ResultSet row) throws SQLException {
        return new ChannelAccount(row.getString("key"), row.getString("connector"), row.getString("name"), row.getString("address"),
                row.getObject("team_id", UUID.class), strings(row.getString("settings")),
                List.of((String[]) row.getArray("aliases").getArray()), strings(row.getString("signature")), row.getBoolean("acknowledge"),
                row.getBoolean("signed_address"), row.getString("authserv_id"));
    }

    private static Map<String, String> strings(String json) {
        Map<String, String> strings = new HashMap<>();
        Json.read(json).properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString()));
        return strings;
    }
}

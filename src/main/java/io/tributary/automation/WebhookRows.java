package io.tributary.automation;

import io.tributary.automation.Webhook.Health;
import io.tributary.automation.Webhook.State;
import io.tributary.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of those who want to be told. */
@Component
class WebhookRows {

    /** How long a receiver has to learn its new secret. */
    static final Duration OLD_SECRET = Duration.ofHours(24);

    private static final String READ = """
            select w.*, (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting from webhook w\s""";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    WebhookRows(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** One lock for every change to how many there are. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('webhook'))").query(row -> {});
    }

    List<Webhook> all() {
        return jdbc.sql(READ + "order by lower(w.name), w.id").query(WebhookRows::read).list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql(READ + "where w.id = ?").param(id).query(WebhookRows::read).optional();
    }

    void add(UUID id, WebhookForm form, String secret, Instant at) {
        jdbc.sql("insert into webhook (id, name, url, events, active, secret, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, form.name(), form.url().text(), form.events().toArray(String[]::new), form.active(), secrets.encrypt(secret), Timestamp.from(at))
                .update();
    }

    /** Another address, or one that is switched on again, begins with a clean slate. */
    void change(UUID id, WebhookForm form, boolean anew) {
        jdbc.sql("""
                update webhook set name = :name, url = :url, events = :events, active = :active,
                    gone_at = case when :active then null else gone_at end,
                    tries = case when :anew then 0 else tries end, rest_until = case when :anew then null else rest_until end,
                    failing_since = case when :anew then null else failing_since end
                where id = :id""")
                .param("name", form.name())
                .param("url", form.url().text())
                .param("events", form.events().toArray(String[]::new))
                .param("active", form.active())
                .param("anew", anew)
                .param("id", id)
                .update();
    }

    void rotate(UUID id, String secret, Instant at) {
        jdbc.sql("update webhook set old_secret = secret, old_secret_until = ?, secret = ? where id = ?")
                .params(Timestamp.from(at.plus(OLD_SECRET)), secrets.encrypt(secret), id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from webhook where id = ?").param(id).update();
    }

    /** The next delivery may try at once, whatever trouble there was. */
    void wake(UUID id) {
        jdbc.sql("update webhook set rest_until = null where id = ?").param(id).update();
    }

    /** Those that hold and can be read, the latest first: without the key they were encrypted with, none. */
    List<String> secrets(UUID id, Instant now) {
        record Kept(byte[] secret, byte @Nullable [] oldSecret, @Nullable Timestamp oldSecretUntil) {}
        var kept = jdbc.sql("select secret, old_secret, old_secret_until from webhook where id = ?").param(id).query(Kept.class).optional();
        if (kept.isEmpty()) return List.of();
        var until = kept.get().oldSecretUntil;
        var old = until != null && until.toInstant().isAfter(now) ? kept.get().oldSecret : null;
        var latest = readable(kept.get().secret);
        if (latest.isEmpty() || old == null) return latest.stream().toList();
        return Stream.concat(latest.stream(), readable(old).stream()).toList();
    }

    private Optional<String> readable(byte[] encrypted) {
        try {
            return Optional.of(secrets.decrypt(encrypted));
        } catch (IllegalStateException | IllegalArgumentException | NegativeArraySizeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** It arrived: whatever trouble there was is over. */
    void well(UUID id, Instant now) {
        jdbc.sql("update webhook set last_success_at = ?, failing_since = null, tries = 0, rest_until = null where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    /** It did not arrive: the next try is not before {@code rest}. */
    void trouble(UUID id, WebhookAnswer answer, Instant now, int tries, Instant rest) {
        jdbc.sql("""
                update webhook set last_failure_at = :now, failing_since = coalesce(failing_since, :now), last_code = :code, last_status = :status,
                    tries = :tries, rest_until = :rest
                where id = :id""")
                .param("now", Timestamp.from(now))
                .param("code", answer.code())
                .param("status", answer.status())
                .param("tries", tries)
                .param("rest", Timestamp.from(rest))
                .param("id", id)
                .update();
    }

    /** @return its name, if it was on until now */
    Optional<String> gone(UUID id, Instant now) {
        return jdbc.sql("update webhook set active = false, gone_at = ? where id = ? and active returning name")
                .params(Timestamp.from(now), id)
                .query(String.class)
                .optional();
    }

    private static Webhook read(ResultSet row, int n) throws SQLException {
        var events = List.of((String[]) row.getArray("events").getArray());
        return new Webhook(row.getObject("id", UUID.class), row.getString("name"), row.getString("url"), row.getBoolean("active"), events,
                row.getTimestamp("created_at").toInstant(), health(row), row.getLong("waiting"));
    }

    private static Health health(ResultSet row) throws SQLException {
        var gone = instant(row, "gone_at");
        var failing = instant(row, "failing_since");
        var success = instant(row, "last_success_at");
        var state = gone != null ? State.GONE : !row.getBoolean("active") ? State.OFF : failing != null ? State.FAILING : success == null ? State.NEW : State.OK;
        return new Health(state, state == State.GONE ? Objects.requireNonNull(gone) : failing, success, instant(row, "last_failure_at"),
                row.getString("last_code"), row.getObject("last_status", Integer.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

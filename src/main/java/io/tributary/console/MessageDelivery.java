package io.tributary.console;

import io.tributary.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an outgoing message is.
 *
 * @param state held, queued, sent or failed; sent if it reached anybody, then {@code failures} names those it did not reach
 * @param error the other server's words, of the first failure or of what it waits for
 * @param holdUntil until when it can be taken back, while it is held
 * @param code enhanced status code (RFC 3463) or SMTP reply code of that error
 * @param hard whether the first failure is for good; null if nothing failed
 * @param recipient whom the first failure was about
 * @param attempts how often it was tried
 * @param nextTryAt when the next try is, while it is queued
 * @param blocked whether it waits because its account can send nothing at all at the moment
 * @param fault of a failure: null if it is the other side's; {@code account}: our own could send nothing; {@code removed}: our own is gone
 * @param waiting why it is not there yet: a server asked for patience, the account cannot send, another server goes on trying
 */
public record MessageDelivery(String state, Instant at, @Nullable String error, @Nullable Instant holdUntil, @Nullable String code,
        @Nullable Boolean hard, @Nullable String recipient, int attempts, @Nullable Instant nextTryAt, boolean blocked, @Nullable String fault, @Nullable String waiting,
        List<Failure> failures) {

    /** One whom the message did not reach. */
    public record Failure(String recipient, @Nullable String code, boolean hard, @Nullable String reason, @Nullable Instant at) {}

    private record Fate(String address, String state, @Nullable String code, boolean hard, @Nullable String reason, @Nullable Instant at,
            @Nullable String fault) {}

    /** Null for a message that does not go out. */
    static @Nullable MessageDelivery read(ResultSet row) throws SQLException {
        var state = row.getString("delivery_state");
        if (state == null) return null;
        var fates = Arrays.asList(Json.read(row.getString("recipients"), Fate[].class));
        var failures = fates.stream()
                .filter(fate -> fate.state.equals("failed"))
                .map(fate -> new Failure(fate.address, fate.code, fate.hard, fate.reason, fate.at))
                .toList();
        var first = fates.stream().filter(fate -> fate.state.equals("failed")).findFirst().orElse(null);
        var queued = state.equals("queued");
        var delayed = fates.stream().filter(fate -> fate.state.equals("sent") && fate.reason != null).map(Fate::reason).findFirst().orElse(null);
        var trouble = queued ? row.getString("trouble") : null;
        var waiting = trouble != null ? trouble : queued ? row.getString("delivery_error") : delayed;
        return new MessageDelivery(state, row.getTimestamp("delivery_at").toInstant(), first == null ? row.getString("delivery_error") : first.reason,
                state.equals("held") ? row.getTimestamp("not_before").toInstant() : null, first == null ? row.getString("delivery_code") : first.code,
                first == null ? null : (Boolean) first.hard, first == null ? null : first.address, row.getInt("attempts"),
                queued && row.getString("lease_owner") == null ? at(row.getTimestamp("next_try_at")) : null, trouble != null, first == null ? null : first.fault, waiting, failures);
    }

    private static @Nullable Instant at(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

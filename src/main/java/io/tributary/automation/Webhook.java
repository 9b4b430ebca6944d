package io.tributary.automation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another system that wants to be told, and how it is with it.
 *
 * @param events of {@link #EVENTS}
 * @param waiting how many deliveries have not arrived yet
 */
public record Webhook(UUID id, String name, String url, boolean active, List<String> events, Instant createdAt, Health health, long waiting) {

    /** What one can be told of. */
    public static final List<String> EVENTS = List.of("promise.warned", "promise.broken", "ticket.escalated");

    public enum State {
        /** Nothing has gone out yet. */
        NEW,
        OK,
        /** Nothing has arrived since. */
        FAILING,
        OFF,
        /** Switched off by the receiver's own 410. */
        GONE;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param since when the trouble began
     * @param code of the last failure, as in {@link WebhookAnswer}
     */
    public record Health(State state, @Nullable Instant since, @Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt, @Nullable String code,
            @Nullable Integer status) {}
}

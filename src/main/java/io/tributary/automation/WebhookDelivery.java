package io.tributary.automation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing one webhook is told.
 *
 * @param id the {@code webhook-id} it travels under
 * @param state {@code waiting}, {@code delivered} or {@code given_up}
 * @param nextAt when it is tried next; null unless it waits, and while it is being tried
 * @param status of the last try, as {@code code} and {@code answer} are
 */
public record WebhookDelivery(UUID id, String type, long ticket, Instant at, String state, int attempts, @Nullable Instant nextAt,
        @Nullable Instant triedAt, @Nullable Integer status, @Nullable String code, @Nullable Integer millis, @Nullable String answer, String body) {}

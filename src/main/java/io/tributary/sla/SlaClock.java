package io.tributary.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise of a ticket, with what has been done about it. While it runs, an instance of the engine's of the same id looks after it.
 *
 * @param warnedAt when somebody was told that it is due soon
 */
record SlaClock(UUID id, UUID ticket, Promise promise, @Nullable Instant warnedAt) {

    SlaClock with(Promise now) {
        // Who was told of another hour was not told of this one.
        var told = now.warnAt() != null && now.warnAt().equals(promise.warnAt());
        return new SlaClock(id, ticket, now, told ? warnedAt : null);
    }
}

package io.tributary.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the way to a deadline, as it is read.
 *
 * @param name of a special day, or of the ticket's status that paused
 */
public record Piece(Instant from, Instant to, Interval.Kind kind, boolean counted, @Nullable String name, long seconds) {

    public static Piece of(Interval interval) {
        return new Piece(interval.from(), interval.to(), interval.kind(), interval.counted(), interval.name(), interval.length().toSeconds());
    }
}

package io.tributary.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the way from a start to a deadline.
 *
 * @param name of the day off or make-up day, where it has one; of the ticket's status, where that paused
 */
public record Interval(Instant from, Instant to, Kind kind, @Nullable String name) {

    /** Why it was counted or skipped. */
    public enum Kind {
        COUNTED,
        /** Counted, on a day that would be free. */
        MAKE_UP_DAY,
        OUTSIDE_HOURS,
        /** Skipped, and with it the part of its last shift that would have lain on the day after. */
        DAY_OFF,
        /** Skipped, for what was promised stood still while its ticket was in that status. */
        PAUSED;

        /** As written in JSON. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean counted() {
        return kind == Kind.COUNTED || kind == Kind.MAKE_UP_DAY;
    }

    boolean sameAs(Interval other) {
        return kind == other.kind && Objects.equals(name, other.name);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}

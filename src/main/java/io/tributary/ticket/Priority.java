package io.tributary.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much it matters, from low to urgent. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    @JsonCreator
    public static Priority of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.tributary.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a ticket stands. Pending waits for the customer, on hold for a third party. */
public enum Status {
    NEW,
    OPEN,
    PENDING,
    ON_HOLD,
    RESOLVED,
    CLOSED;

    @JsonCreator
    public static Status of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean done() {
        return this == RESOLVED || this == CLOSED;
    }
}

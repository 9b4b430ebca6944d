package io.tributary.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a promise is about. */
public enum Metric {
    /** From a customer's first word to the first answer of a human. */
    FIRST_RESPONSE,
    /** From the oldest word of a customer that nobody has answered yet, once they had an answer. */
    NEXT_RESPONSE,
    /** From the beginning, or from being opened again, until it is resolved. */
    RESOLUTION;

    @JsonCreator
    public static Metric of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

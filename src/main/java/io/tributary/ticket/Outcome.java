package io.tributary.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a callback ended. */
public enum Outcome {
    /** All is well now. */
    SATISFIED,
    /** There is something left to do: the ticket is opened again. */
    UNRESOLVED,
    /** Nobody answered, however often one tried. */
    UNREACHABLE;

    @JsonCreator
    public static Outcome of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

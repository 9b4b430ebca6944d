package io.tributary.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who speaks to whom: the customer to us, we to the customer, we among ourselves, or nobody (an event). */
public enum MessageKind {
    CUSTOMER,
    REPLY,
    NOTE,
    EVENT;

    @JsonCreator
    public static MessageKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String direction() {
        return switch (this) {
            case CUSTOMER -> "in";
            case REPLY -> "out";
            case NOTE, EVENT -> "internal";
        };
    }
}

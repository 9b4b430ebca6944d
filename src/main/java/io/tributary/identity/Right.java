package io.tributary.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody may do with a ticket. Each of them needs {@link #SEE}; none of the others includes another. */
public enum Right {
    SEE,
    /** Internal notes. */
    NOTE,
    /** What a customer gets to read, and the key to the ticket's page. */
    REPLY,
    /** Its fields, and who takes part. */
    CHANGE,
    /** Moving messages between tickets, and back. */
    MERGE;

    public static final Set<Right> ALL = Collections.unmodifiableSet(EnumSet.allOf(Right.class));

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

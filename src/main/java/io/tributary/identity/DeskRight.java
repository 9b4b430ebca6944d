package io.tributary.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody may do at the desk besides working on the tickets there are. People, teams, rights and mailboxes are not among them:
 * who may change those could give themselves everything else.
 */
public enum DeskRight {
    /** New tickets, in a customer's name or ours. */
    OPEN,
    /** Mail that is in no ticket, and who is kept out. */
    INBOUND,
    /** Everybody's canned answers, and those of the teams one sees. */
    CANNED,
    CATEGORIES,
    /** Reading what was done to the house. */
    AUDIT;

    public static final Set<DeskRight> ALL = Collections.unmodifiableSet(EnumSet.allOf(DeskRight.class));

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

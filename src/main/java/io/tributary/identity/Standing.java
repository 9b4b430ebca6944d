package io.tributary.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * As what somebody meets a ticket: their role, or of an agent that they lead its team. One counts, never two together. Where no team
 * decides, an agent who leads any counts as a lead.
 */
public enum Standing {
    AGENT,
    LEAD,
    SUPERVISOR,
    /** Has every right, always: nobody can take from the last one what they need to give it back. */
    ADMIN;

    static Standing of(Role role, boolean lead) {
        return switch (role) {
            case AGENT -> lead ? LEAD : AGENT;
            case SUPERVISOR -> SUPERVISOR;
            case ADMIN -> ADMIN;
        };
    }

    /** As written in JSON and SQL. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

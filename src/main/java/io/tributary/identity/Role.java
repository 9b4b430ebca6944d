package io.tributary.identity;

/** What an agent may do. A supervisor sees more teams, an admin sees all and sets the house up. */
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMIN;

    public static Role of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }

    /** As written in JSON and SQL. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

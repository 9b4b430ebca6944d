package io.tributary.ticket;

import io.tributary.identity.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param kind {@code agent}, {@code customer} or {@code system}
 */
public record Actor(String kind, @Nullable UUID id, @Nullable String name) {

    public static final Actor SYSTEM = new Actor("system", null, null);

    public static Actor of(Caller caller) {
        return new Actor("agent", caller.id(), caller.name());
    }

    public static Actor customer(UUID id, @Nullable String name) {
        return new Actor("customer", id, name);
    }
}

package io.tributary.identity;

import java.util.UUID;

/**
 * A person who answers customers.
 *
 * @param locale language of the screens, {@code en} or {@code zh-CN}
 * @param theme {@code system}, {@code light} or {@code dark}
 */
public record Agent(UUID id, String email, String name, Role role, String locale, String theme) {

    /** As they call when they work themselves, with all their rights. */
    public Caller caller() {
        return new Caller(id, name, role, null);
    }
}

package io.tributary.identity;

import java.util.UUID;

/**
 * A mail from the house to one of its own people.
 *
 * @param agent whom it is for
 * @param locale of its words
 */
public record HouseLetter(UUID agent, String address, String name, String locale, String subject, String text) {

    /** It may hold a key to the house: never in a log. */
    @Override
    public String toString() {
        return "to " + agent;
    }
}

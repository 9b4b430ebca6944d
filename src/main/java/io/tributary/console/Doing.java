package io.tributary.console;

import java.util.Arrays;
import java.util.Optional;

/** What somebody does at a ticket; of several tabs the strongest counts. */
enum Doing {
    /** Is typing an answer to the customer. */
    REPLY,
    /** Is typing an internal note. */
    NOTE,
    VIEWING,
    /** The ticket is open in a tab nobody looks at. */
    IDLE;

    boolean typing() {
        return this == REPLY || this == NOTE;
    }

    /** As written in JSON. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Doing> of(String key) {
        return Arrays.stream(values()).filter(doing -> doing.key().equals(key)).findFirst();
    }
}

package io.tributary.platform;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot run; the message tells the operator why and what to do. */
final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message) {
        this(message, null);
    }

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

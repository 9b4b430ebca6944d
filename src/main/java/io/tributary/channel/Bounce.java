package io.tributary.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says of a mail that was sent.
 *
 * @param original Message-ID of that mail without brackets, if the report names or returns it
 */
record Bounce(@Nullable String original, List<Failure> failures) {

    /**
     * One recipient's fate.
     *
     * @param recipient null if the report does not say
     * @param delayed the other side goes on trying: nothing has failed yet
     * @param hard it will never arrive (5.x.x); false: it might another time (4.x.x, and 5.2.2: a full mailbox can be emptied)
     * @param code enhanced status code (RFC 3463) such as {@code 5.1.1}; made from the SMTP reply or the words if none is given
     * @param reason the other server's words, one line
     */
    record Failure(@Nullable String recipient, boolean delayed, boolean hard, String code, String reason) {}
}

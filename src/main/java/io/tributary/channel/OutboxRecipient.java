package io.tributary.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody an outgoing message goes to, and what became of it there.
 *
 * @param state {@code waiting}, {@code sent} or {@code failed}
 * @param code enhanced status code (RFC 3463) where the server gave one, else its SMTP reply code
 * @param hard it will never arrive; false: it might have another time
 * @param reason the server's words
 * @param fault null if it is the other side's; {@code account}: our own could send nothing; {@code removed}: our own is gone
 */
record OutboxRecipient(String address, String state, @Nullable String code, boolean hard, @Nullable String reason, @Nullable Instant at,
        @Nullable String fault) {

    static final String WAITING = "waiting";
    static final String SENT = "sent";
    static final String FAILED = "failed";

    static OutboxRecipient waiting(String address) {
        return new OutboxRecipient(address, WAITING, null, false, null, null, null);
    }

    OutboxRecipient sent(Instant now) {
        return new OutboxRecipient(address, SENT, null, false, null, now, null);
    }

    OutboxRecipient failed(@Nullable String code, boolean hard, String reason, Instant now) {
        return new OutboxRecipient(address, FAILED, code, hard, reason, now, null);
    }

    /** It never came to asking the other side. */
    OutboxRecipient failedHere(String fault, @Nullable String code, String reason, Instant now) {
        return new OutboxRecipient(address, FAILED, code, false, reason, now, fault);
    }

    /** Its state stands, but there is something to say of it: a server tries later, or says that it does. */
    OutboxRecipient noted(@Nullable String code, String reason, Instant now) {
        return new OutboxRecipient(address, state, code, false, reason, now, null);
    }

    boolean is(String state) {
        return this.state.equals(state);
    }
}

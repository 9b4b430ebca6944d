package io.tributary.channel;

import io.tributary.platform.Problem;
import io.tributary.platform.StorageFailure;
import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;

/**
 * Why a row could not be processed.
 *
 * @param code stable: {@code unreadable, raw-missing, account-gone, too-deep, out-of-memory, interrupted, database, clash, storage, failed}
 * @param detail the same in words, for people
 */
record Trouble(String code, String detail, Cure cure) {

    private static final int LONGEST_DETAIL = 500;

    /** What may help. */
    enum Cure {
        /** Nothing: it is parked at once. */
        NONE,
        /** Another try, a few times. */
        TRIES,
        /** Time: it is none of the row's doing, and is not held against it. */
        TIME,
        /** Time, unless it goes on: then it may be the row's doing after all. */
        SOME_TIME
    }

    static Trouble of(Throwable error) {
        var detail = detail(error);
        return switch (telling(error)) {
            case Unprocessable known -> new Trouble(known.code(), detail, Cure.NONE);
            case StackOverflowError deep -> new Trouble("too-deep", detail, Cure.NONE);
            // Perhaps another mail took the memory.
            case OutOfMemoryError large -> new Trouble("out-of-memory", detail, Cure.TRIES);
            case MessagingException unreadable -> new Trouble("unreadable", detail, Cure.NONE);
            case Problem refused -> new Trouble(refused.code(), detail, Cure.NONE);
            // Two first mails of one person met; the loser finds the person there.
            case DuplicateKeyException met -> new Trouble("clash", detail, Cure.SOME_TIME);
            case UncheckedIOException disk -> new Trouble("storage", detail, Cure.SOME_TIME);
            case Throwable away when StorageFailure.in(error) -> new Trouble("database", detail, Cure.TIME);
            default -> new Trouble("failed", detail, Cure.TRIES);
        };
    }

    /** What happened, out of what others wrapped round it. */
    private static Throwable telling(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError || cause instanceof Unprocessable || cause instanceof DuplicateKeyException) return cause;
        }
        return error;
    }

    /** The last try ended the program, and there is none left. */
    static Trouble interrupted(int attempts) {
        return new Trouble("interrupted", "The program ended while working on it, at the try number " + attempts + ".", Cure.NONE);
    }

    static String detail(Throwable error) {
        var cause = NestedExceptionUtils.getMostSpecificCause(error);
        var said = cause instanceof Unprocessable ? String.valueOf(cause.getMessage()) : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return storable(said, LONGEST_DETAIL);
    }

    /** PostgreSQL takes no NUL, UTF-8 no half of a pair, and a list no line breaks. */
    static String storable(String text, int longest) {
        var kept = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
                .limit(longest)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

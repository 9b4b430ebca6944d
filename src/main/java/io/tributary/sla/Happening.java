package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a ticket's history bears on what it was promised, in the order in which it was written down. */
sealed interface Happening {

    Instant at();

    record Opened(Instant at, String status, String priority, String channel) implements Happening {}

    record Said(Instant at, Word word) implements Happening {}

    /** What was said counts no more: it was taken back, or it will never reach whom it was for. */
    record Unsaid(Instant at, UUID message) implements Happening {}

    /** A message that had failed is on its way once more. */
    record SaidAgain(Instant at, UUID message) implements Happening {}

    record StatusChanged(Instant at, @Nullable UUID operation, String status) implements Happening {}

    record PriorityChanged(Instant at, String priority) implements Happening {}

    /** Words came from another ticket, or went to one. */
    record Moved(Instant at, UUID operation, boolean here, List<Word> words) implements Happening {}

    /** Its customer only said thanks with this message: it was never opened again. */
    record KeptSolved(Instant at, UUID message) implements Happening {}

    /** From now on it stands under this; null: under nothing. */
    record Governed(Instant at, @Nullable Agreement agreement) implements Happening {}

    /**
     * A message, as far as promises go.
     *
     * @param counts whether a customer said it or a human of ours answered with it; a note, or what a machine said, does not
     * @param failed whether it will never reach whom it was for
     */
    record Word(UUID message, Instant at, boolean customers, boolean counts, boolean failed) {}
}

package io.tributary.insight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to count of a ticket.
 *
 * @param arrivedAt when its customer first wrote, or it was opened
 * @param resolvedAt the last time, if it was not opened again
 * @param replies of humans, as far as they stand in it
 */
record Facts(TicketStory.Head ticket, Instant arrivedAt, @Nullable Instant resolvedAt, int replies, int reopened, List<Happened> happenings) {

    enum Kind {
        ARRIVED,
        /** Every answer of a human. */
        REPLY,
        /** The first of them, if somebody waited for it. */
        FIRST_REPLY,
        /** One that somebody waited for who had had an answer before. */
        NEXT_REPLY,
        RESOLVED,
        REOPENED,
        /** One agent handed it to another. */
        REASSIGNED,
        /** A promise was kept in time. */
        KEPT,
        /** A promise was due and not kept; at its due time. */
        BROKEN,
        /** Its customer said how it went; the last time they did. */
        SCORED
    }

    /**
     * @param agent who did it; of a promise or a score, who had the ticket then
     * @param team whose it was then
     * @param metric which promise
     * @param seconds since what it ends began
     * @param worked the same in working time, where something was promised
     * @param lasting false for a resolution that did not hold
     */
    record Happened(Kind kind, Instant at, @Nullable UUID agent, @Nullable UUID team, @Nullable String metric, @Nullable Long seconds, @Nullable Long worked,
            @Nullable Integer score, boolean lasting) {}
}

package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the open tickets of a policy that stand under an older version of it, an older edition of its calendar or an older
 * diagram, once they stand under what holds now.
 *
 * @param target what that is, for {@code If-Match}
 * @param tickets how many there are
 * @param changes what changes for them, of the first hundred; a ticket for which nothing does is not in it
 */
public record Moves(String target, int tickets, List<Change> changes) {

    /**
     * @param ticket its number
     * @param dueBefore null while it stands still, or if it was not promised
     * @param dueAfter null while it stands still, or if it is promised no more
     * @param stateBefore as in {@code sla[]} of a ticket; null if it was not promised
     * @param stateAfter null if it is promised no more
     */
    public record Change(long ticket, Metric metric, @Nullable Instant dueBefore, @Nullable Instant dueAfter, @Nullable String stateBefore, @Nullable String stateAfter) {}
}

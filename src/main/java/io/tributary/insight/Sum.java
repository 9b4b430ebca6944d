package io.tributary.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a figure counted.
 *
 * @param count everything: answers, promises, resolutions
 * @param tickets in how many tickets
 * @param hits how much of it was as one would have it; of {@code reopened}, was not
 * @param missTickets tickets with one that was no hit
 * @param median seconds
 * @param average seconds
 * @param worked median of the seconds of working time, where something was promised
 * @param score average of 1 to 5
 * @param agents how many different ones
 */
public record Sum(long count, long tickets, long hits, long hitTickets, long missTickets, @Nullable Double median, @Nullable Double average, @Nullable Double worked,
        @Nullable Double score, long agents) {

    static final Sum NONE = new Sum(0, 0, 0, 0, 0, null, null, null, null, 0);
}

package io.tributary.platform;

/** Where the live feed stands now: the last {@code seq} given out. A page loaded now needs only what comes after it. */
@FunctionalInterface
public interface FeedPosition {

    long now();
}

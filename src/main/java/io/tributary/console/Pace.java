package io.tributary.console;

/** How fast one socket may speak: a burst of twenty, then four a second; a console needs one in ten seconds and one a keystroke pause. */
final class Pace {

    private static final int BURST = 20;
    private static final double A_SECOND = 4;

    private double left = BURST;
    private long at;
    private boolean started;

    synchronized boolean take(long nanos) {
        if (started) left = Math.min(BURST, left + (nanos - at) / 1e9 * A_SECOND);
        started = true;
        at = nanos;
        if (left < 1) return false;
        left--;
        return true;
    }
}

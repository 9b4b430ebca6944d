package io.tributary.sla;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * From when until when people work on one day of the week. It belongs to the day it begins on: a {@code to} that is not after
 * {@code from} is one of the next day, and midnight the end of the day.
 */
public record WorkPeriod(DayOfWeek day, LocalTime from, LocalTime to) {

    /** Whether it ends on the day after, at midnight or later. */
    boolean overMidnight() {
        return !to.isAfter(from);
    }
}

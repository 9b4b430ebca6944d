package io.tributary.sla;

import java.time.Instant;
import java.util.List;

/**
 * Why a deadline is when it is.
 *
 * @param intervals from the start to the deadline, in order and without a hole
 * @param beyondData whether it lies after the last day the calendar's days off are known for
 */
public record Explanation(Instant deadline, List<Interval> intervals, boolean beyondData) {}

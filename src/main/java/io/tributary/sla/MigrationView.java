package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far open tickets of a policy have been moved.
 *
 * @param version of the policy, that they are moved to
 * @param by who had them moved; null if nobody of that id works here
 * @param total how many tickets, those among them that have come since it began
 * @param failed how many could not be moved, and stand as they stood
 * @param failures the numbers of the first hundred of those
 * @param finishedAt null while it goes on
 */
public record MigrationView(UUID id, int version, Instant at, Policy.@Nullable Author by, long total, long moved, long failed, List<Long> failures,
        @Nullable Instant finishedAt) {}

package io.tributary.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to whom, as it is now or was in some version.
 *
 * @param number of the version, from 1
 * @param version its id, which tickets keep
 * @param rank its place among the policies, from 1; 0 if it has been put away
 * @param by who wrote this version; null if nobody did, for it came with the house
 */
public record Policy(UUID id, int number, UUID version, int rank, PolicySheet sheet, Instant at, @Nullable Author by) {

    public record Author(UUID id, String name) {}
}

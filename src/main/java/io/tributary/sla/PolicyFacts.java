package io.tributary.sla;

import io.tributary.ticket.Priority;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is chosen by: a ticket as it was at some moment.
 *
 * @param channel the account it came in by
 * @param teams its team, then those that one is under, nearest first; none if it has no team
 * @param categories its category, then those that one is below, nearest first
 */
public record PolicyFacts(String channel, List<UUID> teams, List<String> categories, Set<String> tags, Priority priority, @Nullable String tier,
        @Nullable UUID organisation) {}

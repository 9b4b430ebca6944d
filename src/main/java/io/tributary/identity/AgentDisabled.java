package io.tributary.identity;

import java.util.UUID;

/**
 * Somebody works here no more.
 *
 * @param unassign whether the tickets they had open are to have nobody
 */
public record AgentDisabled(UUID agent, boolean unassign, Caller by) {}

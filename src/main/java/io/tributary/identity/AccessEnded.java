package io.tributary.identity;

import java.util.UUID;

/** What this agent was let in with no longer holds: their sessions and open sockets end, their tokens are looked at anew. */
public record AccessEnded(UUID agent) {}

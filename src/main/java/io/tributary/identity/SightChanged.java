package io.tributary.identity;

import java.util.Set;
import java.util.UUID;

/** These agents are in other teams than before. */
public record SightChanged(Set<UUID> agents) {}

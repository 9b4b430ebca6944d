package io.tributary.ticket;

import java.time.Instant;
import java.util.UUID;

/** Its customer may be asked how it went. Whoever can reach them does, and says so by {@link FollowUps#ask}. */
public record SatisfactionDue(UUID ticketId, Instant at) {}

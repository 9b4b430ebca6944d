package io.tributary.sla;

import io.tributary.ticket.Priority;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clock, and in whose hands its ticket is. */
record HeldClock(SlaClock clock, @Nullable UUID team, @Nullable UUID assignee, Priority priority) {}

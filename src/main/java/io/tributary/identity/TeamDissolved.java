package io.tributary.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team is about to go. Who has something of it hands that over, or refuses with a {@link io.tributary.platform.Problem}.
 *
 * @param heir who gets it; null: nobody may
 */
public record TeamDissolved(UUID team, @Nullable UUID heir, Caller by) {}

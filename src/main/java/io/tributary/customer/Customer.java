package io.tributary.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, as of now.
 *
 * @param calendar by whose working time they are promised things: their own, or their organisation's; null: nobody has decided
 */
public record Customer(UUID id, @Nullable String name, @Nullable UUID organisation, String tier, @Nullable UUID calendar) {}

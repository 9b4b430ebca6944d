package io.tributary.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A house whose people write to us.
 *
 * @param domains of their mail addresses; whoever writes from one for the first time belongs to it
 * @param tier what its people are to us; null: each is what they are
 * @param calendar by whose working time they are promised things; null: the policy's
 */
public record Organisation(UUID id, String name, List<String> domains, @Nullable String tier, @Nullable UUID calendar, long customers, long rev) {}

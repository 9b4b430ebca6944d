package io.tributary.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a person.
 *
 * @param calendar their own; null: their organisation's holds
 */
public record CustomerSheet(UUID id, @Nullable String name, String tier, @Nullable UUID organisation, @Nullable UUID calendar, long rev) {}

package io.tributary.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, as of now. */
public record Customer(UUID id, @Nullable String name, @Nullable UUID organisation, String tier) {}

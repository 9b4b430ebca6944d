package io.tributary.ticket;

import org.jspecify.annotations.Nullable;

/** A name and an address on a message: its author, or one it went to. */
public record Person(@Nullable String name, @Nullable String address) {}

package io.tributary.identity;

import java.util.UUID;

/** Agents who share a queue. {@code lead} is said of whoever asked. */
public record Team(UUID id, String name, boolean lead) {}

package io.tributary.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that was done to the house.
 *
 * @param actor whose doing it was; null where nobody was signed in
 * @param object what it was done to: an id, or a key
 * @param objectName what people call that, where it is somebody or a team there still is
 */
public record AuditEntry(UUID id, Instant at, @Nullable Actor actor, String action, @Nullable String object, @Nullable String objectName,
        JsonNode detail) {

    public record Actor(UUID id, @Nullable String name) {}
}

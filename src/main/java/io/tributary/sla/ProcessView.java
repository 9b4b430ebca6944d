package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance of a drawn process stands.
 *
 * @param definition the engine's id of it, by which its drawing is read
 * @param elements that it waits at; none once it has ended
 * @param next the timer that rings next
 * @param called the process that one of its steps has called, as long as that runs
 */
public record ProcessView(String definition, String key, int version, @Nullable String name, List<String> elements, @Nullable Timer next,
        @Nullable ProcessView called) {

    public record Timer(Instant at, String element) {}
}

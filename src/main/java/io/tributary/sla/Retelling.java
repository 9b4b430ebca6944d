package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's history comes to, by the rules that its promises go by.
 *
 * @param questions what customers said that waits, or waited, for an answer; nothing automatic
 * @param answers what humans answered and what was not taken back and did not fail
 * @param spans when it was not resolved; an opening that was only for a thank-you is none
 */
public record Retelling(List<Said> questions, List<Said> answers, List<Open> spans, List<Kept> promises) {

    public record Said(UUID message, Instant at) {}

    /** @param end null while it is open */
    public record Open(Instant start, @Nullable Instant end) {}

    /**
     * A promise and what became of it.
     *
     * @param metric {@code first_response}, {@code next_response} or {@code resolution}
     * @param metAt when it was kept, or at last
     * @param brokenAt its due time, if it was not kept by then
     * @param worked seconds of working time it took, or has taken
     */
    public record Kept(String metric, Instant startedAt, @Nullable Instant metAt, @Nullable Instant brokenAt, long worked) {}
}

package io.tributary.insight;

import io.tributary.ticket.History.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that facts about a ticket are told from.
 *
 * @param lines its history, oldest first
 * @param parts those of the tickets that are part of it
 * @param authors which agent wrote a message
 */
record TicketStory(Head head, List<Line> lines, List<List<Line>> parts, Map<UUID, UUID> authors) {

    /** How it stands: what is chosen by, and whether it counts: spam does not, nor what is part of another ticket. */
    record Head(UUID ticket, long number, String channel, @Nullable UUID team, @Nullable String category, String tier, @Nullable UUID assignee, boolean counted) {}

    /** @param agent who did it, if an agent did */
    record Line(Entry entry, @Nullable UUID agent) {

        Instant at() {
            return entry.at();
        }

        boolean is(String type) {
            return entry.type().equals(type);
        }
    }
}

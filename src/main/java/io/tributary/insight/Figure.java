package io.tributary.insight;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tributary.platform.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a period. Tickets that are part of another one count as that one, spam does not count, and what machines write is
 * never an answer. A ticket counts for the team and in the category it has now. What each counts is written in {@code reporting.figure}.
 */
public enum Figure {
    /** Tickets whose customer first wrote, or that were opened, in the period. */
    ARRIVED,
    /** Median time from the word a customer waited on to the first answer of a human, of the tickets that got it in the period; by the clock, and in working time where it was promised. */
    FIRST_RESPONSE,
    /** The same of every later answer, from the customer's oldest word that had none. */
    NEXT_RESPONSE,
    /** Median time from a ticket's arrival to its resolution, of the tickets resolved in the period and not opened again since. */
    RESOLUTION,
    /** Promises kept, of those that ended in the period: a kept one when it was kept, a broken one at its due time. */
    SLA,
    /** Of the tickets resolved in the period, and not opened again since, those that took exactly one answer of a human and were never opened again. */
    FIRST_CONTACT,
    /** Of the customers' answers in the period, those with 4 or 5; of a ticket the last one. */
    SATISFACTION,
    /** Of the tickets resolved in the period those that were opened again after it. Not by a mere thank-you that was marked as one. */
    REOPENED,
    /** Tickets that humans answered in the period, by the number of those who did. */
    ANSWERED;

    /** As written in JSON, SQL and addresses. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem {@code invalid} */
    public static Figure of(String key) {
        for (var figure : values()) {
            if (figure.key().equals(key)) return figure;
        }
        throw Problem.invalid("figure", "unknown");
    }

    /** Null where there is nothing to say: seconds, a share of one, or tickets. */
    @Nullable Double value(Sum sum) {
        return switch (this) {
            case ARRIVED -> (double) sum.tickets();
            case FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION -> sum.median();
            case SLA, FIRST_CONTACT, SATISFACTION -> share(sum.hits(), sum.count());
            case REOPENED -> share(sum.hitTickets(), sum.tickets());
            case ANSWERED -> share(sum.tickets(), sum.agents());
        };
    }

    private static @Nullable Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }
}

package io.tributary.portal;

import io.tributary.ticket.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ticket as its customer may see it.
 *
 * @param ticket the one the link was made for, which may have been merged into another since
 * @param status of the ticket it is now part of
 * @param open whether words are still taken: a closed matter needs a new mail
 * @param own whether that ticket is the customer's own, so that they may say it is solved
 * @param company whom the customer wrote to, in words
 * @param address where to write a new mail; null if that account is gone
 * @param lang in which the customer writes, as far as known
 * @param updatedAt when the customer could last see something change
 */
public record StatusPage(UUID ticket, long number, String subject, Status status, boolean open, boolean own, String company, @Nullable String address,
        @Nullable String lang, Instant updatedAt, List<PublicMessage> messages) {

    /** Whether there is anything left to call solved. */
    public boolean solvable() {
        return own && !status.done();
    }

    /** One of three steps a customer understands: 1 received, 2 in progress, 3 solved. */
    public int step() {
        return status == Status.NEW ? 1 : status.done() ? 3 : 2;
    }
}

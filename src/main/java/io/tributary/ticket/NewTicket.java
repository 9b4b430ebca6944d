package io.tributary.ticket;

import io.tributary.customer.Address;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket about to be opened by an agent or a program.
 *
 * @param direction {@code CUSTOMER}: the text is what the customer said; {@code REPLY}: it is what we write to them
 * @param rest further fields, as a patch
 * @param externalId id of the outgoing message, null for an incoming one
 * @param hold how long an outgoing message can still be taken back
 */
public record NewTicket(String subject, String text, Address customer, String channel, MessageKind direction, @Nullable UUID team,
        TicketPatch rest, @Nullable String externalId, Duration hold) {}

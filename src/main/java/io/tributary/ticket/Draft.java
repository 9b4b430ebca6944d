package io.tributary.ticket;

import io.tributary.customer.Address;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is about to send or note down.
 *
 * @param id of the message it becomes; an outgoing {@code externalId} carries it
 * @param from our address it leaves from, null for a note
 * @param base the last message the agent had seen; null to send whatever came meanwhile
 * @param hold how long it can still be taken back
 * @param status the status the ticket shall have afterwards, null to leave it to the rules
 * @param mentions colleagues a note calls by name; they see the ticket from then on
 */
public record Draft(UUID id, MessageKind kind, String channel, @Nullable String from, String subject, String text, @Nullable String html,
        List<Address> to, List<Address> cc, List<UUID> attachments, @Nullable UUID base, Duration hold, @Nullable Status status,
        @Nullable String externalId, List<UUID> mentions) {

    public Draft(UUID id, MessageKind kind, String channel, @Nullable String from, String subject, String text, @Nullable String html,
            List<Address> to, List<Address> cc, List<UUID> attachments, @Nullable UUID base, Duration hold, @Nullable Status status,
            @Nullable String externalId) {
        this(id, kind, channel, from, subject, text, html, to, cc, attachments, base, hold, status, externalId, List.of());
    }
}

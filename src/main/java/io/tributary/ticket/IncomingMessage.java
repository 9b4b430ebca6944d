package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.platform.BlobStore.Blob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel understood of something it received. To us the channel is an opaque key.
 *
 * @param inboxId the raw it came from
 * @param team whose queue it falls into, null for everyone's
 * @param alsoTeams teams of further mailboxes the same mail reached
 * @param replyTo where the sender wants answers; empty for {@code from}
 * @param invited whom the sender put in To or Cc beside us
 * @param externalId what the channel calls the message; for mail its Message-ID without brackets
 * @param references external ids it answers, nearest first
 * @param signedReferences those of them that carry our own valid signature
 * @param signedTickets numbers of tickets named by one of our signed reply addresses among the recipients
 * @param authenticated whether our own mail server vouches for the sender's domain (DMARC, or aligned DKIM)
 * @param writtenAt when the sender says they wrote it; taken for true of an archived message alone
 * @param deliveryReport it tells what became of a mail of ours, which is the first of its references
 * @param evidence what the channel noticed and an agent may want to know
 */
public record IncomingMessage(
        UUID inboxId,
        String channel,
        @Nullable UUID team,
        List<UUID> alsoTeams,
        Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> replyTo,
        List<Address> invited,
        String subject,
        String text,
        @Nullable String quoted,
        @Nullable String html,
        @Nullable String lang,
        @Nullable String externalId,
        List<String> references,
        List<String> signedReferences,
        List<Long> signedTickets,
        boolean authenticated,
        Origin origin,
        @Nullable Instant writtenAt,
        boolean automatic,
        boolean deliveryReport,
        List<File> files,
        java.util.Map<String, Object> evidence,
        int parserVersion,
        int sanitizerVersion) {

    /** A file that came with it, its bytes already in the blob store. */
    public record File(String name, String type, boolean inline, @Nullable String contentId, Blob blob) {}
}

package io.tributary.channel;

import io.tributary.customer.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the mail sees, and what its headers say of where it belongs.
 *
 * @param messageId without angle brackets
 * @param references ids without brackets, nearest first
 * @param automatic whether somebody sat at the other end
 * @param why what made us think it automatic, for people to read
 * @param bounce what a delivery report tells, if it is one
 * @param authenticationResults the Authentication-Results headers (RFC 8601), topmost first, unfolded; not yet believed
 * @param spam what marked it as spam on its way to us, null if nothing did
 * @param writtenAt its Date header
 * @param desk what a desk like ours marks its mail with; not yet believed to be ours
 */
record ParsedMail(Address from, List<Address> to, List<Address> cc, List<Address> replyTo, String subject, String text,
        @Nullable String quoted, @Nullable String html, @Nullable String messageId, List<String> references, Automatic automatic,
        @Nullable String why, @Nullable Bounce bounce, List<String> authenticationResults, @Nullable String spam,
        @Nullable Instant writtenAt, @Nullable String desk, List<Leaf> leaves) {

    /** Who was at the other end. Everything but {@code NO} is never answered by a machine of ours. */
    enum Automatic {
        /** A person, as far as we can tell. */
        NO,
        /** A vacation robot, an acknowledgement (RFC 3834). */
        REPLY,
        /** A mailing list or a newsletter. */
        BULK,
        /** A delivery report on a mail of ours or of somebody who used our name (RFC 3464, and what providers send instead). */
        BOUNCE,
        /** A receipt: displayed, deleted (RFC 8098). */
        RECEIPT,
        /** A mailbox provider tells that one of ours was called spam, or did not prove where it came from (RFC 5965, 6591). */
        COMPLAINT
    }

    /** A part that is a file. */
    record Leaf(String name, String type, boolean inline, @Nullable String contentId, byte[] bytes) {}
}

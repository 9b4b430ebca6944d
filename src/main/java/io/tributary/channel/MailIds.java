package io.tributary.channel;

import io.tributary.platform.SigningKeys;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Our own Message-IDs (RFC 5322 section 3.6.4): {@code <message>.<signature>@<our domain>}. A reference that carries one proves that
 * its writer has seen the mail, for nobody else can make the signature.
 */
@Component
class MailIds {

    private static final Pattern OURS = Pattern.compile("([0-9a-f]{32})\\.([0-9a-f]{20})@.+");

    private static final Pattern REPLY_ADDRESS = Pattern.compile("[^@]*\\+t(\\d{6,18})\\.([0-9a-f]{20})@.+", Pattern.CASE_INSENSITIVE);

    private static final String DESK = "desk";

    private final SigningKeys keys;

    MailIds(SigningKeys keys) {
        this.keys = keys;
    }

    /** Without angle brackets; the same message always gets the same one while the key stands. */
    String of(UUID message, String ourAddress) {
        var id = message.toString().replace("-", "");
        return id + '.' + keys.sign(id) + '@' + ourAddress.substring(ourAddress.lastIndexOf('@') + 1);
    }

    /** {@code support+t100123.<signature>@…}: names the ticket even where a mail program drops every header of the thread. */
    String replyAddress(long ticket, String ourAddress) {
        var at = ourAddress.lastIndexOf('@');
        return ourAddress.substring(0, at) + "+t" + ticket + '.' + keys.sign(signed(ticket)) + ourAddress.substring(at);
    }

    /** The ticket an address of the form above names, if the signature is ours. */
    OptionalLong ticketAt(String address) {
        var parts = REPLY_ADDRESS.matcher(address);
        if (!parts.matches()) return OptionalLong.empty();
        var ticket = Long.parseLong(parts.group(1));
        return keys.verifies(signed(ticket), parts.group(2)) ? OptionalLong.of(ticket) : OptionalLong.empty();
    }

    private static String signed(long ticket) {
        return "reply-address:" + ticket;
    }

    /** The message of ours that bears this id, if the signature is ours. */
    Optional<UUID> message(String messageId) {
        var parts = OURS.matcher(messageId);
        if (!parts.matches() || !keys.verifies(parts.group(1), parts.group(2))) return Optional.empty();
        return Optional.of(UUID.fromString(parts.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
    }

    boolean ours(String messageId) {
        return message(messageId).isPresent();
    }

    /** What every mail of this installation carries, so that it knows its own again where the Message-ID was exchanged on the way. */
    String desk() {
        return keys.sign(DESK);
    }

    boolean isOurDesk(String mark) {
        return keys.verifies(DESK, mark);
    }
}

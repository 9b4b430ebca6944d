package io.tributary.channel;

import io.tributary.platform.SigningKeys;
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

    private final SigningKeys keys;

    MailIds(SigningKeys keys) {
        this.keys = keys;
    }

    /** Without angle brackets; the same message always gets the same one while the key stands. */
    String of(UUID message, String ourAddress) {
        var id = message.toString().replace("-", "");
        return id + '.' + keys.sign(id) + '@' + ourAddress.substring(ourAddress.lastIndexOf('@') + 1);
    }

    boolean ours(String messageId) {
        var parts = OURS.matcher(messageId);
        return parts.matches() && keys.verifies(parts.group(1), parts.group(2));
    }
}

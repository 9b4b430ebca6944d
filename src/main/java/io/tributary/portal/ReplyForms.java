package io.tributary.portal;

import io.tributary.platform.Ids;
import io.tributary.platform.SigningKeys;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Every form that is shown carries the id its message will have, signed for its ticket: sent twice it is one message, and a form that
 * we did not make is none.
 */
@Component
public class ReplyForms {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f]{20})");

    private final SigningKeys keys;

    ReplyForms(SigningKeys keys) {
        this.keys = keys;
    }

    public String fresh(UUID ticket) {
        var message = Ids.next();
        return message + "." + keys.sign(signed(ticket, message.toString()));
    }

    /** The id the form's message will have; nothing if the form was not made by us for this ticket. */
    public Optional<UUID> message(UUID ticket, String form) {
        var parts = FORM.matcher(form);
        if (!parts.matches() || !keys.verifies(signed(ticket, parts.group(1)), parts.group(2))) return Optional.empty();
        return Optional.of(UUID.fromString(parts.group(1)));
    }

    private static String signed(UUID ticket, String message) {
        return "status-form:" + ticket + ":" + message;
    }
}

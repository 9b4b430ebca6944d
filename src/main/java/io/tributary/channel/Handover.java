package io.tributary.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of handing a message to whoever carries it on.
 *
 * @param recipients those of this try, each with the fate it met
 * @param trouble why the account could not send at all; nothing of the message's doing
 * @param unsure all of it was handed over, and no answer came: it may have arrived
 * @param soon the rest can go at once: the server took as many as it takes at a time
 */
record Handover(List<OutboxRecipient> recipients, @Nullable SmtpReply trouble, boolean unsure, boolean soon) {

    static Handover of(List<OutboxRecipient> recipients) {
        return new Handover(recipients, null, false, false);
    }

    static Handover trouble(List<OutboxRecipient> recipients, SmtpReply trouble) {
        return new Handover(recipients, trouble, false, false);
    }
}

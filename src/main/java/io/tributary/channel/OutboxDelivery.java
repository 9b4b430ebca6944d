package io.tributary.channel;

import io.tributary.channel.Outbox.Due;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands messages to their connector and writes down what came of it. */
@Component
class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final Outbox outbox;
    private final MailComposer composer;
    private final Connectors connectors;
    private final Clock clock;

    OutboxDelivery(Outbox outbox, MailComposer composer, Connectors connectors, Clock clock) {
        this.outbox = outbox;
        this.composer = composer;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Whether there was one to deliver. */
    boolean deliverNext() {
        var due = outbox.claim();
        due.ifPresent(this::deliver);
        return due.isPresent();
    }

    private void deliver(Due due) {
        try {
            MimeMessage mail = composer.compose(due.messageId());
            connectors.send(due.account(), mail);
        } catch (Exception e) {
            var refusal = refusal(e);
            var error = Workers.reason(e);
            LOG.warn("Message {} did not leave (attempt {}): {}", due.messageId(), due.attempts(), error);
            if (refusal || due.giveUpAt().toInstant().isBefore(clock.instant())) outbox.failed(due, error);
            else outbox.later(due, error);
            return;
        }
        outbox.sent(due);
    }

    /** A 5xx answer is for good (RFC 5321 section 4.2.1); everything else may pass. */
    private static boolean refusal(@Nullable Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            var code = switch (cause) {
                case SMTPSendFailedException e -> e.getReturnCode();
                case SMTPAddressFailedException e -> e.getReturnCode();
                default -> 0;
            };
            if (code >= 500) return true;
            if (cause instanceof SendFailedException e && e.getNextException() != null && refusal(e.getNextException())) return true;
        }
        return false;
    }
}

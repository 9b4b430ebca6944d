package io.tributary.channel;

import io.tributary.ticket.Origin;
import jakarta.mail.MessagingException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last step of fetching: what was fetched becomes ours. Large mail one after the other, whatever number of mailboxes has some. */
@Component
class MailIntake {

    private static final long LARGE = 4L * 1024 * 1024;

    private final Inbox inbox;
    private final Semaphore large = new Semaphore(1);

    MailIntake(Inbox inbox) {
        this.inbox = inbox;
    }

    interface Source {
        byte @Nullable [] raw() throws MessagingException;
    }

    /** When this returns true the mail is ours for good, and may be marked seen. */
    boolean take(ChannelAccount account, Origin origin, long size, Source source) throws MessagingException {
        if (size > LARGE) large.acquireUninterruptibly();
        try {
            var raw = source.raw();
            if (raw == null) return false;
            if (raw.length > Inbox.LIMIT_BYTES) throw new IllegalStateException("too-large: " + raw.length + " bytes");
            inbox.accept(account, raw, origin, null);
            return true;
        } finally {
            if (size > LARGE) large.release();
        }
    }
}

package io.tributary.channel;

import jakarta.mail.MessagingException;

/** Fetches one mailbox. One thread at a time polls; any may close. */
interface MailReader {

    /** Takes in all there is, and returns. */
    void poll() throws MessagingException;

    /** For good: a poll that is under way ends. */
    void close();
}

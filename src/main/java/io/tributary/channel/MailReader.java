package io.tributary.channel;

import jakarta.mail.MessagingException;

/** Fetches one mailbox. One thread at a time polls; any may close. */
interface MailReader {

    /** Notes where the mailbox ends now: the account has just been made, and what lies there was there before. */
    void firstLook() throws MessagingException;

    /** Takes in all there is, and returns. */
    void poll() throws MessagingException;

    /** For good: a poll that is under way ends. */
    void close();
}

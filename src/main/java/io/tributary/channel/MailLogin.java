package io.tributary.channel;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * How to get into a mail server.
 *
 * @param guarded whether only a public server will do
 * @param token whether the secret is an access token (SASL XOAUTH2), not a password
 */
record MailLogin(MailServer server, boolean guarded, boolean token, Secret secret) {

    /** Read when it is needed, never kept. */
    interface Secret {

        /** @param fresh the last one was refused: a token is asked for anew */
        @Nullable String get(boolean fresh) throws MessagingException;
    }

    /** Never in a log: not even where it comes from. */
    @Override
    public String toString() {
        return server.toString();
    }
}

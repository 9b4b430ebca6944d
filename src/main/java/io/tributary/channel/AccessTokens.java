package io.tributary.channel;

import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/** Access tokens for mailboxes that take no password. */
@Component
class AccessTokens {

    /** The provider gave no token. */
    static class Refused extends MessagingException {
        Refused(String why) {
            super(why);
        }
    }
}

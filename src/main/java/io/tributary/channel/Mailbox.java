package io.tributary.channel;

import io.tributary.ticket.Origin;
import jakarta.mail.Message;
import java.io.ByteArrayOutputStream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Where {@code email-in} puts what it fetched. When this returns the mail is ours for good, and may be marked seen. */
@Component("mailbox")
class Mailbox {

    private final Inbox inbox;
    private final ChannelAccounts accounts;

    Mailbox(Inbox inbox, ChannelAccounts accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    public void accept(@ExchangeProperty("account") String account, @Body Message mail) throws Exception {
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        inbox.accept(accounts.get(account), raw.toByteArray(), Origin.LIVE, null);
    }
}

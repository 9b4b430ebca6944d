package io.tributary.channel;

import org.springframework.stereotype.Component;

/** What each account signs in with, at the one end and at the other. */
@Component
class AccountLogins {

    private final ChannelAccounts accounts;

    AccountLogins(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    MailLogin incoming(MailboxAccount account) {
        return login(account, MailServer.incoming(account.account()));
    }

    MailLogin outgoing(MailboxAccount account) {
        return login(account, MailServer.outgoing(account.account()));
    }

    private MailLogin login(MailboxAccount account, MailServer server) {
        return new MailLogin(server, account.guarded(), false, fresh -> accounts.secret(account.key()));
    }
}

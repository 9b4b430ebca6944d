package io.tributary.channel;

import io.tributary.channel.MailboxAccount.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each account signs in with, at the one end and at the other. */
@Component
class AccountLogins {

    private final ChannelAccounts accounts;
    private final AccountRegister register;
    private final AccessTokens tokens;

    AccountLogins(ChannelAccounts accounts, AccountRegister register, AccessTokens tokens) {
        this.accounts = accounts;
        this.register = register;
        this.tokens = tokens;
    }

    MailLogin incoming(MailboxAccount account) {
        return stored(account, MailServer.incoming(account.account()));
    }

    MailLogin outgoing(MailboxAccount account) {
        return stored(account, MailServer.outgoing(account.account()));
    }

    /** Signs in as the account does, read anew each time: a changed secret is used at once. */
    MailLogin stored(MailboxAccount account, MailServer server) {
        var key = account.key();
        if (!account.signIn().token()) return new MailLogin(server, account.guarded(), false, fresh -> accounts.secret(key));
        return new MailLogin(server, account.guarded(), true, fresh -> {
            var secret = register.oauth(key);
            return tokens.token(account.signIn(), secret, fresh, renewed -> register.renew(key, secret, renewed));
        });
    }

    /** Signs in with what somebody has just typed. */
    MailLogin typed(MailServer server, boolean guarded, SignIn signIn, @Nullable String password, OAuthSecret secret) {
        if (!signIn.token()) return new MailLogin(server, guarded, false, fresh -> password);
        return new MailLogin(server, guarded, true, fresh -> tokens.token(signIn, secret, fresh, renewed -> {}));
    }
}

package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.platform.PerMinute;
import io.tributary.platform.Problem;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries an account out before it is saved. It tells codes, and what a real mail server offers; no byte of anything else. */
@Service
public class AccountTrial {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final int A_MINUTE = 10;
    private static final List<String> TOLD = List.of("ID", "IDLE", "UIDPLUS", "MOVE", "CONDSTORE", "AUTH=XOAUTH2", "STARTTLS");

    private final AccountBook book;
    private final AccountRegister register;
    private final AccountLogins logins;
    private final MailConnections connections;
    private final PerMinute trials = new PerMinute(A_MINUTE);

    AccountTrial(AccountBook book, AccountRegister register, AccountLogins logins, MailConnections connections) {
        this.book = book;
        this.register = register;
        this.logins = logins;
        this.connections = connections;
    }

    /** @param offers which of what matters to us an IMAP server can do */
    public record Receiving(boolean ok, @Nullable String code, @Nullable String error, List<String> offers) {}

    public record Sending(boolean ok, @Nullable String code, @Nullable String error) {}

    public record Outcome(Receiving receive, Sending send) {}

    /**
     * Signs in at both servers and sends nothing. With a {@code key} of an account, that one's secret is used where none is given.
     *
     * @throws Problem {@code invalid} naming the field; 429 {@code too-many-attempts}
     */
    public Outcome run(AccountForm form, Caller caller) {
        trials.take(caller.id());
        form.check();
        var before = form.key() == null ? null : register.find(form.key()).orElse(null);
        var account = book.account(form, before == null ? "" : before.key(), before);
        if (before != null) AccountBook.secretStaysHome(before, account, form);
        var in = login(form, account, MailServer.incoming(account.account()), before);
        var out = login(form, account, MailServer.outgoing(account.account()), before);
        return new Outcome(within(() -> receive(in), why -> new Receiving(false, why.code(), why.error(), List.of())),
                within(() -> send(out), why -> new Sending(false, why.code(), why.error())));
    }

    private MailLogin login(AccountForm form, MailboxAccount account, MailServer server, @Nullable MailboxAccount before) {
        var typed = form.password() != null || form.refreshToken() != null || form.clientSecret() != null;
        if (before != null && !typed) return logins.stored(account, server);
        var known = before == null ? new OAuthSecret(null, null) : register.oauth(before.key());
        return logins.typed(server, account.guarded(), account.signIn(), form.password(), new OAuthSecret(
                form.clientSecret() == null ? known.clientSecret() : form.clientSecret(),
                form.refreshToken() == null ? known.refreshToken() : form.refreshToken()));
    }

    private Receiving receive(MailLogin login) throws MessagingException {
        if (login.server().protocol().equals("none")) return new Receiving(true, null, null, List.of());
        var mail = connections.store(login, ANSWER);
        try (var store = mail.store()) {
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            inbox.close(false);
            var offers = store instanceof IMAPStore imap ? TOLD.stream().filter(what -> offers(imap, what)).toList() : List.<String>of();
            return new Receiving(true, null, null, offers);
        } finally {
            mail.sockets().cut();
        }
    }

    private static boolean offers(IMAPStore store, String what) {
        try {
            return store.hasCapability(what);
        } catch (MessagingException e) {
            return false;
        }
    }

    private Sending send(MailLogin login) throws MessagingException {
        try (var transport = connections.session(login, Map.of("mail." + login.server().scheme() + ".timeout", String.valueOf(ANSWER.toMillis())))
                .getTransport(login.server().scheme())) {
            MailConnections.connect(transport, login);
            return new Sending(true, null, null);
        }
    }

    /** A name server or a slow dripping host has no more time than this. */
    private static <T> T within(Callable<T> trial, java.util.function.Function<MailFailure, T> failed) {
        var task = new FutureTask<>(trial);
        Thread.ofVirtual().start(task);
        try {
            return task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failed.apply(MailFailure.of(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            task.cancel(true);
            return failed.apply(MailFailure.of("timed-out"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed.apply(MailFailure.of("timed-out"));
        }
    }
}

package io.tributary.channel;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What {@code email.camel.yaml} calls: fetches an account's mail. */
@Component("mailbox")
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private final AccountRegister register;
    private final AccountLogins logins;
    private final MailConnections connections;
    private final MailboxPositions positions;
    private final MailboxUidls uidls;
    private final MailIntake intake;
    private final AccountHealth health;
    private final Clock clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    Mailbox(AccountRegister register, AccountLogins logins, MailConnections connections, MailboxPositions positions, MailboxUidls uidls,
            MailIntake intake, AccountHealth health, Clock clock) {
        this.register = register;
        this.logins = logins;
        this.connections = connections;
        this.positions = positions;
        this.uidls = uidls;
        this.intake = intake;
        this.health = health;
        this.clock = clock;
    }

    private static final class Open {

        final MailReader reader;
        int failures;
        Instant notBefore = Instant.EPOCH;

        Open(MailReader reader) {
            this.reader = reader;
        }
    }

    /** One poll. Never throws: what went wrong is the account's health, and tried again after a while. */
    public void fetch(@ExchangeProperty("account") String account) {
        var mailbox = open.computeIfAbsent(account, key -> new Open(reader(register.find(key).orElseThrow())));
        if (clock.instant().isBefore(mailbox.notBefore)) return;
        try {
            mailbox.reader.poll();
            mailbox.failures = 0;
            health.fine(account);
        } catch (MessagingException | RuntimeException e) {
            if (open.get(account) != mailbox) return;
            var failure = MailFailure.of(e);
            LOG.debug("Polling {} failed", account, e);
            mailbox.notBefore = clock.instant().plus(pause(++mailbox.failures, failure));
            // A connection that is cut once is mended, not mourned.
            if (mailbox.failures > 1 || !failure.code().equals("failed")) health.failing(account, failure);
        }
    }

    /** 0.5, 1, 2 … 60 seconds, or 4 where the server answers and only the connection breaks; a password that is refused is not tried so often that the provider locks the account. */
    private static Duration pause(int failures, MailFailure failure) {
        if (failure.code().equals("sign-in-refused")) return Duration.ofSeconds(Math.min(30L << Math.min(failures - 1, 5), 600));
        return Duration.ofMillis(Math.min(500L << Math.min(failures - 1, 10), failure.code().equals("failed") ? 4_000 : 60_000));
    }

    /** As {@link MailReader#firstLook}; where that fails, the dates of the mails will have to tell. */
    void firstLook(MailboxAccount account) {
        var reader = reader(account);
        var look = Thread.ofVirtual().start(() -> {
            try {
                reader.firstLook();
            } catch (MessagingException | RuntimeException e) {
                LOG.debug("The mailbox of {} cannot be looked at", account.key(), e);
            }
        });
        try {
            if (!look.join(FIRST_LOOK)) LOG.debug("The mailbox of {} is slow", account.key());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }

    /** The account's routes stop, or start anew with other settings. */
    void close(String account) {
        var mailbox = open.remove(account);
        if (mailbox != null) mailbox.reader.close();
        health.closed(account);
    }

    private MailReader reader(MailboxAccount account) {
        var login = logins.incoming(account);
        return switch (login.server().protocol()) {
            case "imap" -> new ImapReader(account, login, connections, positions, intake, clock);
            case "pop3" -> new PopReader(account, login, connections, uidls, intake, clock);
            default -> new NothingToRead();
        };
    }

    /** An account that only sends. */
    private static final class NothingToRead implements MailReader {

        @Override
        public void firstLook() {}

        @Override
        public void poll() {}

        @Override
        public void close() {}
    }
}

package io.tributary.channel;

import io.tributary.channel.OutboxRows.Composed;
import io.tributary.identity.Courier;
import io.tributary.identity.HouseLetter;
import io.tributary.identity.Staff;
import io.tributary.platform.Ids;
import io.tributary.ticket.Person;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries letters of the house out through the first mailbox that sends them. They hold keys to the house, of which nothing but a hash
 * may be kept: so they wait in no table, and one that has not left when the house dies is written anew at the next start.
 */
@Component
class HouseMail implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(HouseMail.class);

    /** Between one round of all mailboxes and the next. */
    private static final List<Duration> RESTS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final AccountRegister register;
    private final PostOffice post;
    private final MailIds ids;
    private final Staff staff;
    private final Clock clock;
    /** A list of two hundred new people opens no two hundred connections. */
    private final ExecutorService carriers = Executors.newFixedThreadPool(2, Thread.ofVirtual().name("house-mail-", 0).factory());

    HouseMail(AccountRegister register, PostOffice post, MailIds ids, Staff staff, Clock clock) {
        this.register = register;
        this.post = post;
        this.ids = ids;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public boolean carry(HouseLetter letter) {
        if (senders().isEmpty()) return false;
        carriers.execute(() -> {
            var sent = delivered(letter);
            if (sent || !carriers.isShutdown()) staff.mailed(letter.agent(), sent);
        });
        return true;
    }

    @Override
    public boolean deliver(UUID id, HouseLetter letter) {
        return senders().stream().anyMatch(account -> sent(id, letter, account));
    }

    private List<ChannelAccount> senders() {
        return register.all().stream().filter(MailboxAccount::enabled).map(MailboxAccount::account)
                .filter(account -> !MailServer.outgoing(account).host().isEmpty()).toList();
    }

    private boolean delivered(HouseLetter letter) {
        for (var round = 0; ; round++) {
            for (var account : senders()) {
                if (sent(Ids.next(), letter, account)) return true;
            }
            if (round == RESTS.size() || !rested(RESTS.get(round))) return false;
        }
    }

    private boolean sent(UUID id, HouseLetter letter, ChannelAccount account) {
        try {
            var mail = Composed.of(written(id, letter, account));
            var handover = post.send(account.key(), new OutgoingMail(mail.bytes(), mail.envelopeFrom(), mail.recipients()));
            return handover.recipients().stream().allMatch(one -> one.is(OutboxRecipient.SENT));
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("A letter for {} did not leave from {}: {}", letter.agent(), account.key(), e.getClass().getSimpleName());
            return false;
        }
    }

    private Letter written(UUID id, HouseLetter letter, ChannelAccount account) {
        return new Letter(id, ids.of(id, account.address()), clock.instant(), new Person(account.name(), account.address()),
                List.of(new Person(letter.name(), letter.address())), List.of(), null, letter.subject(), List.of(), true, ids.desk(),
                letter.locale().startsWith("zh"), letter.text(), null, null, null, null, List.of());
    }

    private static boolean rested(Duration rest) {
        try {
            Thread.sleep(rest);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        carriers.shutdownNow();
    }
}

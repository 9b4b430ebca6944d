package io.tributary.channel;

import io.tributary.platform.TributarySettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where {@code email-out} hands its mail in: one SMTP conversation, and what each recipient's server said. */
@Component("postOffice")
class PostOffice {

    private final AccountRegister register;
    private final AccountLogins logins;
    private final MailConnections connections;
    private final TributarySettings settings;
    private final Clock clock;

    PostOffice(AccountRegister register, AccountLogins logins, MailConnections connections, TributarySettings settings, Clock clock) {
        this.register = register;
        this.logins = logins;
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    public Handover send(@ExchangeProperty("account") String key, @Body OutgoingMail mail) {
        var found = register.find(key);
        // Removed a moment ago; its next try says so.
        if (found.isEmpty()) return Handover.trouble(mail.recipients(), SmtpReply.of(0, OutboxRows.REMOVED));
        var account = found.get();
        var login = logins.outgoing(account);
        var outcome = attempt(login, mail);
        // Some relays insist on the account's own address; the headers still say that nobody is to answer.
        if (!mail.getEnvelopeFrom().equals(OutgoingMail.NOBODY) || !outcome.senderRefused) return outcome.handover;
        mail.setEnvelopeFrom(MailAddress.wire(account.account().address()));
        return attempt(login, mail).handover;
    }

    private record Outcome(Handover handover, boolean senderRefused) {}

    private Outcome attempt(MailLogin login, OutgoingMail mail) {
        try (var smtp = new Conversation(connections.session(login, manners(login, mail)), login.server().scheme())) {
            MailConnections.connect(smtp, login);
            if (!mail.needsUtf8() || smtp.supportsExtension("SMTPUTF8")) return hand(smtp, mail);
            var refusal = SmtpReply.of(553, "5.6.7 The mail server takes no addresses outside ASCII (SMTPUTF8)");
            return new Outcome(Handover.of(mail.recipients().stream().map(one -> refused(one, refusal)).toList()), false);
        } catch (MessagingException e) {
            return new Outcome(Handover.trouble(mail.recipients(), unreachable(e)), false);
        }
    }

    private Map<String, String> manners(MailLogin login, OutgoingMail mail) {
        var smtp = "mail." + login.server().scheme() + '.';
        var manners = new HashMap<>(Map.of(smtp + "localhost", settings.host(), smtp + "quitwait", "false",
                "mail.mime.allowutf8", String.valueOf(mail.needsUtf8())));
        if (login.server().security().equals("none")) {
            // Better than in clear, whoever it is (RFC 7435).
            manners.putAll(Map.of(smtp + "starttls.enable", "true", smtp + "ssl.trust", "*", smtp + "ssl.checkserveridentity", "false"));
        }
        return manners;
    }

    private Outcome hand(Conversation smtp, OutgoingMail mail) {
        try {
            smtp.sendMessage(mail, mail.getAllRecipients());
            return new Outcome(Handover.of(mail.recipients().stream().map(one -> one.sent(clock.instant())).toList()), false);
        } catch (SendFailedException e) {
            return sorted(smtp, mail, e);
        } catch (MessagingException e) {
            return new Outcome(broken(smtp, mail.recipients(), e), false);
        }
    }

    /** Each recipient's own answer if there is one, else the answer to the whole. */
    private Outcome sorted(Conversation smtp, OutgoingMail mail, SendFailedException failure) {
        var taken = Arrays.stream(failure.getValidSentAddresses() == null ? new jakarta.mail.Address[0] : failure.getValidSentAddresses())
                .map(address -> ((InternetAddress) address).getAddress())
                .collect(Collectors.toSet());
        Map<String, SmtpReply> answers = new HashMap<>();
        SmtpReply whole = null;
        for (Exception cause = failure; cause != null; cause = cause instanceof MessagingException chained ? chained.getNextException() : null) {
            if (cause instanceof SMTPAddressFailedException e) answers.put(e.getAddress().getAddress(), SmtpReply.of(e.getReturnCode(), e.getMessage()));
            else if (cause instanceof SMTPSendFailedException e && e.getReturnCode() != 250 && whole == null) {
                whole = SmtpReply.of(e.getReturnCode(), e.getMessage());
            }
        }
        var cut = whole != null && whole.code() == 0 || answers.values().stream().anyMatch(answer -> answer.code() == 0);
        if (taken.isEmpty() && cut) return new Outcome(broken(smtp, mail.recipients(), failure), false);
        var blocked = whole != null && whole.aboutTheAccount() ? whole
                : answers.values().stream().filter(SmtpReply::aboutTheAccount).findFirst().orElse(null);
        var overall = whole;
        var fates = mail.recipients().stream().map(one -> taken.contains(one.address()) ? one.sent(clock.instant())
                : fate(one, answers.getOrDefault(one.address(), overall == null ? SmtpReply.of(0, failure.getMessage()) : overall))).toList();
        var soon = answers.values().stream().anyMatch(SmtpReply::tooManyRecipients) && !taken.isEmpty();
        var senderRefused = whole != null && whole.permanent() && smtp.refusedSender
                || taken.isEmpty() && answers.values().stream().anyMatch(SmtpReply::aboutTheSender);
        return new Outcome(new Handover(fates, taken.isEmpty() ? blocked : null, false, soon), senderRefused);
    }

    private OutboxRecipient fate(OutboxRecipient recipient, SmtpReply answer) {
        return answer.permanent() && !answer.aboutTheAccount() && !answer.tooManyRecipients() ? refused(recipient, answer)
                : recipient.noted(answer.shownCode(), answer.reason(), clock.instant());
    }

    private OutboxRecipient refused(OutboxRecipient recipient, SmtpReply answer) {
        return recipient.failed(answer.shownCode(), answer.hard(), answer.reason(), clock.instant());
    }

    /** The line went dead. After the last byte nobody can tell whether the mail was taken. */
    private static Handover broken(Conversation smtp, List<OutboxRecipient> recipients, Exception failure) {
        return smtp.handedOver ? new Handover(recipients, null, true, false) : Handover.trouble(recipients, unreachable(failure));
    }

    private static SmtpReply unreachable(Exception failure) {
        var why = MailFailure.of(failure);
        // What a server says to a password tells people what to do; of other failures it may be no mail server that speaks.
        var said = failure instanceof AuthenticationFailedException ? SmtpReply.of(535, failure.getMessage()) : SmtpReply.of(0, null);
        return new SmtpReply(said.code(), said.enhanced(), said.words().isEmpty() ? why.error() : why.error() + " (" + said.words() + ')');
    }

    /** Angus does the talking; this remembers how far it came. */
    private static final class Conversation extends SMTPTransport implements AutoCloseable {

        private boolean handedOver;
        private boolean refusedSender;

        Conversation(Session session, String scheme) {
            super(session, null, scheme, scheme.equals("smtps"));
        }

        @Override
        protected void mailFrom() throws MessagingException {
            refusedSender = true;
            super.mailFrom();
            refusedSender = false;
        }

        @Override
        protected void finishData() throws java.io.IOException, MessagingException {
            handedOver = true;
            super.finishData();
        }

        @Override
        public synchronized void close() {
            try {
                super.close();
            } catch (MessagingException saidAllThatMatters) {
                // Whether they heard us say goodbye changes nothing.
            }
        }
    }
}

package io.tributary.channel;

import io.tributary.ticket.Origin;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mailbox by POP3. What was dealt with is remembered by its UIDL (RFC 1939) and left on the server, or deleted after as many
 * days as the account says. POP3 tells no date: the last server's Received header does, else the Date.
 */
class PopReader implements MailReader {

    private static final Logger LOG = LoggerFactory.getLogger(PopReader.class);

    /** At the first look, from the newest back: after so many that are too old the rest is taken to be. */
    private static final int TOO_OLD_IN_A_ROW = 50;

    private static final int TRIES = 5;

    /** No server's id: says that the mailbox was looked at, were it empty. */
    private static final String LOOKED = "";

    private final MailboxAccount account;
    private final MailLogin login;
    private final MailConnections connections;
    private final MailboxUidls uidls;
    private final MailIntake intake;
    private final Clock clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private volatile MailConnections.@Nullable Mail mail;
    private volatile boolean closed;

    PopReader(MailboxAccount account, MailLogin login, MailConnections connections, MailboxUidls uidls, MailIntake intake, Clock clock) {
        this.account = account;
        this.login = login;
        this.connections = connections;
        this.uidls = uidls;
        this.intake = intake;
        this.clock = clock;
    }

    private record Found(POP3Message message, String uidl) {}

    private interface Look {
        void at(POP3Folder folder) throws MessagingException;
    }

    /** POP3's list of ids is one answer, however long. */
    @Override
    public void firstLook() throws MessagingException {
        if (account.wantsOlder()) return;
        session(folder -> {
            uidls.remember(account.key(), newestFirst(folder).stream().map(Found::uidl).toList(), false);
            uidls.remember(account.key(), List.of(LOOKED), false);
        });
    }

    @Override
    public void poll() throws MessagingException {
        session(this::read);
    }

    /** A session shows the mailbox as it was when it began, and locks it: one for each look. */
    private void session(Look look) throws MessagingException {
        var connected = connections.store(login, MailConnections.ANSWER);
        mail = connected;
        try {
            if (closed) return;
            var folder = (POP3Folder) connected.store().getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            look.at(folder);
            // QUIT is what deletes.
            folder.close(true);
            connected.store().close();
        } finally {
            connected.sockets().cut();
            mail = null;
        }
    }

    private static List<Found> newestFirst(POP3Folder folder) throws MessagingException {
        var messages = folder.getMessages();
        var ids = new FetchProfile();
        ids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, ids);
        var found = new ArrayList<Found>();
        for (int i = messages.length - 1; i >= 0; i--) found.add(new Found((POP3Message) messages[i], String.valueOf(folder.getUID(messages[i]))));
        return found;
    }

    private void read(POP3Folder folder) throws MessagingException {
        var known = uidls.known(account.key());
        var present = newestFirst(folder);
        var fresh = new ArrayList<Found>();
        for (var found : present) {
            var since = known.get(found.uidl);
            if (since == null) fresh.add(found);
            else if (expired(since)) found.message.setFlag(Flag.DELETED, true);
        }
        // What comes after the first look is new, whatever its date says; unless the server has given all of them other ids.
        var renumbered = known.size() > 1 && present.size() >= TOO_OLD_IN_A_ROW && fresh.size() == present.size();
        var byDate = known.isEmpty() || renumbered || account.wantsOlder();
        var wanted = byDate && !account.start().mode().equals("archive") ? recent(fresh) : fresh;
        if (known.isEmpty()) uidls.remember(account.key(), List.of(LOOKED), false);
        for (var found : wanted.reversed()) {
            if (closed) return;
            take(found, byDate);
        }
    }

    /** Those that are young enough; the others are remembered as none of ours before anything else happens. */
    private List<Found> recent(List<Found> newestFirst) throws MessagingException {
        var wanted = new ArrayList<Found>();
        var tooOld = new ArrayList<String>();
        var inARow = 0;
        for (var found : newestFirst) {
            var old = inARow >= TOO_OLD_IN_A_ROW || account.origin(received(found.message)) == null;
            inARow = old ? inARow + 1 : 0;
            if (old) tooOld.add(found.uidl);
            else wanted.add(found);
        }
        uidls.remember(account.key(), tooOld, false);
        return wanted;
    }

    private void take(Found found, boolean byDate) throws MessagingException {
        try {
            var origin = byDate ? account.origin(received(found.message)) : Origin.LIVE;
            var tooLarge = found.message.getSize() > Inbox.LIMIT_BYTES;
            if (tooLarge) LOG.warn("Mail {} of {} is left in the mailbox: too-large: {} bytes", found.uidl, account.key(), found.message.getSize());
            var ours = origin != null && !tooLarge && intake.take(account.account(), origin, found.message.getSize(), () -> raw(found.message));
            uidls.remember(account.key(), List.of(found.uidl), ours);
        } catch (MessagingException e) {
            // A server that hangs up on one mail must not keep us from the others for ever.
            if (!closed && failures.merge(found.uidl, 1, Integer::sum) >= TRIES) {
                LOG.warn("Mail {} of {} is left in the mailbox: the server does not hand it out", found.uidl, account.key());
                uidls.remember(account.key(), List.of(found.uidl), false);
            }
            throw e;
        }
    }

    private static byte[] raw(POP3Message message) throws MessagingException {
        try {
            var raw = new ByteArrayOutputStream(Math.max(32, message.getSize()));
            message.writeTo(raw);
            message.invalidate(true);
            return raw.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("The connection broke", e);
        }
    }

    private static @Nullable Instant received(POP3Message message) throws MessagingException {
        try (var top = message.top(0)) {
            if (top == null) return null;
            var headers = MimeTree.head(top.readAllBytes()).headers();
            var received = headers.first("received");
            var date = received.isEmpty() ? headers.first("date") : received.substring(received.lastIndexOf(';') + 1);
            return date.isEmpty() ? null : new MailDateFormat().parse(date.replaceAll("\\s+", " ").strip()).toInstant();
        } catch (ParseException e) {
            return null;
        } catch (IOException e) {
            throw new MessagingException("The connection broke", e);
        }
    }

    private boolean expired(Instant taken) {
        var days = account.account().settings().get("deleteAfterDays");
        return days != null && taken.isBefore(clock.instant().minus(Duration.ofDays(Long.parseLong(days))));
    }

    @Override
    public void close() {
        closed = true;
        var connected = mail;
        if (connected != null) connected.sockets().cut();
    }
}

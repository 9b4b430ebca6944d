package io.tributary.channel;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** An open folder, asked by UID alone (RFC 3501 section 6.4.8): no list of it is ever held. */
class ImapFolder implements AutoCloseable {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MailConnections.Mail mail;
    private final IMAPFolder folder;

    private ImapFolder(MailConnections.Mail mail, IMAPFolder folder) {
        this.mail = mail;
        this.folder = folder;
    }

    /** @param received INTERNALDATE, by the server's clock; null if it does not say */
    record Entry(long uid, long size, @Nullable Instant received) {}

    /** Opens it to mark what we have; if it may only be read, then for that. */
    static ImapFolder open(MailConnections.Mail mail, String name) throws MessagingException {
        try {
            var folder = (IMAPFolder) mail.store().getFolder(name);
            try {
                folder.open(Folder.READ_WRITE);
            } catch (ReadOnlyFolderException e) {
                folder.open(Folder.READ_ONLY);
            }
            return new ImapFolder(mail, folder);
        } catch (MessagingException e) {
            mail.sockets().cut();
            throw e;
        }
    }

    /** Asks the server (NOOP), which also makes it tell of new mail. */
    boolean alive() {
        return folder.isOpen();
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The UID the next mail will have. */
    long uidNext() throws MessagingException {
        var told = folder.getUIDNext();
        if (told > 0) return told;
        return search("UID *").stream().mapToLong(uid -> uid + 1).max().orElse(1);
    }

    /** UIDs from {@code first} to below {@code end} (null: all that are to come), ascending, by day of receipt where a day is given. */
    List<Long> uids(long first, @Nullable Long end, @Nullable Instant sinceDay, @Nullable Instant beforeDay) throws MessagingException {
        if (end != null && end <= first) return List.of();
        var criteria = new StringBuilder("UID ").append(first).append(':').append(end == null ? "*" : end - 1);
        if (sinceDay != null && sinceDay.isAfter(Instant.EPOCH)) criteria.append(" SINCE ").append(DATE.format(sinceDay));
        if (beforeDay != null) criteria.append(" BEFORE ").append(DATE.format(beforeDay));
        // "7:*" holds the last mail even if its UID is lower.
        return found(criteria.toString(), first, end).stream().filter(uid -> uid >= first && (end == null || uid < end)).distinct().sorted().toList();
    }

    private List<Long> found(String criteria, long first, @Nullable Long end) throws MessagingException {
        try {
            return search(criteria);
        } catch (MessagingException e) {
            if (!refused(e)) throw e;
            // Some servers cannot search by UID or by day; what is asked for next is looked at, so too many do no harm.
            return command("UID FETCH " + first + ':' + (end == null ? "*" : end - 1) + " (UID)").stream()
                    .filter(response -> response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null)
                    .map(response -> ((FetchResponse) response).getItem(UID.class).uid)
                    .toList();
        }
    }

    private List<Long> search(String criteria) throws MessagingException {
        return command("UID SEARCH " + criteria).stream()
                .filter(response -> response instanceof IMAPResponse imap && imap.keyEquals("SEARCH"))
                .flatMap(response -> numbers(response).stream())
                .toList();
    }

    private static List<Long> numbers(Response response) {
        var numbers = new java.util.ArrayList<Long>();
        for (var number = response.readLong(); number != -1; number = response.readLong()) numbers.add(number);
        return numbers;
    }

    /** What these are; those that are gone are left out. */
    List<Entry> entries(List<Long> uids) throws MessagingException {
        if (uids.isEmpty()) return List.of();
        Map<Long, Entry> entries = new HashMap<>();
        for (var response : command("UID FETCH " + set(uids) + " (UID INTERNALDATE RFC822.SIZE)")) {
            if (!(response instanceof FetchResponse fetched)) continue;
            var uid = fetched.getItem(UID.class);
            var size = fetched.getItem(RFC822SIZE.class);
            var date = fetched.getItem(INTERNALDATE.class);
            if (uid == null || size == null) continue;
            var received = date == null || date.getDate() == null ? null : date.getDate().toInstant();
            entries.put(uid.uid, new Entry(uid.uid, size.size, received));
        }
        return uids.stream().map(entries::get).filter(java.util.Objects::nonNull).toList();
    }

    /** The whole mail, unmarked. A literal that ends early is a broken connection, never a mail; null if the server gave none. */
    byte @Nullable [] raw(long uid) throws MessagingException {
        for (var response : command("UID FETCH " + uid + " (UID BODY.PEEK[])")) {
            if (!(response instanceof FetchResponse fetched)) continue;
            var told = fetched.getItem(UID.class);
            var body = fetched.getItem(BODY.class);
            if (told == null || told.uid != uid || body == null || body.getByteArray() == null) continue;
            var bytes = body.getByteArray();
            return Arrays.copyOfRange(bytes.getBytes(), bytes.getStart(), bytes.getStart() + bytes.getCount());
        }
        return null;
    }

    void markSeen(List<Long> uids) throws MessagingException {
        if (folder.getMode() == Folder.READ_WRITE) command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)");
    }

    /** The server answered, and not with what it was asked for: the connection is as good as before. */
    static boolean refused(Throwable error) {
        return error.getCause() instanceof CommandFailedException || error.getCause() instanceof BadCommandException;
    }

    private List<Response> command(String line) throws MessagingException {
        return (List<Response>) folder.doCommand(protocol -> {
            var responses = protocol.command(line, null);
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return List.of(responses);
        });
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Politely. */
    @Override
    public void close() {
        try {
            folder.forceClose();
            mail.store().close();
        } catch (MessagingException | IllegalStateException e) {
            cut();
        }
    }

    /** From any thread: whoever waits for an answer gets none. */
    void cut() {
        mail.sockets().cut();
    }
}

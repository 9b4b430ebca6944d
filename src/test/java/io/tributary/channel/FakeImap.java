package io.tributary.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An IMAP server on a socket that misbehaves as told: RFC 3501 as far as we speak it, RFC 2971, XOAUTH2. */
final class FakeImap implements AutoCloseable {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT);

    record Stored(byte[] raw, Instant received) {}

    final NavigableMap<Long, Stored> mails = new ConcurrentSkipListMap<>();
    final Set<Long> seen = ConcurrentHashMap.newKeySet();
    final List<String> commands = new CopyOnWriteArrayList<>();
    /** Asked before a mail's body is handed out; may change the mailbox. */
    final Map<Long, Trick> tricks = new ConcurrentHashMap<>();
    volatile long uidValidity = 1;
    volatile long uidNext = 1;
    volatile boolean idRequired;
    volatile @Nullable String token;
    volatile boolean canSearch = true;
    volatile BiConsumer<FakeImap, String> listener = (server, command) -> {};

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    enum Trick { CUT_IN_LITERAL, HANG_UP, REFUSE, EXPUNGE, NIL }

    FakeImap() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    long add(String raw, Instant received) {
        return add(raw.getBytes(StandardCharsets.UTF_8), received);
    }

    long add(byte[] raw, Instant received) {
        mails.put(uidNext, new Stored(raw, received));
        return uidNext++;
    }

    void cut() {
        open.forEach(FakeImap::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Session(socket).run();
        } catch (IOException e) {
            // The client is gone, or was sent away.
        } finally {
            open.remove(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private final class Session {

        private final BufferedReader in;
        private final OutputStream out;
        private boolean named;

        Session(Socket socket) throws IOException {
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            say("* OK ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var parts = line.split(" ", 2);
                var command = parts[1];
                commands.add(command.startsWith("LOGIN") || command.startsWith("AUTHENTICATE") ? command.split(" ")[0] : command);
                listener.accept(FakeImap.this, command);
                var answer = answer(command);
                say(parts[0] + ' ' + answer);
                if (command.equals("LOGOUT")) return;
            }
        }

        private String answer(String command) throws IOException {
            if (command.equals("CAPABILITY")) {
                say("* CAPABILITY IMAP4rev1 ID UIDPLUS" + (token == null ? "" : " AUTH=XOAUTH2 LOGINDISABLED"));
                return "OK done";
            }
            if (command.startsWith("ID ")) {
                named = true;
                say("* ID (\"name\" \"fake\")");
                return "OK done";
            }
            if (command.startsWith("LOGIN")) return token == null && !command.contains("wrong") ? "OK in" : "NO [AUTHENTICATIONFAILED] no";
            if (command.startsWith("AUTHENTICATE XOAUTH2")) return xoauth2(command);
            if (command.startsWith("SELECT") || command.startsWith("EXAMINE")) return select();
            if (command.startsWith("UID SEARCH ")) return search(command.substring(11));
            if (command.startsWith("UID FETCH ")) return fetch(command.substring(10));
            if (command.startsWith("UID STORE ")) {
                uids(command.split(" ")[2]).forEach(seen::add);
                return "OK done";
            }
            return command.equals("NOOP") || command.equals("LOGOUT") || command.equals("CLOSE") ? "OK done" : "BAD what?";
        }

        private String xoauth2(String command) throws IOException {
            var given = command.length() > 21 ? command.substring(21) : null;
            if (given == null) {
                say("+ ");
                given = in.readLine();
            }
            var plain = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
            if (plain.equals("user=me@mail.example\1auth=Bearer " + token + "\1\1")) return "OK in";
            say("+ " + Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(StandardCharsets.UTF_8)));
            in.readLine();
            return "NO [AUTHENTICATIONFAILED] no";
        }

        private String select() throws IOException {
            if (idRequired && !named) return "NO Select: Unsafe Login. Please contact kefu@mail.example for help";
            say("* " + mails.size() + " EXISTS");
            say("* 0 RECENT");
            say("* FLAGS (\\Seen)");
            say("* OK [UIDVALIDITY " + uidValidity + "] valid");
            say("* OK [UIDNEXT " + uidNext + "] next");
            return "OK [READ-WRITE] open";
        }

        private String search(String criteria) throws IOException {
            if (!canSearch) return "BAD not here";
            var words = criteria.split(" ");
            var found = uids(words[1]);
            for (int i = 2; i + 1 < words.length; i += 2) {
                var day = LocalDate.parse(words[i + 1], DATE);
                var since = words[i].equals("SINCE");
                found.removeIf(uid -> mails.get(uid).received.atZone(ZoneOffset.UTC).toLocalDate().isBefore(day) == since);
            }
            var line = new StringBuilder("* SEARCH");
            found.forEach(uid -> line.append(' ').append(uid));
            say(line.toString());
            return "OK done";
        }

        private String fetch(String arguments) throws IOException {
            var uids = uids(arguments.substring(0, arguments.indexOf(' ')));
            for (var uid : uids) {
                var mail = mails.get(uid);
                var number = mails.headMap(uid, true).size();
                if (arguments.contains("BODY.PEEK[]")) {
                    var refused = body(uid, number, mail.raw);
                    if (refused != null) return refused;
                } else {
                    say("* " + number + " FETCH (UID " + uid + " INTERNALDATE \"" + DATE_TIME.format(mail.received) + "\" RFC822.SIZE "
                            + mail.raw.length + ")");
                }
            }
            return "OK done";
        }

        private @Nullable String body(long uid, int number, byte[] raw) throws IOException {
            var trick = tricks.get(uid);
            if (trick == Trick.REFUSE) return "NO cannot read it";
            if (trick == Trick.HANG_UP) throw new IOException("as told");
            if (trick == Trick.NIL) say("* " + number + " FETCH (UID " + uid + " BODY[] NIL)");
            if (trick == Trick.EXPUNGE) mails.remove(uid);
            if (trick == Trick.NIL || trick == Trick.EXPUNGE) return null;
            out.write(("* " + number + " FETCH (UID " + uid + " BODY[] {" + raw.length + "}\r\n").getBytes(StandardCharsets.US_ASCII));
            if (trick == Trick.CUT_IN_LITERAL) {
                tricks.remove(uid);
                out.write(raw, 0, raw.length / 2);
                out.flush();
                throw new IOException("as told");
            }
            out.write(raw);
            say(")");
            return null;
        }

        private TreeSet<Long> uids(String set) {
            var uids = new TreeSet<Long>();
            for (var range : set.split(",")) {
                var ends = range.split(":");
                if (mails.isEmpty()) continue;
                var first = ends[0].equals("*") ? mails.lastKey() : Long.parseLong(ends[0]);
                var last = ends.length == 1 ? first : ends[1].equals("*") ? mails.lastKey() : Long.parseLong(ends[1]);
                uids.addAll(mails.subMap(Math.min(first, last), true, Math.max(first, last), true).keySet());
            }
            return uids;
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}

package io.tributary;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what a test tells it to, and keeps every byte it heard. Speaks RFC 5321 over a socket. */
public final class ScriptedSmtp implements AutoCloseable {

    /** An answer that is none: the connection is cut. */
    public static final String CUT = "CUT";

    /** Taken, and then the connection is cut before the answer. */
    public static final String TAKE_AND_CUT = "TAKE_AND_CUT";

    /** A mail as it came over the line: after the answer to its last dot, if {@code taken}. */
    public record Received(String from, List<String> to, byte[] bytes, boolean taken) {

        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        public String header(String name) {
            for (var line : text().substring(0, text().indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]", " ").split("\r\n")) {
                if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) return line.substring(name.length() + 2);
            }
            return "";
        }
    }

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Received> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile String extensions = "";

    public ScriptedSmtp() throws IOException {
        this(0);
    }

    public ScriptedSmtp(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /**
     * Answers every command that begins so (upper case) with this, from now on. {@code .} is the end of DATA; what begins with {@code <>}
     * is answered so only after {@code MAIL FROM:<>}.
     */
    public ScriptedSmtp answer(String command, String answer) {
        answers.put(command.toUpperCase(Locale.ROOT), answer);
        return this;
    }

    public ScriptedSmtp answerAsUsual(String command) {
        answers.remove(command.toUpperCase(Locale.ROOT));
        return this;
    }

    /** Lines of the answer to EHLO. */
    public ScriptedSmtp offering(String... lines) {
        extensions = String.join("\n", lines);
        return this;
    }

    public List<Received> mails() {
        return List.copyOf(mails);
    }

    public List<Received> taken() {
        return mails.stream().filter(Received::taken).toList();
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new Talk(socket).run();
        } catch (IOException gone) {
            // They hung up.
        }
    }

    private final class Talk {

        private final InputStream in;
        private final OutputStream out;
        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();

        Talk(Socket socket) throws IOException {
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            if (!say(answers.getOrDefault("CONNECT", "220 scripted"))) return;
            for (var line = line(); line != null; line = line()) {
                commands.add(line);
                if (!obey(line)) return;
            }
        }

        private boolean obey(String line) throws IOException {
            var upper = line.toUpperCase(Locale.ROOT);
            var told = answers.entrySet().stream()
                    .filter(entry -> upper.startsWith(entry.getKey()) || "<>".equals(from) && ("<>" + upper).startsWith(entry.getKey()))
                    .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
                    .map(Map.Entry::getValue)
                    .orElse(null);
            if (upper.startsWith("EHLO") && told == null) return say(ehlo());
            if (upper.startsWith("DATA") && told == null) return say("354 go on") && data();
            var answer = told != null ? told : upper.startsWith("QUIT") ? "221 bye" : "250 fine";
            if (answer.startsWith("2") && upper.startsWith("MAIL FROM:")) {
                from = line.substring(10).split(" ", 2)[0];
                to.clear();
            }
            if (answer.startsWith("2") && upper.startsWith("RCPT TO:")) to.add(line.substring(8).replaceAll("[<>]", ""));
            return say(answer) && !upper.startsWith("QUIT") && !answer.startsWith("421");
        }

        private String ehlo() {
            if (extensions.isEmpty()) return "250 scripted";
            return "250-scripted\r\n" + (extensions.contains("\n") ? extensions.substring(0, extensions.lastIndexOf('\n')).lines()
                    .map(line -> "250-" + line + "\r\n").reduce("", String::concat) : "") + "250 " + extensions.substring(extensions.lastIndexOf('\n') + 1);
        }

        private boolean data() throws IOException {
            var bytes = new ByteArrayOutputStream();
            var tail = "";
            while (!tail.endsWith("\r\n.\r\n") && !(bytes.size() == 3 && tail.equals(".\r\n"))) {
                int b = in.read();
                if (b < 0) throw new IOException("cut in the middle");
                bytes.write(b);
                tail = (tail + (char) b).substring(Math.max(0, tail.length() - 4));
            }
            var answer = answers.getOrDefault(".", "250 taken");
            var all = bytes.toByteArray();
            var mail = java.util.Arrays.copyOf(all, all.length - 3);
            mails.add(new Received(from, List.copyOf(to), mail, answer.startsWith("250") || answer.equals(TAKE_AND_CUT)));
            return say(answer);
        }

        private boolean say(String answer) throws IOException {
            if (answer.equals(CUT) || answer.equals(TAKE_AND_CUT)) return false;
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        }

        private @org.jspecify.annotations.Nullable String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') return line.toString(StandardCharsets.UTF_8).stripTrailing();
                line.write(b);
            }
            return null;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tributary.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a mail in one pass over its bytes, whatever they are: every line end there is, boundaries that are missing, doubled or
 * never closed. Angus Mail, which composes our mail, reads a part anew for each level it is nested in and throws where we must not.
 */
final class MimeTree {

    static final int DEEPEST = 50;
    static final int MOST_PARTS = 2_000;
    /** How far we look for the boundary of a multipart that does not name it. */
    private static final int LOOK_AHEAD = 64 * 1024;
    private static final int LONGEST_BOUNDARY = 20_000;
    /** A line that is longer is no boundary that somebody forgot to name. */
    private static final int LONGEST_GUESS = 200;

    /** So many empty lines among headers are passed over. */
    private static final int MOST_EMPTY = 5;

    private record Open(MimePart part, byte[] boundary) {}

    private final byte[] raw;
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private int at;
    private int parts;
    private boolean cut;
    private boolean stopped;

    private MimeTree(byte[] raw) {
        this.raw = raw;
    }

    /** A mail's parts; {@code cut} if there were more, or deeper ones, than we look at. */
    record Read(MimePart root, boolean cut) {}

    static Read read(byte[] raw) {
        var tree = new MimeTree(raw);
        return new Read(tree.read(), tree.cut);
    }

    /** Its headers alone, and where the body begins. */
    record Head(MailHeaders headers, int body) {}

    static Head head(byte[] raw) {
        var tree = new MimeTree(raw);
        tree.skipWhatIsNoHeader();
        var headers = tree.headers();
        return new Head(headers, Math.min(tree.at, raw.length));
    }

    private MimePart read() {
        skipWhatIsNoHeader();
        var root = part(false);
        while (at < raw.length && !open.isEmpty() && !stopped) {
            int line = at;
            int end = endOfLine(at);
            at = afterLine(end);
            var met = raw[line] == '-' ? boundary(line, end) : null;
            if (met == null) continue;
            while (open.peek() != met) finish(line);
            if (!met.part.parts.isEmpty()) met.part.parts.getLast().end = Math.min(met.part.parts.getLast().end, beforeLine(line));
            if (closes(met, line, end)) {
                finish(line);
            } else if (parts >= MOST_PARTS) {
                cut = stopped = true;
            } else {
                met.part.parts.add(part(met.part.is("multipart/digest")));
            }
        }
        return root;
    }

    /** A multipart ends here: with its last part, if that one did not end before. */
    private void finish(int line) {
        var done = open.pop().part;
        done.end = Math.min(done.end, beforeLine(line));
        if (!done.parts.isEmpty()) done.parts.getLast().end = Math.min(done.parts.getLast().end, done.end);
    }

    private MimePart part(boolean inDigest) {
        parts++;
        var headers = headers();
        var part = new MimePart(raw, headers, Math.min(at, raw.length), inDigest);
        if (!part.is("multipart/")) return part;
        var name = part.parameter("boundary");
        var boundary = name == null || name.isBlank() || name.length() > LONGEST_BOUNDARY || open.isEmpty() && !occurs(name) ? guess() : name;
        if (boundary == null) return part;
        if (open.size() >= DEEPEST) {
            cut = true;
        } else {
            open.push(new Open(part, bytes(boundary)));
        }
        return part;
    }

    /** As its bytes stand in the mail: a header in 8-bit was read as UTF-8, unless it cannot be. */
    private static byte[] bytes(String boundary) {
        var name = boundary.stripTrailing();
        return name.chars().allMatch(c -> c < 0x80) ? name.getBytes(StandardCharsets.ISO_8859_1) : name.getBytes(StandardCharsets.UTF_8);
    }

    private void skipWhatIsNoHeader() {
        if (raw.length >= 3 && (raw[0] & 0xff) == 0xef && (raw[1] & 0xff) == 0xbb && (raw[2] & 0xff) == 0xbf) at = 3;
        while (at < raw.length && (raw[at] == '\n' || raw[at] == '\r')) at++;
        // The line a mailbox file puts before each of its mails.
        if ((startsWith(at, "From ") || startsWith(at, ">From ")) && colon(at, endOfLine(at)) < 0) at = afterLine(endOfLine(at));
    }

    private MailHeaders headers() {
        var headers = new MailHeaders(raw);
        while (at < raw.length) {
            int line = at;
            int end = endOfLine(line);
            if (end == line) {
                at = afterLine(end);
                if (!goesOnBelow(headers)) return headers;
                continue;
            }
            if (raw[line] == '-' && boundary(line, end) != null) return headers;
            int colon = colon(line, end);
            if (colon < 0 && !isOddLineAmongHeaders(line, end, headers)) {
                if (isBlank(line, end)) at = afterLine(end);
                return headers;
            }
            int after = afterLine(end);
            while (after < raw.length && isContinuation(after)) {
                end = endOfLine(after);
                after = afterLine(end);
            }
            at = after;
            if (colon >= 0) headers.add(line, colon, end);
        }
        return headers;
    }

    /** Begins with a space and says something; a line of nothing but spaces counts only if more headers follow. */
    private boolean isContinuation(int line) {
        if (raw[line] != ' ' && raw[line] != '\t') return false;
        int end = endOfLine(line);
        if (!isBlank(line, end)) return true;
        int next = afterLine(end);
        return next < raw.length && raw[next] != ' ' && raw[next] != '\t' && knownHeader(next);
    }

    /** An empty line among the headers of a mail that has told nothing so far: not who wrote it, not what about, not how. */
    private boolean goesOnBelow(MailHeaders before) {
        if (parts > 1 || before.isEmpty() || before.has("from") || before.has("subject") || before.has("to") || before.has("content-type")) return false;
        int line = at;
        for (int i = 0; i < MOST_EMPTY && line < raw.length && isBlank(line, endOfLine(line)); i++) line = afterLine(endOfLine(line));
        if (line >= raw.length || !startsWith(line, "from:") && !startsWith(line, "content-type:") && !startsWith(line, "subject:")) return false;
        at = line;
        return true;
    }

    /** A line without sense in the midst of headers: the text begins there, unless a header everybody knows comes next. */
    private boolean isOddLineAmongHeaders(int line, int end, MailHeaders before) {
        if (isBlank(line, end)) return false;
        int next = afterLine(end);
        return (!before.isEmpty() || raw[line] == '>') && next < raw.length && knownHeader(next);
    }

    private boolean knownHeader(int line) {
        int colon = colon(line, Math.min(endOfLine(line), line + 80));
        if (colon < 0) return false;
        var name = new String(raw, line, colon - line, StandardCharsets.ISO_8859_1).strip().toLowerCase(java.util.Locale.ROOT);
        return switch (name) {
            case "from", "to", "cc", "subject", "date", "message-id", "mime-version", "received", "reply-to", "return-path", "sender",
                 "in-reply-to", "references", "delivered-to", "dkim-signature", "precedence" -> true;
            default -> name.startsWith("content-") || name.startsWith("x-") || name.startsWith("list-");
        };
    }

    /** Where the name of a header ends, or -1: names are printable ASCII without spaces, though some put one before the colon. */
    private int colon(int line, int end) {
        int i = line;
        while (i < end && raw[i] > ' ' && raw[i] != ':' && raw[i] != 127) i++;
        if (i == line) return -1;
        while (i < end && (raw[i] == ' ' || raw[i] == '\t')) i++;
        return i < end && raw[i] == ':' ? i : -1;
    }

    private @Nullable Open boundary(int line, int end) {
        if (end - line < 3 || raw[line + 1] != '-') return null;
        for (var each : open) if (meets(each, line, end)) return each;
        return null;
    }

    private boolean meets(Open each, int line, int end) {
        int after = line + 2 + each.boundary.length;
        if (after > end) return false;
        for (int i = 0; i < each.boundary.length; i++) if (raw[line + 2 + i] != each.boundary[i]) return false;
        return closes(each, line, end) || isBlank(after, end);
    }

    private boolean closes(Open each, int line, int end) {
        int after = line + 2 + each.boundary.length;
        if (after + 2 > end || raw[after] != '-' || raw[after + 1] != '-') return false;
        return after + 2 == end || raw[after + 2] == ' ' || raw[after + 2] == '\t';
    }

    private boolean occurs(String boundary) {
        var sought = bytes("--" + boundary);
        for (int line = at; line < raw.length; line = afterLine(endOfLine(line))) {
            if (raw[line] != '-' || line + sought.length > raw.length) continue;
            int i = 0;
            while (i < sought.length && raw[line + i] == sought[i]) i++;
            if (i == sought.length) return true;
        }
        return false;
    }

    /** The boundary nobody named: the first line of dashes and more that headers follow. */
    private @Nullable String guess() {
        int until = Math.min(raw.length, at + LOOK_AHEAD);
        for (int line = at; line < until; line = afterLine(endOfLine(line))) {
            int end = endOfLine(line);
            int next = afterLine(end);
            if (end - line > 2 && end - line < LONGEST_GUESS && raw[line] == '-' && raw[line + 1] == '-' && next < raw.length
                    && boundary(line, end) == null && startsWith(next, "Content-")) {
                return new String(raw, line + 2, end - line - 2, StandardCharsets.ISO_8859_1).stripTrailing();
            }
        }
        return null;
    }

    private boolean startsWith(int from, String ascii) {
        if (from + ascii.length() > raw.length) return false;
        for (int i = 0; i < ascii.length(); i++) {
            if (Character.toLowerCase((char) raw[from + i]) != Character.toLowerCase(ascii.charAt(i))) return false;
        }
        return true;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) if (raw[i] != ' ' && raw[i] != '\t') return false;
        return true;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < raw.length && raw[i] != '\n' && raw[i] != '\r') i++;
        return i;
    }

    /** A line ends with LF, CR, CRLF, or the CRCRLF of a mail converted twice. */
    private int afterLine(int end) {
        if (end >= raw.length) return raw.length;
        if (raw[end] == '\n') return end + 1;
        if (end + 1 < raw.length && raw[end + 1] == '\n') return end + 2;
        if (end + 2 < raw.length && raw[end + 1] == '\r' && raw[end + 2] == '\n') return end + 3;
        return end + 1;
    }

    /** The line end before a boundary belongs to the boundary. */
    private int beforeLine(int line) {
        int i = line;
        if (i > 0 && raw[i - 1] == '\n') i--;
        if (i > 0 && raw[i - 1] == '\r') i--;
        return i;
    }
}

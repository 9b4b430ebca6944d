package io.tributary.channel;

import io.tributary.channel.ParsedMail.Leaf;
import java.io.ByteArrayOutputStream;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files among the words of a text, as they were sent before MIME and are still: uuencoded between "begin 644 name" and "end", or as yEnc
 * between "=ybegin" and "=yend". What only looks like one stays in the text.
 */
final class InlineFiles {

    private static final int MOST = 100;
    /** Without its end a file counts only if it goes on for so many full lines. */
    private static final int FULL_LINES = 3;
    private static final int LONGEST_NAME_LINE = 500;

    private final byte[] raw;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final List<Leaf> files = new ArrayList<>();
    /** There is no end of yEnc below: none is sought again. */
    private boolean unclosed;

    private InlineFiles(byte[] raw) {
        this.raw = raw;
    }

    /** The words without the files, and the files; null if there are none. */
    record Found(byte[] words, List<Leaf> files) {}

    static @Nullable Found in(byte[] content) {
        var inline = new InlineFiles(content);
        inline.read();
        return inline.files.isEmpty() ? null : new Found(inline.words.toByteArray(), inline.files);
    }

    private void read() {
        int kept = 0;
        for (int line = 0; line < raw.length && files.size() < MOST; ) {
            int next = after(line);
            int end = begins(line, "begin ") ? uuencoded(line, next) : begins(line, "=ybegin ") ? yencoded(line, next) : -1;
            if (end > 0) {
                words.write(raw, kept, line - kept);
                kept = end;
            }
            line = end > 0 ? end : next;
        }
        if (!files.isEmpty()) words.write(raw, kept, raw.length - kept);
    }

    /** Where the text goes on after the file that begins here; -1 if none does. No line is looked at twice. */
    private int uuencoded(int begin, int first) {
        int name = begin + 6;
        while (name < first && raw[name] >= '0' && raw[name] <= '7') name++;
        if (name - begin < 9 || name - begin > 10 || name + 1 >= first || raw[name] != ' ') return -1;
        int full = 0;
        int line = first;
        while (line < raw.length && UuFile.isLine(raw, line, end(line))) {
            if (raw[line] == 'M') full++;
            line = after(line);
        }
        boolean closed = begins(line, "end") && end(line) - line <= 4;
        boolean stops = line >= raw.length || end(line) == line;
        if (line == first || !closed && (full < FULL_LINES || !stops)) return -1;
        add(line(name), UuFile.decode(raw, begin, closed ? after(line) : line));
        return closed ? after(line) : line;
    }

    private int yencoded(int begin, int first) {
        if (unclosed) return -1;
        var head = line(begin);
        int name = head.indexOf(" name=");
        if (name < 0 || !head.contains(" size=")) return -1;
        var out = new ByteArrayOutputStream();
        for (int line = first; line < raw.length; line = after(line)) {
            if (begins(line, "=yend")) {
                add(head.substring(name + 6), out.toByteArray());
                return after(line);
            }
            if (begins(line, "=ypart ")) continue;
            int end = end(line);
            for (int i = line; i < end; i++) {
                boolean escaped = raw[i] == '=' && i + 1 < end;
                out.write(escaped ? raw[++i] - 64 - 42 : raw[i] - 42);
            }
        }
        unclosed = true;
        return -1;
    }

    private void add(String name, byte[] bytes) {
        var named = FileParts.fileName(name.strip().replaceAll("^\"|\"$", ""));
        var type = URLConnection.guessContentTypeFromName(named.replace('#', '_'));
        files.add(new Leaf(named, type == null ? "application/octet-stream" : type, false, null, bytes));
    }

    private boolean begins(int line, String ascii) {
        if (line + ascii.length() > raw.length) return false;
        for (int i = 0; i < ascii.length(); i++) if (raw[line + i] != ascii.charAt(i)) return false;
        return true;
    }

    private String line(int line) {
        return Charsets.decode(java.util.Arrays.copyOfRange(raw, line, Math.min(end(line), line + LONGEST_NAME_LINE)), StandardCharsets.UTF_8.name());
    }

    private int end(int line) {
        int i = line;
        while (i < raw.length && raw[i] != '\n' && raw[i] != '\r') i++;
        return i;
    }

    private int after(int line) {
        int end = end(line);
        if (end >= raw.length) return raw.length;
        return raw[end] == '\r' && end + 1 < raw.length && raw[end + 1] == '\n' ? end + 2 : end + 1;
    }
}

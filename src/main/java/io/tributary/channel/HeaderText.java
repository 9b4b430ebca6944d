package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Words in a header (RFC 2047), as broken as they come: characters split between words, no padding, spaces inside, no end. */
final class HeaderText {

    private static final int LONGEST_CHARSET = 60;
    /** RFC 2047 allows 75; some put a whole subject into one. */
    private static final int LONGEST_WORD = 8_192;

    private final String header;
    private final StringBuilder out = new StringBuilder();
    /** Bytes of words not yet turned into characters, for the next word may bring the rest of one. */
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String charset = "";

    private HeaderText(String header) {
        this.header = header;
    }

    /** One encoded word. */
    private record Word(String charset, byte[] bytes, int end) {}

    /** For people to read, on one line: an encoded word can hold line breaks, and in a header of ours they would begin another one. */
    static String decode(String header) {
        if (header.indexOf("=?") < 0) return oneLine(header);
        return oneLine(new HeaderText(header).read());
    }

    static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 127 || c >= 0x80 && c < 0xa0 || c == '\u2028' || c == '\u2029') {
                gap = true;
            } else if (!Character.isSurrogate(c) || isWhole(text, i)) {
                if (gap && !out.isEmpty()) out.append(' ');
                gap = false;
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private static boolean isWhole(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private String read() {
        int at = 0;
        while (at < header.length()) {
            int next = header.indexOf("=?", at);
            var word = next < 0 ? null : word(next);
            if (next < 0) {
                literal(header.substring(at));
                break;
            }
            if (word == null) {
                literal(header.substring(at, next + 2));
                at = next + 2;
                continue;
            }
            // Space between two words is there for the header's sake alone.
            if (charset.isEmpty() || !header.substring(at, next).isBlank()) literal(header.substring(at, next));
            if (!charset.equalsIgnoreCase(word.charset)) flush();
            charset = word.charset;
            pending.writeBytes(word.bytes);
            at = word.end;
        }
        flush();
        return out.toString();
    }

    private void literal(String text) {
        flush();
        out.append(text);
    }

    private void flush() {
        if (pending.size() > 0) out.append(Charsets.decode(pending.toByteArray(), charset));
        pending.reset();
        charset = "";
    }

    /** Where the encoded word that begins there ends; -1 if none does. */
    static int endOfWord(String header, int from) {
        if (!header.startsWith("=?", from)) return -1;
        var word = new HeaderText(header).word(from);
        return word == null ? -1 : word.end;
    }

    private @Nullable Word word(int from) {
        int first = header.indexOf('?', from + 2);
        if (first < 0 || first - from > LONGEST_CHARSET || first + 2 >= header.length() || header.charAt(first + 2) != '?') return null;
        var name = header.substring(from + 2, first);
        if (name.indexOf(' ') >= 0) return null;
        int language = name.indexOf('*');
        if (language >= 0) name = name.substring(0, language);
        char kind = Character.toLowerCase(header.charAt(first + 1));
        if (kind != 'b' && kind != 'q') return null;
        int limit = Math.min(header.length(), first + LONGEST_WORD);
        int end = header.indexOf("?=", first + 3, limit);
        int next = header.indexOf("=?", first + 3, limit);
        // One that was cut off ends with the header; not at the next word, which would swallow what stands between.
        boolean whole = end >= 0 && !(next >= 0 && next < end - 1 && kind == 'b');
        if (!whole && (limit < header.length() || next >= 0 || header.indexOf(' ', first + 3) >= 0)) return null;
        var text = header.substring(first + 3, whole ? end : header.length());
        return new Word(name, kind == 'b' ? base64(text) : quoted(text), whole ? end + 2 : header.length());
    }

    private static byte[] base64(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return TransferEncoding.base64(bytes, 0, bytes.length);
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int hex = c == '=' && i + 2 < text.length() ? TransferEncoding.hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (hex >= 0) {
                bytes.write(hex);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '_' ? ' ' : c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}

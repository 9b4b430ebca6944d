package io.tributary.channel;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers of a mail or of one of its parts, found in its bytes. They are read when asked for: most never are. */
final class MailHeaders {

    /** More than any honest mail has; the lines after them are skipped. */
    private static final int MOST = 1_000;
    /** Two thousand recipients fit. */
    private static final int LONGEST = 256 * 1024;

    private record Field(String name, int start, int end) {}

    private final byte[] raw;
    private final List<Field> fields = new ArrayList<>();

    MailHeaders(byte[] raw) {
        this.raw = raw;
    }

    void add(int start, int colon, int end) {
        if (fields.size() >= MOST) return;
        int last = colon;
        while (last > start && raw[last - 1] <= ' ') last--;
        fields.add(new Field(new String(raw, start, Math.min(last - start, 80), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT), colon + 1, end));
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name.equals(name));
    }

    boolean hasAny(String prefix) {
        return fields.stream().anyMatch(field -> field.name.startsWith(prefix));
    }

    /** The first header of that name, unfolded, nothing decoded; empty if there is none. {@code name} in lower case, here and below. */
    String first(String name) {
        for (var field : fields) if (field.name.equals(name)) return text(field, null);
        return "";
    }

    /** As {@link #first}, each byte a character (ISO 8859-1): what two copies of a mail are told by must not hang on what we take its charset for. */
    String bytes(String name) {
        for (var field : fields) {
            if (field.name.equals(name)) return unfolded(new String(raw, field.start, Math.min(field.end - field.start, LONGEST), StandardCharsets.ISO_8859_1));
        }
        return "";
    }

    /** All of that name, topmost first. */
    List<String> all(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).map(field -> text(field, null)).toList();
    }

    /** For people to read: encoded words decoded, on one line. */
    String readable(String name, @Nullable Charset likely) {
        for (var field : fields) if (field.name.equals(name)) return HeaderText.decode(text(field, likely));
        return "";
    }

    /** As {@link #all}, with bytes beyond ASCII read in the charset the rest of the mail is in. */
    List<String> all(String name, @Nullable Charset likely) {
        return fields.stream().filter(field -> field.name.equals(name)).map(field -> text(field, likely)).toList();
    }

    private String text(Field field, @Nullable Charset likely) {
        int end = Math.min(field.end, field.start + LONGEST);
        return unfolded(Charsets.ofHeader(raw, field.start, end, likely));
    }

    private static String unfolded(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\r' && c != '\n' && c != 0) out.append(c);
        }
        return out.toString().strip();
    }
}

package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type or Content-Disposition with its parameters: continued and in any charset (RFC 2231), as an encoded word inside quotes,
 * which nobody allows and everybody sends, or in plain 8-bit.
 */
record ContentHeader(String value, Map<String, String> parameters) {

    private static final int MOST_PARAMETERS = 100;

    static ContentHeader type(String header, String ifNone) {
        var read = read(header);
        int slash = read.value.indexOf('/');
        if (slash > 0 && slash < read.value.length() - 1 && read.value.length() < 128) return read;
        // "text" alone, or words: RFC 2045 section 5.2 says to take it for plain text.
        return new ContentHeader(header.isBlank() || read.value.isEmpty() ? ifNone : read.value.equals("multipart") ? "multipart/mixed" : read.value.equals("html") ? "text/html" : "text/plain", read.parameters);
    }

    static ContentHeader disposition(String header) {
        return read(header);
    }

    @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    private static ContentHeader read(String header) {
        if (header.isEmpty()) return new ContentHeader("", Map.of());
        var scan = new Scan(header);
        var first = scan.until(";").strip();
        int gap = gap(first);
        var value = first.substring(0, gap).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        int odd = value.indexOf(',');
        if (odd >= 0) value = value.substring(0, odd);
        var plain = new LinkedHashMap<String, String>();
        var continued = new HashMap<String, TreeMap<Integer, Piece>>();
        if (gap < first.length()) parameters(new Scan(first.substring(gap)), plain, continued);
        parameters(scan, plain, continued);
        continued.forEach((name, pieces) -> plain.put(name, join(pieces)));
        return new ContentHeader(value, plain);
    }

    private static void parameters(Scan scan, Map<String, String> plain, Map<String, TreeMap<Integer, Piece>> continued) {
        for (int i = 0; i < MOST_PARAMETERS && scan.more(); i++) {
            var name = scan.until("=;").strip().toLowerCase(Locale.ROOT);
            if (!scan.took('=')) continue;
            var given = scan.value();
            scan.until(";");
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, HeaderText.decode(given));
            } else {
                continued.computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                        .putIfAbsent(position(name.substring(star)), new Piece(given, name.endsWith("*")));
            }
        }
    }

    /** Where the value ends although no semicolon says so: {@code text/plain charset=utf-8}. */
    private static int gap(String first) {
        int gap = 0;
        while (gap < first.length() && !Character.isWhitespace(first.charAt(gap))) gap++;
        int slash = first.indexOf('/');
        return slash > 0 && slash < gap - 1 || first.indexOf('=', gap) >= 0 ? gap : first.length();
    }

    private record Piece(String text, boolean encoded) {}

    private static int position(String star) {
        int n = 0;
        for (int i = 1; i < star.length() && Character.isDigit(star.charAt(i)) && n < 10_000; i++) n = n * 10 + star.charAt(i) - '0';
        return n;
    }

    /** Pieces share one charset, and a character may be split between two of them. */
    private static String join(TreeMap<Integer, Piece> pieces) {
        var out = new ByteArrayOutputStream();
        String charset = null;
        boolean encoded = false;
        for (var piece : pieces.values()) {
            var text = piece.text;
            encoded |= piece.encoded;
            if (piece.encoded && charset == null) {
                int quote = text.indexOf('\'');
                int second = quote < 0 ? -1 : text.indexOf('\'', quote + 1);
                charset = second < 0 ? "utf-8" : text.substring(0, quote);
                text = text.substring(second + 1);
            }
            out.writeBytes(piece.encoded ? percentDecoded(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        if (!encoded) return HeaderText.decode(out.toString(StandardCharsets.UTF_8));
        return HeaderText.oneLine(Charsets.decode(out.toByteArray(), charset));
    }

    private static byte[] percentDecoded(String text) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int hex = text.charAt(i) == '%' && i + 2 < text.length() ? TransferEncoding.hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (hex >= 0) {
                out.write(hex);
                i += 2;
            } else {
                out.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** Walks over a header; comments in brackets are passed over outside of quotes. */
    private static final class Scan {
        private final String header;
        private final int lastBracket;
        private int at;

        Scan(String header) {
            this.header = header;
            this.lastBracket = header.lastIndexOf(')');
        }

        boolean more() {
            return at < header.length();
        }

        boolean took(char c) {
            return at > 0 && header.charAt(at - 1) == c;
        }

        /** What comes before one of the given, which is passed. */
        String until(String ends) {
            var out = new StringBuilder();
            while (at < header.length()) {
                char c = header.charAt(at++);
                if (ends.indexOf(c) >= 0) return out.toString();
                if (c == '(' && at <= lastBracket) at = header.indexOf(')', at) + 1;
                else out.append(c);
            }
            return out.toString();
        }

        /** Quoted, or up to the next semicolon: file names with spaces come without quotes too. */
        String value() {
            while (more() && Character.isWhitespace(header.charAt(at))) at++;
            if (!more() || header.charAt(at) != '"') return bare();
            var out = new StringBuilder();
            for (at++; at < header.length(); at++) {
                char c = header.charAt(at);
                if (c == '"') {
                    at++;
                    return out.toString();
                }
                // A path of Windows is written with single backslashes by those who forget to escape them.
                if (c == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0) c = header.charAt(++at);
                out.append(c);
            }
            int semicolon = out.indexOf(";");
            return (semicolon < 0 ? out.toString() : out.substring(0, semicolon)).strip();
        }

        private String bare() {
            int end = header.indexOf(';', at);
            if (end < 0) end = header.length();
            var value = header.substring(at, end).strip();
            at = end;
            int comment = value.indexOf(" (");
            return comment > 0 && value.endsWith(")") && value.indexOf('.', comment) < 0 ? value.substring(0, comment).strip() : value;
        }
    }
}

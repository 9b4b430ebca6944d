package io.tributary.channel;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside in a header of ours. Whatever could end a line, a name or an address is encoded (RFC 2047, RFC 2231): to a reader
 * that looks for a comma or a bracket there is none.
 */
final class OutgoingHeader {

    /** An encoded word is 75 characters at most (RFC 2047 section 2). */
    private static final int WORD_BYTES = 42;

    private static final int PARAMETER_BYTES = 60;
    private static final int LONGEST_SUBJECT = 900;
    private static final int LONGEST_FILE_NAME = 150;
    private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z0-9 '+_-]{1,60}");
    private static final Pattern HARMLESS_SUBJECT = Pattern.compile("(?:[!-~]{1,200}+(?: +|$))*+");
    private static final Pattern HARMLESS_FILE_NAME = Pattern.compile("[A-Za-z0-9 +_.()-]{1,60}");

    private OutgoingHeader() {}

    /** One line without anything invisible. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").replaceAll("\\p{Cf}+", "").strip();
    }

    static String subject(String text) {
        var line = cut(line(text), LONGEST_SUBJECT);
        return HARMLESS_SUBJECT.matcher(line).matches() && !line.contains("=?") ? MimeUtility.fold(9, line) : words(line);
    }

    /** {@code Name <address>}. */
    static String mailbox(String address, @Nullable String name) {
        var line = name == null ? "" : cut(line(name), 200);
        if (line.isEmpty()) return MailAddress.wire(address);
        return (HARMLESS_NAME.matcher(line).matches() ? line : words(line)) + " <" + MailAddress.wire(address) + '>';
    }

    /** Content-Type with the name as older mail programs read it. */
    static String contentType(String type, String fileName) {
        var name = fileName(fileName);
        return type + ";\r\n name=\"" + (HARMLESS_FILE_NAME.matcher(name).matches() ? name : words(name)) + '"';
    }

    /** Content-Disposition with the name as RFC 2231 writes it. */
    static String disposition(String disposition, String fileName) {
        var name = fileName(fileName);
        if (HARMLESS_FILE_NAME.matcher(name).matches()) return disposition + ";\r\n filename=\"" + name + '"';
        var pieces = pieces(name, PARAMETER_BYTES / 3);
        if (pieces.size() == 1) return disposition + ";\r\n filename*=UTF-8''" + percent(pieces.getFirst());
        var header = new StringBuilder(disposition);
        for (int i = 0; i < pieces.size(); i++) {
            header.append(";\r\n filename*").append(i).append("*=").append(i == 0 ? "UTF-8''" : "").append(percent(pieces.get(i)));
        }
        return header.toString();
    }

    /** A name for a file on any system; its ending survives. */
    static String fileName(String name) {
        var harmless = line(name).replaceAll("[/\\\\:*?\"<>|]", "_");
        if (harmless.isBlank()) return "attachment";
        if (harmless.length() <= LONGEST_FILE_NAME) return harmless;
        var dot = harmless.lastIndexOf('.');
        var ending = dot > 0 && harmless.length() - dot <= 12 ? harmless.substring(dot) : "";
        return cut(harmless, LONGEST_FILE_NAME - ending.length()) + ending;
    }

    private static String words(String text) {
        return String.join("\r\n ", pieces(text, WORD_BYTES).stream()
                .map(piece -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8)) + "?=")
                .toList());
    }

    /** In pieces of so many bytes at most, never in the middle of a character. */
    private static List<String> pieces(String text, int bytes) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            var character = Character.toString(text.codePointAt(i));
            var length = character.getBytes(StandardCharsets.UTF_8).length;
            if (size + length > bytes) {
                pieces.add(piece.toString());
                piece.setLength(0);
                size = 0;
            }
            piece.append(character);
            size += length;
            i += character.length();
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static String percent(String text) {
        var out = new ByteArrayOutputStream();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            var harmless = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '.' || b == '-' || b == '_';
            out.writeBytes((harmless ? String.valueOf((char) b) : String.format("%%%02X", b)).getBytes(StandardCharsets.US_ASCII));
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}

package io.tributary.channel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes to text, by the charset they say and, where that cannot be, by the one they are in. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset SHIFTED = Charset.forName("x-windows-iso2022jp");
    private static final char UNKNOWN = '\ufffd';

    private Charsets() {}

    /** What a name stands for in practice; null for names nobody knows. */
    static @Nullable Charset named(@Nullable String given) {
        return CharsetNames.charset(given);
    }

    /** What headers are in that do not say it: what the body says, if that says anything. */
    static @Nullable Charset likely(@Nullable String said) {
        return said == null || said.strip().toLowerCase(Locale.ROOT).endsWith("ascii") ? null : named(said);
    }

    /** The text, whole and without what a database cannot hold (NUL, halves of a surrogate pair). */
    static String decode(byte[] bytes, @Nullable String said) {
        return clean(decoded(bytes, said));
    }

    private static String decoded(byte[] bytes, @Nullable String said) {
        var mark = byteOrderMark(bytes);
        if (mark != null) return mark;
        var name = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        if (name.contains("utf-7") || name.equals("utf7") || name.equals("csunicode11utf7")) return Utf7.decode(bytes);
        if (name.startsWith("hz")) return hz(bytes);
        var charset = named(said);
        var pairs = Utf16.of(bytes, charset);
        if (pairs != null) return new String(bytes, 0, bytes.length & ~1, pairs);
        if (isAscii(bytes)) {
            if (charset == null || isAsciiInside(charset)) return new String(bytes, isShifted(bytes) ? SHIFTED : StandardCharsets.ISO_8859_1);
            return new String(bytes, isWide(charset) ? StandardCharsets.ISO_8859_1 : charset);
        }
        // Seven bits were promised.
        if (charset == null || name.endsWith("ascii")) return new String(bytes, detect(bytes, null));
        return new String(bytes, believed(bytes, charset));
    }

    /** UTF-8 proves itself, and so does what says something in one charset and nothing in the one it claims; where there is doubt, it is believed. */
    private static Charset believed(byte[] bytes, Charset charset) {
        boolean isUtf8 = isUtf8(bytes);
        if (isUtf8 && (charset == StandardCharsets.UTF_8 || charset.equals(WESTERN) || isWide(charset))) return StandardCharsets.UTF_8;
        if (CharsetGuess.knows(charset)) return !isUtf8 && CharsetGuess.reads(bytes, charset) ? charset : CharsetGuess.of(bytes, charset);
        if (charset.name().contains("2022")) return isShifted(bytes) ? charset : detect(bytes, null);
        return isUtf8 && CharsetGuess.isRatherUtf8(bytes, charset) ? StandardCharsets.UTF_8 : isWide(charset) ? detect(bytes, null) : charset;
    }

    /** By characters of three bytes, or by many of two; fewer can be Chinese, too. */
    private static boolean isProven(byte[] bytes) {
        return sequences(bytes) > 4;
    }

    /** Bytes that begin a character of several; those of three weigh more, for hardly anything else looks so. */
    private static int sequences(byte[] bytes) {
        int sequences = 0;
        for (byte b : bytes) if ((b & 0xff) >= 0xc0) sequences += (b & 0xff) >= 0xe0 ? 2 : 1;
        return sequences;
    }

    /** A header's bytes beyond ASCII: UTF-8 if they can be, else what the rest of the mail is in, else the likeliest. */
    static String ofHeader(byte[] raw, int start, int end, @Nullable Charset likely) {
        boolean ascii = true;
        for (int i = start; i < end && ascii; i++) ascii = raw[i] >= 0;
        if (ascii) return new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
        var bytes = Arrays.copyOfRange(raw, start, end);
        return new String(bytes, detect(bytes, likely));
    }

    /** What bytes that are not ASCII are likely written in. */
    static Charset detect(byte[] bytes, @Nullable Charset likely) {
        if (isUtf8(bytes) && (likely == StandardCharsets.UTF_8 || WESTERN.equals(likely) || isProven(bytes))) return StandardCharsets.UTF_8;
        if (likely == null || isWide(likely) || likely.name().contains("2022")) return CharsetGuess.of(bytes, null);
        if (CharsetGuess.knows(likely) || likely.equals(WESTERN)) return CharsetGuess.of(bytes, likely);
        return strictly(bytes, likely) != null ? likely : CharsetGuess.of(bytes, null);
    }

    /** Seven-bit Japanese that does not say so: no text holds an escape before a dollar otherwise. */
    private static boolean isShifted(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) if (bytes[i] == 0x1b && bytes[i + 1] == '$' && "B@(".indexOf(bytes[i + 2]) >= 0) return true;
        return false;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }

    static boolean isUtf8(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_8) != null;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notIt) {
            return null;
        }
    }

    private static @Nullable String byteOrderMark(byte[] bytes) {
        if (bytes.length < 2) return null;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first == 0xfe && second == 0xff || first == 0xff && second == 0xfe) return new String(bytes, StandardCharsets.UTF_16);
        if (first == 0xef && second == 0xbb && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        return null;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return false;
        return true;
    }

    private static boolean isAsciiInside(Charset charset) {
        var name = charset.name();
        return !isWide(charset) && !name.startsWith("UTF-32") && !name.contains("2022") && !name.startsWith("IBM") && !name.startsWith("x-IBM");
    }

    /** RFC 1843: seven-bit GB2312 between tilde and brace. */
    private static String hz(byte[] bytes) {
        var out = new java.io.ByteArrayOutputStream(bytes.length);
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
            if (bytes[i] == '~' && (next == '{' || next == '}')) {
                chinese = next == '{';
                i++;
            } else if (bytes[i] == '~' && next == '~') {
                out.write('~');
                i++;
            } else {
                if (bytes[i] == '\n') chinese = false;
                out.write(chinese && bytes[i] > ' ' ? bytes[i] | 0x80 : bytes[i]);
            }
        }
        return out.toString(CHINESE);
    }

    /** A database text holds no NUL and no half of a surrogate pair, and a page no CR. */
    static String clean(String text) {
        int i = 0;
        while (i < text.length() && isOrdinary(text.charAt(i))) i++;
        if (i == text.length()) return text;
        var out = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isOrdinary(c)) {
                out.append(c);
            } else if (c == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') out.append('\n');
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append(UNKNOWN);
            }
        }
        return out.toString();
    }

    private static boolean isOrdinary(char c) {
        return c >= ' ' && !Character.isSurrogate(c) || c == '\n' || c == '\t' || c == '\f' || c > 0 && c < ' ' && c != '\r';
    }
}

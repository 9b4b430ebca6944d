package io.tributary.channel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Bytes to text, by the charset they say and, where that cannot be, by the one they are in. */
final class Charsets {

    private static final Charset WESTERN = charset("windows-1252");
    private static final Charset CHINESE = charset("GB18030");
    private static final int LOOKED_AT = 16 * 1024;
    private static final char UNKNOWN = '\ufffd';

    private Charsets() {}

    private static Charset charset(String name) {
        return Charset.forName(name);
    }

    /** What a name stands for in practice: those who say GB2312 write GBK, and Latin-1 is Windows'. Null for names nobody knows. */
    static @Nullable Charset named(@Nullable String given) {
        if (given == null) return null;
        var name = given.strip().replaceAll("[\"'\\s;]", "").toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 60) return null;
        return switch (name) {
            case "utf8", "utf-8", "utf8mb4", "utf-8mb4", "unicode-1-1-utf-8", "x-unicode-2-0-utf-8", "utf_8", "cp65001", "utf-8-sig" -> StandardCharsets.UTF_8;
            case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "iso-8859-1-windows-3.1-latin-1",
                 "ansi_x3.4-1968", "cp1252", "windows-1252", "ansi", "x-ansi", "iso-646-us", "8859-1", "iso-8859-8859-1" -> WESTERN;
            case "gb2312", "gb_2312-80", "gb2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "x-mswin-936", "gb_1988-80", "gb18030", "gb-18030",
                 "euc-cn", "x-euc-cn", "x-gb2312", "chinesegb", "csgb2312", "gb2312_charset", "cn-gb", "gb13000" -> CHINESE;
            case "big5", "big-5", "cn-big5", "x-x-big5", "big5-hkscs", "cp950", "ms950", "x-big5", "chinesebig5" -> charset("Big5-HKSCS");
            case "ks_c_5601-1987", "ks_c_5601", "ksc5601", "ks_c_5601-1989", "euc-kr", "cp949", "ms949", "korean", "ksc_5601", "ks_c-5601-1987" -> charset("x-windows-949");
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932", "s-jis" -> charset("windows-31j");
            case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-ms", "cp50220", "cp50221", "iso-2022-jp-1", "iso-2022-jp-3" -> charset("x-windows-iso2022jp");
            case "euc-jp", "x-euc-jp", "eucjp", "x-euc" -> charset("EUC-JP");
            case "iso-8859-9", "latin5" -> charset("windows-1254");
            case "tis-620", "iso-8859-11", "windows-874", "cp874" -> charset("x-windows-874");
            case "iso-8859-8-i", "iso-8859-8-e", "logical" -> charset("ISO-8859-8");
            case "x-mac-roman", "macintosh", "x-macintosh", "mac", "x-mac" -> charset("x-MacRoman");
            case "x-mac-cyrillic", "x-mac-ukrainian" -> charset("x-MacCyrillic");
            case "x-mac-ce" -> charset("x-MacCentralEurope");
            case "x-mac-greek" -> charset("x-MacGreek");
            case "x-mac-turkish" -> charset("x-MacTurkish");
            case "koi8", "koi8r", "koi-8-r", "koi8-ru" -> charset("KOI8-R");
            case "utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7", "utf7", "hz-gb-2312", "hz" -> null;
            default -> byItsOwnName(name);
        };
    }

    private static @Nullable Charset byItsOwnName(String name) {
        try {
            return Charset.forName(name.startsWith("cp-") ? "windows-" + name.substring(3) : name.startsWith("windows_") ? name.replace('_', '-') : name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
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
        if (isAscii(bytes)) {
            return charset == null || isAsciiInside(charset) ? new String(bytes, StandardCharsets.ISO_8859_1) : new String(bytes, charset);
        }
        if (charset == null) return new String(bytes, detect(bytes, null));
        if (charset == StandardCharsets.UTF_8 || charset.equals(WESTERN) || charset.equals(CHINESE)) return doubted(bytes, charset);
        return new String(bytes, charset);
    }

    /** UTF-8 proves itself; so what claims to be something else and is valid UTF-8 is UTF-8, and what claims it and is not, is not. */
    private static String doubted(byte[] bytes, Charset charset) {
        var utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (charset == StandardCharsets.UTF_8) {
            if (utf8 != null) return utf8;
            var lenient = new String(bytes, charset);
            if (isSlightlyBroken(lenient)) return lenient;
            return new String(bytes, detect(bytes, null));
        }
        if (utf8 == null) return new String(bytes, charset);
        if (charset.equals(WESTERN)) return utf8;
        var own = strictly(bytes, charset);
        return own == null || bytes.length > 12 && utf8.length() * 2 < own.length() * 3 - 2 && own.length() > utf8.length() ? utf8 : own;
    }

    /** A character cut in two, not another charset. */
    private static boolean isSlightlyBroken(String text) {
        int broken = 0;
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == UNKNOWN) broken++;
            else if (text.charAt(i) >= 0x80) foreign++;
        }
        return broken * 5 <= foreign;
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
        if (strictly(bytes, StandardCharsets.UTF_8) != null) return StandardCharsets.UTF_8;
        if (likely != null && likely != StandardCharsets.UTF_8 && strictly(bytes, likely) != null) return likely;
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, LOOKED_AT));
        detector.dataEnd();
        var found = named(detector.getDetectedCharset());
        if (found != null && found != StandardCharsets.UTF_8) return found;
        return looksChinese(bytes) ? CHINESE : WESTERN;
    }

    /** Too short for statistics: pairs of the bytes that the common 6,763 characters of GB2312 are made of. */
    private static boolean looksChinese(byte[] bytes) {
        int pairs = 0;
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] >= 0) continue;
            if (i + 1 >= bytes.length) break;
            int first = bytes[i] & 0xff;
            int second = bytes[++i] & 0xff;
            if (first < 0xa1 || first > 0xf7 || second < 0xa1) return false;
            if (first >= 0xb0) pairs++;
        }
        return pairs >= 2;
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
        return !name.startsWith("UTF-16") && !name.startsWith("UTF-32") && !name.contains("2022") && !name.startsWith("IBM") && !name.startsWith("x-IBM");
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

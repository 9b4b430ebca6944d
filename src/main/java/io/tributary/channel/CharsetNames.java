package io.tributary.channel;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a charset's name stands for in practice: those who say GB2312 write GBK, and Latin-1 is Windows'. */
final class CharsetNames {

    private static final int LONGEST = 60;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Pattern WINDOWS = Pattern.compile("(?:x-?)?(?:windows|win|cp|ansi|ms)?[-_]?(?:cp[-_]?)?(125[0-8])");
    private static final Pattern ISO = Pattern.compile("(?:x-|cs)?(?:iso|is)?[-_]?8859[-_:]?(\\d{1,2})(?:[-_:](?:\\d{4}|[ie]))?");

    private CharsetNames() {}

    /** Null for names nobody knows, and for those whose bytes are no text yet (UTF-7, HZ). */
    static @Nullable Charset charset(@Nullable String given) {
        if (given == null || given.length() > LONGEST * 2) return null;
        var name = given.strip().replaceAll("[\"'\\s;]", "").toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST) return null;
        return switch (name) {
            case "utf8", "utf-8", "utf8mb4", "utf-8mb4", "utf8mb3", "unicode-1-1-utf-8", "x-unicode-2-0-utf-8", "x-utf-8", "utf_8", "cp65001", "utf-8-sig" -> StandardCharsets.UTF_8;
            case "us-ascii", "ascii", "latin1", "latin-1", "iso-8859-1-windows-3.1-latin-1", "l1",
                 "ansi_x3.4-1968", "ansi", "x-ansi", "iso-646-us", "iso-8859-8859-1" -> WESTERN;
            case "gb2312", "gb_2312-80", "gb2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "x-mswin-936", "gb_1988-80", "gb18030", "gb-18030", "gb18030-2000", "gb18030-2005",
                 "gb18030-2022", "gb_18030", "gb-2312", "gb_2312", "euc-cn", "x-euc-cn", "x-gb2312", "chinesegb", "chinese", "csgb2312", "gb2312_charset", "cn-gb", "gb13000" -> CHINESE;
            case "big5", "big-5", "cn-big5", "x-x-big5", "big5-hkscs", "cp950", "ms950", "windows-950", "x-big5", "chinesebig5", "big5-eten", "csbig5" -> Charset.forName("Big5-HKSCS");
            case "ks_c_5601-1987", "ks_c_5601", "ksc5601", "ks_c_5601-1989", "euc-kr", "euckr", "cp949", "ms949", "windows-949", "x-windows-949", "uhc", "korean", "ksc_5601", "ks_c-5601-1987", "cseuckr" -> Charset.forName("x-windows-949");
            case "shift_jis", "shift-jis", "shiftjis", "sjis", "x-sjis", "x-shift-jis", "ms_kanji", "windows-31j", "windows-932", "cp932", "ms932", "s-jis", "csshiftjis" -> Charset.forName("windows-31j");
            case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-ms", "cp50220", "cp50221", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso2022jp", "iso-2022-jp-2004" -> Charset.forName("x-windows-iso2022jp");
            case "euc-jp", "x-euc-jp", "eucjp", "x-euc", "cseucpkdfmtjapanese" -> Charset.forName("EUC-JP");
            case "latin5" -> Charset.forName("windows-1254");
            case "tis-620", "tis620", "windows-874", "cp874" -> Charset.forName("x-windows-874");
            case "logical" -> Charset.forName("ISO-8859-8");
            case "latin6", "l6", "iso-ir-157" -> TableCharset.LATIN_6;
            case "latin8", "l8", "iso-celtic", "iso-ir-199" -> TableCharset.LATIN_8;
            case "x-mac-roman", "macintosh", "x-macintosh", "mac", "x-mac" -> Charset.forName("x-MacRoman");
            case "x-mac-cyrillic", "x-mac-ukrainian" -> Charset.forName("x-MacCyrillic");
            case "x-mac-ce" -> Charset.forName("x-MacCentralEurope");
            case "x-mac-greek" -> Charset.forName("x-MacGreek");
            case "x-mac-turkish" -> Charset.forName("x-MacTurkish");
            case "koi8", "koi8r", "koi-8-r", "koi8-ru" -> Charset.forName("KOI8-R");
            case "koi8u", "koi-8-u" -> Charset.forName("KOI8-U");
            case "iso-10646-ucs-2", "ucs-2", "ucs2", "unicode" -> StandardCharsets.UTF_16;
            case "utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7", "utf7", "hz-gb-2312", "hz" -> null;
            default -> spelt(name);
        };
    }

    /** The two families whose names everybody spells their own way. */
    private static @Nullable Charset spelt(String name) {
        var windows = WINDOWS.matcher(name);
        if (windows.matches()) return Charset.forName("windows-" + windows.group(1));
        var iso = ISO.matcher(name);
        if (!iso.matches()) return byItsOwnName(name.startsWith("cp-") ? "windows-" + name.substring(3) : name.replace("windows_", "windows-"));
        return switch (iso.group(1)) {
            case "1" -> WESTERN;
            case "9" -> Charset.forName("windows-1254");
            case "10" -> TableCharset.LATIN_6;
            case "11" -> Charset.forName("x-windows-874");
            case "14" -> TableCharset.LATIN_8;
            default -> byItsOwnName("iso-8859-" + iso.group(1));
        };
    }

    private static @Nullable Charset byItsOwnName(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}

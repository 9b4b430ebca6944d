package io.tributary.platform;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180) in which no cell is a formula to the spreadsheet that opens them. */
public final class SafeCsv {

    /** By which a spreadsheet knows UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private SafeCsv() {}

    public static String line(List<@Nullable String> cells) {
        return cells.stream().map(SafeCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted whatever it holds, and with an apostrophe before what Excel and its like would work out (OWASP, "CSV Injection"). */
    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        var harmless = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}

package io.tributary.channel;

import io.tributary.channel.HtmlText.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of words: in its charset, its soft line ends undone, made readable. */
final class TextPart {

    /** In place of words, for those who cannot show the HTML beside them. */
    static final String[] STUBS = {"does not support html", "doesn't support html", "not support html", "html-enabled", "html enabled", "html compatible", "html-compatible",
        "view this email in html", "view this message in html", "view it in html", "an html email", "an html message", "a html email", "html version of this", "html format", "does not display html",
        "cannot display html", "unable to display html", "requires html", "to view this email", "to view this message", "view this email in your browser", "unterstützt kein html",
        "keine html", "ne supporte pas le html", "format html", "no soporta html", "不支持html", "不支持 html", "无法显示html", "html格式", "html 格式", "html形式", "html メール", "htmlメール"};

    private static final int META_LOOKED_AT = 4_096;
    /** RFC 1896 section 4. */
    private static final int LONGEST_COMMAND = 64;
    private static final int LONGEST_PARAMETER = 500;

    private TextPart() {}

    static String text(MimePart part) {
        return text(part, part.content(MailContent.LONGEST_TEXT * 2));
    }

    /** @param bytes of the part, its transfer encoding undone */
    static String text(MimePart part, byte[] bytes) {
        var charset = part.parameter("charset");
        if (part.is("text/html") && (charset == null || Charsets.named(charset) == null && !charset.toLowerCase(Locale.ROOT).contains("utf-7"))) {
            var said = metaCharset(bytes);
            charset = said == null ? charset : said;
        }
        var text = Charsets.decode(bytes, charset);
        if (part.is("text/plain") && "flowed".equalsIgnoreCase(part.parameter("format"))) return FlowedText.unfold(text, "yes".equalsIgnoreCase(part.parameter("delsp")));
        if (part.is("text/calendar")) return CalendarText.of(text);
        return part.is("text/enriched") || part.is("text/richtext") ? enriched(text) : text;
    }

    static List<Line> lines(String text, @Nullable MimePart part) {
        var lines = new ArrayList<Line>();
        text.lines().forEach(line -> lines.add(new Line(line, line.startsWith(">"), false)));
        return lines;
    }

    static String escaped(String text) {
        return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>\n");
    }

    /** What the HTML says of itself, where the mail says nothing. */
    private static @Nullable String metaCharset(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, META_LOOKED_AT), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int meta = head.indexOf("<meta");
        while (meta >= 0) {
            int end = head.indexOf('>', meta);
            if (end < 0) return null;
            int at = head.indexOf("charset=", meta);
            if (at > 0 && at < end) {
                var value = head.substring(at + 8, end).replaceAll("[\"'/;\\s].*|[\"']", "");
                if (value.isEmpty()) value = head.substring(at + 8, end).replaceAll("[\"'/;\\s]", "");
                return value.startsWith("utf-16") ? "utf-8" : value;
            }
            meta = head.indexOf("<meta", end);
        }
        return null;
    }

    /** RFC 1896: commands in angle brackets, one line end is none, {@code <<} is a bracket. */
    private static String enriched(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '<' ? text.indexOf('>', i, Math.min(text.length(), i + LONGEST_COMMAND)) : -1;
            if (c == '<' && i + 1 < text.length() && text.charAt(i + 1) == '<') {
                out.append('<');
                i++;
            } else if (close > 0) {
                if (text.startsWith("<param>", i)) {
                    int after = text.indexOf("</param>", i, Math.min(text.length(), i + LONGEST_PARAMETER));
                    close = after > 0 ? after + 7 : close;
                }
                i = close;
            } else if (c == '\n') {
                int ends = i;
                while (ends < text.length() && text.charAt(ends) == '\n') ends++;
                if (ends - i == 1) out.append(' ');
                else out.repeat('\n', ends - i - 1);
                i = ends - 1;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

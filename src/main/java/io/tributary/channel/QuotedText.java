package io.tributary.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the writer wrote, and the older mail they left below it. Together they are every visible line. */
record QuotedText(String text, @Nullable String quoted) {

    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^(On\\b.{1,300}\\bwrote|Am\\b.{1,300}\\bschrieb.*|Le\\b.{1,300}\\ba écrit|在.{1,200}写道|.{1,200}于.{1,200}写道)\\s?[::]\\s*$");
    private static final Pattern DIVIDER = Pattern.compile("^\\s*-{2,}\\s*(Original Message|Forwarded message|原始邮件|转发邮件|原始消息)\\s*-{2,}\\s*$",
            Pattern.CASE_INSENSITIVE);

    static QuotedText split(String body) {
        var lines = body.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (DIVIDER.matcher(lines[i]).matches() || startsQuote(lines, i)) return at(lines, i);
        }
        return new QuotedText(body.strip(), null);
    }

    /** An attribution, or quote marks, after which nothing but quoted and empty lines follow: an answer between the lines is no quote. */
    private static boolean startsQuote(String[] lines, int at) {
        var attribution = ATTRIBUTION.matcher(lines[at].strip()).matches();
        if (!attribution && !lines[at].startsWith(">")) return false;
        boolean quoted = false;
        for (int i = attribution ? at + 1 : at; i < lines.length; i++) {
            if (lines[i].startsWith(">")) quoted = true;
            else if (!lines[i].isBlank()) return false;
        }
        return quoted;
    }

    private static QuotedText at(String[] lines, int at) {
        var text = String.join("\n", java.util.Arrays.copyOfRange(lines, 0, at)).strip();
        var quoted = String.join("\n", java.util.Arrays.copyOfRange(lines, at, lines.length)).strip();
        // A mail that is nothing but a quote is shown, not folded away.
        return text.isEmpty() ? new QuotedText(quoted, null) : new QuotedText(text, quoted);
    }
}

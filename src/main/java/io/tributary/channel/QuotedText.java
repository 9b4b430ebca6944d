package io.tributary.channel;

import io.tributary.channel.HtmlText.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the writer wrote, and what stands below it: a signature, the older mail they left there. Together they are every visible line. */
record QuotedText(String text, @Nullable String quoted) {

    private static final int LONGEST_SIGNATURE = 25;
    /** A quote that begins below so many lines is not looked for. */
    private static final int MOST_LINES = 20_000;
    /** "On … wrote" is wrapped over so many lines at most. */
    private static final int MOST_WRAPPED = 3;

    /** Lines {@code from} to {@code to} are an older mail; {@code forGood}: nothing below it can be the writer's. */
    private record Quote(int from, boolean forGood) {}

    static QuotedText split(String body) {
        return split(body.lines().map(line -> new Line(line, line.startsWith(">"), false)).toList(), false);
    }

    /** @param forward the mail hands on another: that one is what it is about, and not folded away */
    static QuotedText split(List<Line> lines, boolean forward) {
        var quote = forward ? null : find(lines);
        if (quote == null) return whole(lines);
        int end = quote.forGood ? lines.size() : endOfQuote(lines, quote.from);
        if (!saysNothing(lines, end, lines.size())) {
            // The answer stands below the quote, or between its lines. Only the former can be taken apart.
            boolean below = saysNothing(lines, 0, quote.from) && !hasQuotes(lines, end);
            return below ? joined(signed(lines, end, lines.size()), lines, 0, end) : whole(lines);
        }
        if (saysNothing(lines, 0, quote.from)) return whole(lines);
        return joined(signed(lines, 0, quote.from), lines, quote.from, lines.size());
    }

    private static QuotedText whole(List<Line> lines) {
        return signed(lines, 0, lines.size());
    }

    private static QuotedText joined(QuotedText own, List<Line> lines, int from, int to) {
        var older = text(lines, from, to);
        if (own.text.isEmpty()) return new QuotedText(older, own.quoted);
        return new QuotedText(own.text, own.quoted == null ? older : from == 0 ? older + "\n\n" + own.quoted : own.quoted + "\n\n" + older);
    }

    private static @Nullable Quote find(List<Line> lines) {
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            var line = lines.get(i);
            var text = line.text().strip();
            if (text.isEmpty()) continue;
            if (!line.quoted() && QuoteWords.isForward(text)) return null;
            if (line.cut() && !isForwardSoon(lines, i) || QuoteWords.isDivider(text) || isHeaderBlock(lines, i)) return new Quote(ruled(lines, i), true);
            if (line.quoted()) return isForwardSoon(lines, i) ? null : new Quote(i, false);
            int last = attribution(lines, i);
            if (last >= 0) return new Quote(i, !hasQuotes(lines, last + 1));
        }
        return null;
    }

    private static boolean isForwardSoon(List<Line> lines, int at) {
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) if (QuoteWords.isForward(lines.get(i).text())) return true;
        return false;
    }

    /** A mail's headers as mail programs print them above its words: the sender, and two others below. */
    private static boolean isHeaderBlock(List<Line> lines, int at) {
        var first = lines.get(at).text().strip();
        if (QuoteWords.isOtherLabel(first)) return isHeaderBlockInAnotherOrder(lines, at);
        if (!QuoteWords.isFromLabel(first)) return false;
        int others = 0;
        int seen = 0;
        for (int i = at + 1; i < lines.size() && seen < 6; i++) {
            var text = lines.get(i).text().strip();
            if (text.isEmpty()) continue;
            seen++;
            if (QuoteWords.isOtherLabel(text)) others++;
        }
        return others >= 2;
    }

    /** Date or subject first, then the sender. */
    private static boolean isHeaderBlockInAnotherOrder(List<Line> lines, int at) {
        int labels = 0;
        boolean from = false;
        boolean address = false;
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
            var text = lines.get(i).text().strip();
            boolean isFrom = QuoteWords.isFromLabel(text);
            if (!isFrom && !QuoteWords.isOtherLabel(text)) break;
            labels++;
            from |= isFrom;
            address |= text.indexOf('@') > 0;
        }
        return labels >= 3 && from && address;
    }

    /** The line drawn above it belongs to the older mail. */
    private static int ruled(List<Line> lines, int at) {
        int i = at - 1;
        while (i >= 0 && lines.get(i).text().isBlank()) i--;
        if (i < 0) return at;
        var text = lines.get(i).text().strip();
        return text.length() > 4 && text.chars().allMatch(c -> c == '_' || c == '-' || c == '=') ? i : at;
    }

    /** The last line of the attribution that begins here, or -1. */
    private static int attribution(List<Line> lines, int at) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + MOST_WRAPPED); i++) {
            var text = lines.get(i).text().strip();
            if (text.isEmpty() || joined.length() + text.length() > QuoteWords.LONGEST_LINE) return -1;
            if (i > at && !QuoteWords.mayStartAttribution(lines.get(at).text())) return -1;
            joined.append(joined.isEmpty() ? "" : " ").append(text);
            if (QuoteWords.isAttribution(joined.toString()) || QuoteWords.isBareAttribution(joined.toString()) && isQuotedNext(lines, i + 1)) return i;
        }
        return -1;
    }

    private static boolean isQuotedNext(List<Line> lines, int from) {
        int i = from;
        while (i < Math.min(lines.size(), from + MOST_WRAPPED) && lines.get(i).text().isBlank()) i++;
        return i < lines.size() && lines.get(i).quoted();
    }

    private static int endOfQuote(List<Line> lines, int from) {
        int i = Math.max(from, attribution(lines, from) + 1);
        while (i < lines.size() && (lines.get(i).quoted() || lines.get(i).text().isBlank())) i++;
        return i;
    }

    private static boolean hasQuotes(List<Line> lines, int from) {
        for (int i = from; i < lines.size(); i++) if (lines.get(i).quoted()) return true;
        return false;
    }

    /** Nothing but empty lines, a signature or a footer stands there. */
    private static boolean saysNothing(List<Line> lines, int from, int to) {
        for (int i = from; i < to; i++) {
            var text = lines.get(i).text();
            if (text.isBlank() || QuoteWords.isMobileFooter(text.strip())) continue;
            return isSignatureMark(text) && from > 0 && to - i <= LONGEST_SIGNATURE;
        }
        return true;
    }

    private static boolean isSignatureMark(String line) {
        return line.equals("-- ") || line.equals("--") || line.equals("--\u00a0");
    }

    /** These lines with the signature or the footer of a telephone below them taken off. */
    private static QuotedText signed(List<Line> lines, int from, int to) {
        int end = to;
        while (end > from && lines.get(end - 1).text().isBlank()) end--;
        int cut = end;
        for (int i = end - 1; i >= Math.max(from, end - LONGEST_SIGNATURE); i--) {
            if (isSignatureMark(lines.get(i).text()) && !lines.get(i).quoted()) cut = i;
        }
        for (int i = cut - 1, seen = 0; i >= from && seen < 2; i--) {
            var text = lines.get(i).text().strip();
            if (text.isEmpty()) continue;
            seen++;
            if (QuoteWords.isMobileFooter(text)) cut = i;
        }
        var own = text(lines, from, cut);
        return own.isEmpty() || cut == end ? new QuotedText(text(lines, from, end), null) : new QuotedText(own, text(lines, cut, end));
    }

    private static String text(List<Line> lines, int from, int to) {
        var some = new ArrayList<String>(to - from);
        for (var line : lines.subList(from, to)) some.add(line.text());
        return String.join("\n", some).strip();
    }
}

package io.tributary.channel;

import io.tributary.channel.HtmlText.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the writer wrote, and what stands below it: a signature, the older mail they left there. Together they are every visible line. */
record QuotedText(String text, @Nullable String quoted) {

    private static final int LONGEST_SIGNATURE = 25;
    private static final int LONGEST_BARE_SIGNATURE = 10;
    private static final int LONGEST_SIGNATURE_LINE = 90;
    /** A mail's headers as they are printed above it, with lines drawn. */
    private static final int LONGEST_HEAD = 12;
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
        if (quote.forGood && QuoteWords.isInline(text(lines, 0, quote.from))) return whole(lines);
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
            if (line.cut() && !isForwardSoon(lines, i)) return new Quote(ruled(lines, i), true);
            if (QuoteWords.isDivider(text) || isHeaderBlock(lines, i)) return new Quote(ruled(lines, i), !isMarked(lines, i));
            if (line.quoted() && isOwnMark(lines, i)) continue;
            if (line.quoted()) return isForwardSoon(lines, i) ? null : new Quote(i, false);
            int last = attribution(lines, i);
            if (last < 0) continue;
            if (hasQuotes(lines, last + 1)) return new Quote(i, false);
            // Without marks of quotes, all that follows would be somebody else's: then it must be more than a sentence that ends with a colon.
            if (namesWriter(lines, i, last)) return new Quote(i, true);
        }
        return null;
    }

    private static boolean namesWriter(List<Line> lines, int at, int last) {
        var words = text(lines, at, last + 1);
        return words.indexOf('<') >= 0 && words.indexOf('@') > 0 || QuoteWords.namesWriter(words) && (at == 0 || lines.get(at - 1).text().isBlank());
    }

    /** Below a mail's headers stand lines that are marked: then those that are not are an answer to them. */
    private static boolean isMarked(List<Line> lines, int at) {
        int i = endOfHead(lines, at);
        return i < lines.size() && lines.get(i).text().startsWith(">");
    }

    /** The first line that is neither drawn nor the header of a mail that is quoted. */
    private static int endOfHead(List<Line> lines, int at) {
        int i = at;
        while (i < Math.min(lines.size(), at + LONGEST_HEAD)) {
            var text = lines.get(i).text().strip();
            boolean head = text.isEmpty() || i == at || QuoteWords.isFromLabel(text) || QuoteWords.isOtherLabel(text) || QuoteWords.isDivider(text);
            if (!head) return i;
            i++;
        }
        return i;
    }

    /** A line or two the writer put a sign before, right below their words and with nothing that names another mail. */
    private static boolean isOwnMark(List<Line> lines, int at) {
        if (at == 0 || !lines.get(at).text().startsWith(">")) return false;
        int i = at;
        while (i < lines.size() && lines.get(i).text().startsWith(">")) i++;
        int first = at - 1;
        if (lines.get(first).text().isBlank() || QuoteWords.saysWrote(lines.get(first).text()) || lines.get(first).quoted() && !lines.get(first).text().startsWith(">")) return false;
        return i - at <= 2 && (i == lines.size() || !lines.get(i).quoted());
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
        // From Berlin, to Paris, date: a customer asks for a journey. A mail has an address or a subject.
        boolean mail = first.indexOf('@') > 0;
        for (int i = at + 1; i < lines.size() && seen < 6; i++) {
            var text = lines.get(i).text().strip();
            if (text.isEmpty()) continue;
            seen++;
            if (!QuoteWords.isOtherLabel(text)) continue;
            others++;
            mail |= text.indexOf('@') > 0 || QuoteWords.isSubjectLabel(text);
        }
        return others >= 2 && mail;
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
        if (i == from && !lines.get(from).quoted()) i = endOfHead(lines, from);
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
            return from > 0 && to - i <= LONGEST_SIGNATURE && isSignatureMark(lines, i, to);
        }
        return true;
    }

    /** Two dashes, and a space by the rules; without it the lines below must look like a signature, for others draw a line so. */
    private static boolean isSignatureMark(List<Line> lines, int at, int to) {
        var line = lines.get(at).text();
        if (line.equals("-- ") || line.equals("--\u00a0")) return true;
        if (!line.equals("--") || to - at > LONGEST_BARE_SIGNATURE) return false;
        for (int i = at + 1; i < to; i++) {
            var text = lines.get(i).text().strip();
            if (text.length() > LONGEST_SIGNATURE_LINE || text.endsWith("?") || text.endsWith("？")) return false;
        }
        return true;
    }

    /** These lines with the signature or the footer of a telephone below them taken off. */
    private static QuotedText signed(List<Line> lines, int from, int to) {
        int end = to;
        while (end > from && lines.get(end - 1).text().isBlank()) end--;
        int cut = end;
        for (int i = end - 1; i >= Math.max(from, end - LONGEST_SIGNATURE); i--) {
            if (!lines.get(i).quoted() && isSignatureMark(lines, i, end)) cut = i;
        }
        for (int i = cut - 1; i >= from; i--) {
            var text = lines.get(i).text().strip();
            if (QuoteWords.isMobileFooter(text)) cut = i;
            else if (!text.isEmpty() && !QuoteWords.isLink(text)) break;
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

package io.tributary.channel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/**
 * What a reader of HTML sees, as lines, with what its structure says of quotes. Read as a stream: a tree of a hundred thousand nested
 * boxes is what somebody who wants to hurt us would send.
 */
final class HtmlText implements HtmlSanitizer.Policy {

    /** What is longer is cut: no letter is, and cleaning it takes time. */
    static final int LONGEST = 1_000_000;

    private static final int MOST_ATTRIBUTES = 200;
    /** Who wrote it and when, in lines. */
    private static final int LONGEST_ATTRIBUTION = 4;

    private static final Set<String> LINES = Set.of("div", "tr", "li", "dt", "dd", "address", "section", "article", "header", "footer", "nav", "main", "aside",
            "center", "form", "fieldset", "legend", "option", "figure", "figcaption", "caption", "summary", "details", "ul", "ol", "dl", "tbody", "thead", "tfoot");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "hr");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noembed", "noframes", "iframe", "object", "svg",
            "math", "audio", "video", "select", "datalist", "applet");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "meta", "link", "base", "col", "wbr", "area", "param", "source", "track", "embed");

    /** A line of a message. @param quoted marked as somebody else's words; @param cut from here on stands an older mail */
    record Line(String text, boolean quoted, boolean cut) {}

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final List<String> open = new ArrayList<>();
    private int emptyLines;
    private int unseenFrom = -1;
    private int quotedFrom = -1;
    private int preFrom = -1;
    /** Where an element began that a mail program puts around a quote and its attribution, and the lines written in it since. */
    private int aroundFrom = -1;
    private int aroundLine;
    private int blockFrom = -1;
    private final BitSet inBlock = new BitSet();
    private boolean space;
    private boolean cut;
    private boolean item;

    private HtmlText() {}

    static List<Line> lines(String html) {
        var text = new HtmlText();
        HtmlSanitizer.sanitize(html.length() > LONGEST ? html.substring(0, LONGEST) : html, text);
        text.endLine();
        text.endAround();
        while (!text.lines.isEmpty() && text.lines.getLast().text.isBlank()) text.lines.removeLast();
        return text.lines;
    }

    static String of(String html) {
        return String.join("\n", lines(html).stream().map(Line::text).toList()).strip();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> given) {
        // A linked list, whose places are counted each time; nothing we look for stands among hundreds.
        List<String> attributes = given.size() > MOST_ATTRIBUTES ? List.of() : List.copyOf(given);
        var tag = name.toLowerCase(Locale.ROOT);
        if (tag.equals("br")) {
            if (unseenFrom < 0) lineBreak();
            return;
        }
        if (VOID.contains(tag) && !tag.equals("hr")) {
            if (tag.equals("img") && unseenFrom < 0) alternative(attributes);
            return;
        }
        if (unseenFrom < 0) {
            if (PARAGRAPHS.contains(tag)) paragraph();
            else if (LINES.contains(tag)) endLine();
            else if ((tag.equals("td") || tag.equals("th")) && !line.isEmpty()) line.append('\t');
            if (tag.equals("li")) item = true;
        }
        if (tag.equals("hr")) return;
        open.add(tag);
        if (unseenFrom < 0 && (UNSEEN.contains(tag) || isHidden(attributes))) unseenFrom = open.size();
        if (preFrom < 0 && (tag.equals("pre") || tag.equals("listing") || tag.equals("xmp"))) preFrom = open.size();
        if (blockFrom < 0 && tag.equals("blockquote")) blockFrom = open.size();
        var kind = QuoteMarkup.of(tag, attributes);
        if (kind != QuoteMarkup.NONE && unseenFrom < 0) {
            endLine();
            if (kind == QuoteMarkup.FROM_HERE) cut = true;
            else if (quotedFrom < 0) around(tag);
        }
    }

    @Override
    public void closeTag(String name) {
        var tag = name.toLowerCase(Locale.ROOT);
        int at = open.lastIndexOf(tag);
        if (at < 0) return;
        if (unseenFrom < 0) {
            if (PARAGRAPHS.contains(tag)) paragraph();
            else if (LINES.contains(tag) || quotedFrom > at) endLine();
        }
        open.subList(at, open.size()).clear();
        if (unseenFrom > open.size()) unseenFrom = -1;
        if (quotedFrom > open.size()) {
            endLine();
            quotedFrom = -1;
            endAround();
        }
        if (blockFrom > open.size()) blockFrom = -1;
        if (preFrom > open.size()) preFrom = -1;
    }

    private void around(String tag) {
        quotedFrom = open.size();
        if (tag.equals("blockquote")) return;
        aroundFrom = quotedFrom;
        aroundLine = lines.size();
    }

    /** Of what a mail program put around a quote, the lines after and between the blocks in it are the writer's answers. */
    private void endAround() {
        if (aroundFrom < 0) return;
        aroundFrom = -1;
        int first = inBlock.nextSetBit(aroundLine);
        if (first < 0 || lines.subList(aroundLine, first).stream().filter(before -> !before.text.isBlank()).count() > LONGEST_ATTRIBUTION) return;
        for (int i = inBlock.nextClearBit(first); i < lines.size(); i = inBlock.nextClearBit(i + 1)) {
            var own = lines.get(i);
            if (!own.text.isBlank()) lines.set(i, new Line(own.text, false, own.cut));
        }
    }

    @Override
    public void text(String text) {
        if (unseenFrom >= 0) return;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (preFrom >= 0 && (c == '\n' || c == '\t')) {
                if (c == '\n') lineBreak();
                else line.append('\t');
            } else if (c == ' ' && preFrom >= 0 || c == '\u00a0') {
                begin();
                line.append(' ');
            } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                space = true;
            } else if (c >= ' ' && !isInvisible(c)) {
                begin();
                line.append(c);
            }
        }
    }

    private void begin() {
        if (item && line.isEmpty()) line.append("- ");
        else if (space && !line.isEmpty() && !Character.isWhitespace(line.charAt(line.length() - 1))) line.append(' ');
        space = false;
        item = false;
    }

    /** What some put between the words of a preheader, and a soft hyphen. */
    private static boolean isInvisible(char c) {
        return c == '\u200b' || c == '\u200c' || c == '\ufeff' || c == '\u034f' || c == '\u00ad' || c >= 0x80 && c < 0xa0;
    }

    private void alternative(List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equalsIgnoreCase("alt") && isEmoji(attributes.get(i + 1))) text(attributes.get(i + 1));
        }
    }

    /** Some mail programs send emoji as pictures. */
    private static boolean isEmoji(String alt) {
        return !alt.isEmpty() && alt.length() <= 12 && alt.codePoints().allMatch(c -> c >= 0x2190 && !Character.isLetter(c));
    }

    private static boolean isHidden(List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            var value = attributes.get(i + 1);
            if (attributes.get(i).equalsIgnoreCase("style") && value.length() < 2_000) {
                var style = value.toLowerCase(Locale.ROOT).replace(" ", "");
                if (style.contains("display:none") || style.contains("mso-hide:all") && style.contains("max-height:0")) return true;
            } else if (attributes.get(i).equalsIgnoreCase("hidden")) {
                return true;
            }
        }
        return false;
    }

    private void lineBreak() {
        add(line.toString().stripTrailing());
        line.setLength(0);
        space = false;
    }

    private void endLine() {
        if (!line.toString().isBlank()) lineBreak();
        line.setLength(0);
        space = false;
    }

    private void paragraph() {
        endLine();
        if (!lines.isEmpty() && emptyLines == 0) add("");
    }

    private void add(String text) {
        emptyLines = text.isBlank() ? emptyLines + 1 : 0;
        if (emptyLines > 1 && preFrom < 0 || lines.isEmpty() && text.isBlank()) return;
        if (blockFrom >= 0) inBlock.set(lines.size());
        lines.add(new Line(text, quotedFrom >= 0, cut));
        cut = cut && text.isBlank();
    }
}

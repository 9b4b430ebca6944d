package io.tributary.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/** Finds words in a text as the index would, and cuts it where they begin and end. Text stays text: nothing here is markup. */
final class Highlighter {

    /** What is read before the first of the words: on a list's single line the word itself must still be seen. */
    private static final int BEFORE = 24;
    private static final int BEFORE_IDEOGRAPHS = 10;
    private static final int LENGTH = 180;

    private final Analyzer analyzer;
    private final Set<String> terms;
    private final Set<String> beginnings;

    Highlighter(Analyzer analyzer, Set<String> terms, Set<String> beginnings) {
        this.analyzer = analyzer;
        this.terms = terms;
        this.beginnings = beginnings;
    }

    /** A piece of text, and whether it is what was looked for. */
    public record Fragment(String text, boolean hit) {}

    private record Span(int start, int end) {}

    static Set<String> terms(Analyzer analyzer, String text) {
        var terms = new HashSet<String>();
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) terms.add(term.toString());
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    /** The whole text; null if none of the words stands in it. */
    @Nullable List<Fragment> whole(String text) {
        var spans = spans(text, Integer.MAX_VALUE);
        return spans.isEmpty() ? null : cut(text, 0, text.length(), spans);
    }

    /** The text around the first of the words, on one line; null if there is none. */
    @Nullable List<Fragment> excerpt(String text) {
        var spans = spans(text, LENGTH);
        if (spans.isEmpty()) return null;
        var first = spans.getFirst().start();
        var before = text.substring(Math.max(0, first - BEFORE), first).codePoints().anyMatch(Character::isIdeographic) ? BEFORE_IDEOGRAPHS : BEFORE;
        var start = wordBefore(text, Math.max(0, first - before));
        var fragments = cut(text, start, Math.min(text.length(), start + LENGTH), spans);
        if (start > 0) fragments.addFirst(new Fragment("…", false));
        return fragments;
    }

    /** Where the words stand, up to so many characters after the first. */
    private List<Span> spans(String text, int reach) {
        var spans = new ArrayList<Span>();
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (!spans.isEmpty() && offset.startOffset() - spans.getFirst().start() > reach) break;
                if (!wanted(term.toString())) continue;
                var last = spans.isEmpty() ? null : spans.getLast();
                // Pairs of Chinese characters overlap; the next one goes on where this one is.
                if (last != null && offset.startOffset() <= last.end()) {
                    spans.set(spans.size() - 1, new Span(last.start(), Math.max(last.end(), offset.endOffset())));
                } else {
                    spans.add(new Span(offset.startOffset(), offset.endOffset()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spans;
    }

    private boolean wanted(String term) {
        return terms.contains(term) || beginnings.stream().anyMatch(term::startsWith);
    }

    private static int wordBefore(String text, int at) {
        for (int i = at; i > Math.max(0, at - 12); i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) return i;
        }
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static List<Fragment> cut(String text, int start, int end, List<Span> spans) {
        var fragments = new ArrayList<Fragment>();
        var at = start;
        for (var span : spans) {
            if (span.start() >= end) break;
            if (span.start() > at) fragments.add(piece(text, at, span.start(), false));
            var until = Math.min(span.end(), end);
            fragments.add(piece(text, span.start(), until, true));
            at = until;
        }
        if (at < end) fragments.add(piece(text, at, end, false));
        return fragments;
    }

    private static Fragment piece(String text, int start, int end, boolean hit) {
        var whole = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
        return new Fragment(text.substring(start, whole).replaceAll("\\s+", " "), hit);
    }
}

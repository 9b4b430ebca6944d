package io.tributary.channel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether words nobody said the type of are HTML: a document says so itself, and a piece of one begins and ends an element. */
final class HtmlStart {

    static final int LOOKED_AT = 4_096;
    private static final String[] DOCUMENTS = {"<!doctype html", "<html", "<head", "<body"};
    private static final String[] PIECES = {"<div", "<table", "<p", "<center", "<font", "<span", "<style", "<title", "<h1", "<h2", "<h3", "<b", "<strong", "<blockquote", "<ul", "<a"};

    private HtmlStart() {}

    /** @param bytes the first {@link #LOOKED_AT} of them */
    static boolean is(byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = afterRemarks(text);
        for (var document : DOCUMENTS) if (isTag(text, at, document)) return true;
        for (var piece : PIECES) if (isTag(text, at, piece) && text.indexOf("</" + piece.substring(1) + '>', at) > 0) return true;
        return (isTag(text, at, "<meta") || isTag(text, at, "<br")) && text.indexOf("</", at) > 0;
    }

    private static boolean isTag(String text, int at, String tag) {
        if (!text.startsWith(tag, at) || at + tag.length() >= text.length()) return false;
        char next = text.charAt(at + tag.length());
        return next == '>' || next == '/' || Character.isWhitespace(next);
    }

    /** Behind the mark of UTF-8, empty lines, remarks and what XML puts first. */
    private static int afterRemarks(String text) {
        int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            var end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?xml", at) ? "?>" : null;
            int close = end == null ? -1 : text.indexOf(end, at);
            if (end == null || close < 0) return at;
            at = close + end.length();
        }
        return at;
    }
}

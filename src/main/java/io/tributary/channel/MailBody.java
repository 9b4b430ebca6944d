package io.tributary.channel;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in a mail of ours, as text and as HTML: the words, the customer's link, the signature, and what is answered. */
record MailBody(String plain, String html) {

    private static final int MOST_QUOTED_LINES = 200;
    private static final int MOST_QUOTED_CHARACTERS = 20_000;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'，。；、！？）】》\\p{Cntrl}]+");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);

    static MailBody of(Letter letter) {
        var text = clean(letter.text());
        var plain = new StringBuilder(text);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").append(letter.chinese() ? "zh-CN" : "en")
                .append("\">\n<head><meta charset=\"utf-8\"></head>\n<body style=\"font:14px/1.5 sans-serif\">\n")
                .append(letter.html() == null ? paragraphs(text) : "<div>" + letter.html() + "</div>\n");
        if (letter.statusUrl() != null) {
            var label = letter.chinese() ? "查看处理进度：" : "Follow your request: ";
            plain.append("\n\n").append(label).append(letter.statusUrl());
            html.append("<p>").append(label).append(link(letter.statusUrl())).append("</p>\n");
        }
        var signature = letter.signature() == null ? "" : clean(letter.signature());
        if (!signature.isEmpty() && !text.endsWith(signature)) {
            plain.append("\n\n-- \n").append(signature);
            html.append("<div style=\"color:#555\">-- <br>").append(lines(signature)).append("</div>\n");
        }
        if (letter.quote() != null) quote(letter, letter.quote(), plain, html);
        return new MailBody(plain.append('\n').toString(), html.append("</body>\n</html>\n").toString());
    }

    private static void quote(Letter letter, Letter.Quote quote, StringBuilder plain, StringBuilder html) {
        var at = quote.at().atOffset(ZoneOffset.UTC);
        var name = quote.author().name() == null ? String.valueOf(quote.author().address()) : quote.author().name();
        var who = OutgoingHeader.line(name);
        var head = letter.chinese() ? "在 " + CHINESE.format(at) + "，" + who + " 写道：" : "On " + ENGLISH.format(at) + ", " + who + " wrote:";
        var text = bounded(clean(quote.text()));
        plain.append("\n\n").append(head).append('\n')
                .append(text.lines().map(line -> line.startsWith(">") ? '>' + line : line.isEmpty() ? ">" : "> " + line).collect(Collectors.joining("\n")));
        html.append("<p>").append(escaped(head)).append("</p>\n<blockquote type=\"cite\" style=\"margin:0 0 0 .8ex;")
                .append("border-left:1px solid #ccc;padding-left:1ex\">").append(lines(text)).append("</blockquote>\n");
    }

    private static String bounded(String text) {
        var lines = text.lines().limit(MOST_QUOTED_LINES).collect(Collectors.joining("\n"));
        if (lines.length() > MOST_QUOTED_CHARACTERS) {
            var end = Character.isHighSurrogate(lines.charAt(MOST_QUOTED_CHARACTERS - 1)) ? MOST_QUOTED_CHARACTERS - 1 : MOST_QUOTED_CHARACTERS;
            lines = lines.substring(0, end);
        }
        return lines.length() < text.length() ? lines + "\n[…]" : lines;
    }

    /** One kind of line end, nothing invisible that could be mistaken for one, no blank rim. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029&&[^\\n\\t]]", " ").stripTrailing();
    }

    static String paragraphs(String text) {
        return Pattern.compile("\n{2,}").splitAsStream(text).map(paragraph -> "<p>" + lines(paragraph) + "</p>\n").collect(Collectors.joining());
    }

    private static String lines(String text) {
        var html = new StringBuilder();
        var link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            var url = link.group().replaceFirst("[.,;:!?)]+$", "");
            html.append(escaped(text.substring(end, link.start()))).append(link(url));
            end = link.start() + url.length();
        }
        return html.append(escaped(text.substring(end))).toString().replace("\n", "<br>\n");
    }

    private static String link(String url) {
        return "<a href=\"" + escaped(url) + "\">" + escaped(url) + "</a>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}

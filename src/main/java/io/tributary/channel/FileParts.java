package io.tributary.channel;

import io.tributary.channel.ParsedMail.Leaf;

/** Files that came with a mail, and what they are called. */
final class FileParts {

    /** It goes into a header when the file is fetched, and a header has its limits. */
    private static final int LONGEST_NAME = 255;

    private FileParts() {}

    /** @param number which of the mail's files it is, for one without a name */
    static Leaf leaf(MimePart part, int number) {
        var bytes = part.content();
        var name = part.fileName();
        if (name == null) name = part.is("message/") ? mailName(bytes, number) : "attachment-" + number + ending(part.type());
        return new Leaf(fileName(name), type(part), isInline(part), part.contentId(), bytes);
    }

    /** One nobody named: with number 0 it stays without, so that it is not listed among the files. */
    static Leaf nameless(MimePart part, int number) {
        return new Leaf(number == 0 ? "" : "attachment-" + number + ending(part.type()), type(part), isInline(part), part.contentId(), part.content());
    }

    private static String type(MimePart part) {
        var type = part.type();
        return type.chars().allMatch(c -> c > ' ' && c < 127) ? type : "application/octet-stream";
    }

    private static boolean isInline(MimePart part) {
        return part.disposition().equals("inline") || !part.isAttached() && (part.contentId() != null || part.disposition().isEmpty() && part.is("text/"));
    }

    /** A mail within a mail is called what it is about. */
    private static String mailName(byte[] mail, int number) {
        var head = mail.length > 64 * 1024 ? java.util.Arrays.copyOf(mail, 64 * 1024) : mail;
        var subject = MimeTree.head(head).headers().readable("subject", null);
        return subject.isBlank() ? "attachment-" + number + ".eml" : shortened(subject, LONGEST_NAME - 4) + ".eml";
    }

    private static String ending(String type) {
        return switch (type) {
            case "image/jpeg" -> ".jpg";
            case "audio/mpeg" -> ".mp3";
            case "video/3gpp" -> ".3gp";
            case "application/msword" -> ".doc";
            case "image/png", "image/gif", "image/webp", "image/heic", "image/tiff", "audio/amr", "audio/wav", "video/mp4", "application/pdf", "application/json", "text/html", "application/zip" -> '.' + type.substring(type.indexOf('/') + 1);
            case "text/plain" -> ".txt";
            case "text/calendar" -> ".ics";
            default -> "";
        };
    }

    /** Without folders, and without what cannot stand in a header. */
    static String fileName(String name) {
        var harmless = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            harmless.append(Character.isISOControl(c) || c == '/' || c == '\\' || c == '\u202e' || c == '\u2028' || c == '\u2029' ? '_' : c);
        }
        var text = HeaderText.oneLine(harmless.toString());
        if (text.length() > LONGEST_NAME) text = text.substring(text.length() - LONGEST_NAME);
        return text.isBlank() ? "_" : HeaderText.oneLine(text);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}

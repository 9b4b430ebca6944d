package io.tributary.channel;

/** Text whose soft line ends are undone (RFC 3676): a line that ends with a space goes on in the next one of the same quote depth. */
final class FlowedText {

    private FlowedText() {}

    static String unfold(String text, boolean deleteSpace) {
        var out = new StringBuilder(text.length());
        int depth = -1; // of the line that goes on, -1: none does
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) end = text.length();
            int start = from;
            while (start < end && text.charAt(start) == '>') start++;
            int quotes = start - from;
            // Stuffed; taken out before a mark of quotes it would make one.
            if (start < end && text.charAt(start) == ' ' && !text.startsWith(" >", start)) start++;
            var line = text.substring(start, end);
            boolean signature = line.equals("-- ");
            if (depth < 0 || depth != quotes || signature) {
                if (from > 0) out.append('\n');
                out.repeat('>', quotes);
                if (quotes > 0 && !line.isEmpty()) out.append(' ');
            }
            boolean goesOn = line.endsWith(" ") && !signature && end < text.length();
            out.append(line, 0, goesOn && deleteSpace ? line.length() - 1 : line.length());
            depth = goesOn ? quotes : -1;
            from = end + 1;
        }
        return out.toString();
    }
}

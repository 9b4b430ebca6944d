package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Set;

/** The words in RTF: plain, or the HTML that Outlook wrapped into it ([MS-OXRTFCP] and [MS-OXRTFEX]). */
final class RtfText {

    private static final int LONGEST = 4_000_000;
    private static final String DICTIONARY = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
            + "Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    private static final Set<String> NOT_WORDS = Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator", "themedata", "listtable",
            "listoverridetable", "header", "footer", "datastore", "latentstyles", "rsidtbl", "xmlnstbl");

    private final String rtf;
    private final boolean html;
    private final String charset;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ArrayDeque<Boolean> hidden = new ArrayDeque<>();
    private boolean hide;
    private boolean htmlOff;
    private boolean star;
    private int skip;

    private RtfText(String rtf, boolean html, String charset) {
        this.rtf = rtf;
        this.html = html;
        this.charset = charset;
    }

    static String text(String rtf, String charset) {
        return rtf.isEmpty() ? "" : new RtfText(rtf, false, charset).read().strip();
    }

    static String html(String rtf, String charset) {
        return new RtfText(rtf, true, charset).read();
    }

    static String decompress(byte[] bytes) {
        if (bytes.length < 16) return "";
        var head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = Math.max(0, Math.min(head.getInt(4), LONGEST));
        if (head.getInt(8) == 0x414c454d) return new String(bytes, 16, Math.min(size, bytes.length - 16), StandardCharsets.ISO_8859_1); // MELA: as it is
        if (head.getInt(8) != 0x75465a4c) return "";
        var window = new byte[4096];
        var start = DICTIONARY.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, window, 0, start.length);
        int write = start.length;
        var out = new StringBuilder(Math.min(size, 1 << 16));
        for (int at = 16; at < bytes.length && out.length() < size; ) {
            int flags = bytes[at++];
            for (int bit = 0; bit < 8 && at < bytes.length && out.length() < size; bit++, flags >>= 1) {
                if ((flags & 1) == 0) {
                    window[write++ & 4095] = bytes[at];
                    out.append((char) (bytes[at++] & 0xff));
                    continue;
                }
                if (at + 1 >= bytes.length) return out.toString();
                int token = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                at += 2;
                int from = token >> 4;
                if (from == (write & 4095)) return out.toString();
                for (int i = 0; i < (token & 15) + 2; i++) {
                    byte b = window[from + i & 4095];
                    window[write++ & 4095] = b;
                    out.append((char) (b & 0xff));
                }
            }
        }
        return out.toString();
    }

    private String read() {
        for (int i = 0; i < rtf.length() && out.length() < LONGEST; ) {
            char c = rtf.charAt(i);
            if (c == '{') {
                flush();
                hidden.push(hide);
                if (hidden.size() > 10_000) break;
                i++;
            } else if (c == '}') {
                flush();
                hide = !hidden.isEmpty() && hidden.pop();
                i++;
            } else if (c == '\\') {
                i = command(i + 1);
            } else {
                if (c != '\r' && c != '\n') literal(c);
                i++;
            }
        }
        flush();
        return Charsets.clean(out.toString());
    }

    private int command(int i) {
        if (i >= rtf.length()) return i;
        char c = rtf.charAt(i);
        if (c == '\'' && i + 2 < rtf.length()) {
            int b = TransferEncoding.hex(rtf.charAt(i + 1), rtf.charAt(i + 2));
            if (skip > 0) skip--;
            else if (b >= 0 && isSeen()) pending.write(b);
            return i + 3;
        }
        if (!Character.isLetter(c)) {
            if (c == '*') star = true;
            else if (c == '\\' || c == '{' || c == '}') literal(c);
            else if (c == '~') literal('\u00a0');
            else if (c == '_') literal('-');
            return i + 1;
        }
        int end = i;
        while (end < rtf.length() && end - i < 40 && rtf.charAt(end) < 0x80 && Character.isLetter(rtf.charAt(end))) end++;
        var word = rtf.substring(i, end);
        int number = end;
        if (number < rtf.length() && rtf.charAt(number) == '-') number++;
        while (number < rtf.length() && number - end < 10 && Character.isDigit(rtf.charAt(number))) number++;
        obey(word, rtf.substring(end, number));
        return number < rtf.length() && rtf.charAt(number) == ' ' ? number + 1 : number;
    }

    private void obey(String word, String number) {
        boolean unknown = star;
        star = false;
        switch (word) {
            case "par", "line" -> literal('\n');
            case "tab" -> literal('\t');
            case "u" -> {
                flush();
                if (isSeen() && !number.isEmpty() && number.length() < 7) out.append((char) Integer.parseInt(number.equals("-") ? "0" : number));
                skip = 1;
            }
            case "htmltag" -> hide |= !html;
            case "htmlrtf" -> htmlOff = !number.equals("0");
            case "mhtmltag" -> hide = true;
            case "lquote" -> literal('‘');
            case "rquote" -> literal('’');
            case "ldblquote" -> literal('“');
            case "rdblquote" -> literal('”');
            case "bullet" -> literal('•');
            case "endash" -> literal('–');
            case "emdash" -> literal('—');
            default -> {
                if (unknown || NOT_WORDS.contains(word)) hide = true;
            }
        }
    }

    private boolean isSeen() {
        return !hide && !(html && htmlOff);
    }

    private void literal(char c) {
        if (skip > 0 && c != '\n') {
            skip--;
            return;
        }
        flush();
        if (isSeen()) out.append(c);
    }

    private void flush() {
        if (pending.size() > 0) out.append(Charsets.decode(pending.toByteArray(), charset));
        pending.reset();
    }
}

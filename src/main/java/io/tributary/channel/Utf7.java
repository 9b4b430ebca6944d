package io.tributary.channel;

import java.nio.charset.StandardCharsets;

/** RFC 2152. Java knows no UTF-7. */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '+') {
                out.append(text.charAt(i));
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isBase64(text.charAt(end))) end++;
            if (end == i + 1) {
                out.append('+');
                if (end < text.length() && text.charAt(end) == '-') i++;
                continue;
            }
            var utf16 = TransferEncoding.base64(bytes, i + 1, end);
            out.append(new String(utf16, 0, utf16.length & ~1, StandardCharsets.UTF_16BE));
            i = end < text.length() && text.charAt(end) == '-' ? end : end - 1;
        }
        return out.toString();
    }

    private static boolean isBase64(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }
}

package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Undoes Content-Transfer-Encoding, and believes the bytes more than the header. */
final class TransferEncoding {

    private static final byte[] BASE64 = new byte[128];
    private static final int LOOKED_AT = 2_000;

    static {
        Arrays.fill(BASE64, (byte) -1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) BASE64[alphabet.charAt(i)] = (byte) i;
    }

    private TransferEncoding() {}

    static byte[] decode(byte[] raw, int start, int end, String encoding) {
        return switch (encoding) {
            case "base64", "b", "base-64" -> looksLikeBase64(raw, start, end) ? base64(raw, start, end) : Arrays.copyOfRange(raw, start, end);
            case "quoted-printable", "q", "quotedprintable" -> quotedPrintable(raw, start, end);
            case "x-uuencode", "x-uue", "uuencode", "uue" -> UuFile.decode(raw, start, end);
            default -> Arrays.copyOfRange(raw, start, end);
        };
    }

    /** Some say base64 and send words: words have spaces between them, base64 only line ends. */
    private static boolean looksLikeBase64(byte[] raw, int start, int end) {
        int foreign = 0;
        int until = Math.min(end, start + LOOKED_AT);
        for (int i = start; i < until; i++) {
            byte b = raw[i];
            if (b == '\n' || b == '\r' || b == '=') continue;
            boolean betweenWords = b == ' ' && i + 1 < until && raw[i + 1] > ' ' && i > start && raw[i - 1] > ' ';
            if (betweenWords || b > ' ' && BASE64[b] < 0 || b < 0) foreign++;
            // What a list adds below is foreign too, and comes after the end.
            if (b == '=' && foreign == 0) break;
        }
        return foreign * 20 <= until - start;
    }

    /** What is no base64 is passed over; after padding another stretch may begin. */
    static byte[] base64(byte[] raw, int start, int end) {
        var out = new byte[(int) ((end - start) * 3L / 4) + 3];
        int size = 0;
        int bits = 0;
        int held = 0;
        for (int i = start; i < end; i++) {
            byte b = raw[i];
            if (b == '=') {
                held = 0;
                bits = 0;
                continue;
            }
            byte six = b < 0 ? -1 : BASE64[b];
            if (six < 0) continue;
            held = held << 6 | six;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[size++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static byte[] quotedPrintable(byte[] raw, int start, int end) {
        var out = new byte[end - start];
        int size = 0;
        int kept = 0; // up to here nothing is a space that only the transport added
        for (int i = start; i < end; i++) {
            byte b = raw[i];
            if (b == '=') {
                int hex = i + 2 < end ? hex((char) (raw[i + 1] & 0xff), (char) (raw[i + 2] & 0xff)) : -1;
                int line = hex >= 0 ? -1 : softBreak(raw, i + 1, end);
                if (hex >= 0) {
                    out[size++] = (byte) hex;
                    i += 2;
                } else if (line >= 0) {
                    i = line - 1;
                } else {
                    out[size++] = b;
                }
                kept = size;
            } else if (b == '\r' || b == '\n') {
                size = kept;
                out[size++] = b;
                kept = size;
            } else {
                out[size++] = b;
                if (b != ' ' && b != '\t') kept = size;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** Where the line after a soft break begins, -1 if this is none. */
    private static int softBreak(byte[] raw, int from, int end) {
        int i = from;
        while (i < end && (raw[i] == ' ' || raw[i] == '\t')) i++;
        if (i == end) return end;
        if (raw[i] == '\n') return i + 1;
        if (raw[i] != '\r') return -1;
        return i + 1 < end && raw[i + 1] == '\n' ? i + 2 : i + 1;
    }

    static int hex(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 || high > 'f' || low > 'f' ? -1 : h << 4 | l;
    }
}

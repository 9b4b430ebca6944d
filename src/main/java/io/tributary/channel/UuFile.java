package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Files as they were mailed before MIME: between "begin 644 name" and "end". */
final class UuFile {

    private UuFile() {}

    /** The file in a part that is said to be one; the part as it is if there is none. */
    static byte[] decode(byte[] raw, int start, int end) {
        var out = new ByteArrayOutputStream();
        boolean inside = false;
        for (int line = start; line < end; ) {
            int stop = line;
            while (stop < end && raw[stop] != '\n') stop++;
            int last = stop > line && raw[stop - 1] == '\r' ? stop - 1 : stop;
            if (!inside) inside = last - line > 10 && new String(raw, line, 6, StandardCharsets.ISO_8859_1).equals("begin ");
            else if (last - line >= 3 && raw[line] == 'e' && raw[line + 1] == 'n' && raw[line + 2] == 'd' && last - line == 3) return out.toByteArray();
            else line(raw, line, last, out);
            line = stop + 1;
        }
        return inside ? out.toByteArray() : java.util.Arrays.copyOfRange(raw, start, end);
    }

    /** Whether it can be one: in the letters there are, and about as long as it says, for some cut off the spaces at its end. */
    static boolean isLine(byte[] raw, int line, int end) {
        if (line >= end) return false;
        for (int i = line; i < end; i++) if (raw[i] < ' ' || raw[i] > '`') return false;
        int letters = ((raw[line] - 32 & 63) + 2) / 3 * 4;
        int given = end - line - 1;
        return given <= letters + 2 && given >= letters / 2;
    }

    private static void line(byte[] raw, int line, int end, ByteArrayOutputStream out) {
        if (line >= end) return;
        int length = raw[line] - 32 & 63;
        for (int i = line + 1; length > 0 && i < end; i += 4) {
            int bits = six(raw, i, end) << 18 | six(raw, i + 1, end) << 12 | six(raw, i + 2, end) << 6 | six(raw, i + 3, end);
            for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) out.write(bits >> shift);
        }
    }

    private static int six(byte[] raw, int i, int end) {
        return i < end ? raw[i] - 32 & 63 : 0;
    }
}

package io.tributary.channel;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-16 without the mark that says which byte of two comes first. RFC 2781 has the greater one first; Windows does not. */
final class Utf16 {

    private static final int LOOKED_AT = 4_096;
    private static final int ENOUGH = 8;

    private Utf16() {}

    /** In which order the bytes are; null if they are not in UTF-16, whatever they say. */
    static @Nullable Charset of(byte[] bytes, @Nullable Charset said) {
        boolean claimed = said != null && said.name().startsWith("UTF-16");
        int until = Math.min(bytes.length, LOOKED_AT) & ~1;
        if (until < 2 || !claimed && until < 4) return null;
        int first = 0;
        int second = 0;
        for (int i = 0; i < until; i += 2) {
            if (bytes[i] == 0) first++;
            if (bytes[i + 1] == 0) second++;
        }
        int pairs = until / 2;
        if (!claimed || said == null) {
            // In no other text every second byte is zero.
            if (first * 5 > pairs * 2 && second * 20 <= pairs) return StandardCharsets.UTF_16BE;
            return second * 5 > pairs * 2 && first * 20 <= pairs ? StandardCharsets.UTF_16LE : null;
        }
        if (isOther(bytes, until)) return null;
        int greater = reads(bytes, until, 0);
        int lesser = reads(bytes, until, 1);
        if (greater == lesser) return said.name().equals("UTF-16LE") ? said : StandardCharsets.UTF_16BE;
        return greater > lesser ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /** Bytes that all are letters of ASCII, or UTF-8: a converter forgot to rename it. */
    private static boolean isOther(byte[] bytes, int until) {
        boolean ascii = true;
        for (int i = 0; i < until; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') return false;
            ascii &= bytes[i] >= 0;
        }
        return ascii ? until >= ENOUGH : Charsets.isUtf8(bytes);
    }

    /** How often a pair taken with this byte first is what people write: letters, kana, ideographs that are common, syllables of Korean. */
    private static int reads(byte[] bytes, int until, int high) {
        int reads = 0;
        for (int i = 0; i < until; i += 2) {
            char c = (char) ((bytes[i + high] & 0xff) << 8 | bytes[i + 1 - high] & 0xff);
            if (c >= ' ' && c < 0x80 || c == '\n' || c == '\r' || c == '\t') reads += 3;
            else if (c >= 0xa0 && c < 0x700 || c >= 0xe00 && c < 0xe60 || c >= 0x2010 && c < 0x2030) reads += 2;
            else if (LetterFrequency.CHINESE[c] > 0 || LetterFrequency.TAIWANESE[c] > 0 || LetterFrequency.NIHONGO[c] > 0 || LetterFrequency.HANGUL[c] > 10) reads += 3;
            else if (LetterFrequency.CHINESE[c] > -8 || LetterFrequency.TAIWANESE[c] > -8 || LetterFrequency.NIHONGO[c] > -8 || LetterFrequency.HANGUL[c] > 0) reads++;
        }
        return reads;
    }
}

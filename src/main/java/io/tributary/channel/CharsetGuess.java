package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which charset bytes are likely written in: the one in which they say something. All who could be it are asked how much likelier they make
 * the bytes than chance does, so that a name of three letters is told as surely as a page.
 */
final class CharsetGuess {

    /** The bytes beyond ASCII among so many are looked at, and so many of them. */
    private static final int LOOKED_THROUGH = 64 * 1024;
    private static final int LOOKED_AT = 2_048;
    /** What a mail says of itself weighs as much as three common Chinese characters. In eighths of a bit, as all here. */
    private static final int SAID = 15 * 8;
    /** Who mistakes one charset for another, mistakes it for one of their own language. */
    private static final Set<String> SIBLINGS = Set.of("EUC-JP windows-31j", "windows-31j EUC-JP");
    private static final int SIBLING = 9 * 8;
    private static final int CUT_OFF = -5 * 8;
    private static final int AMONG_LETTERS = 4 * 8;
    private static final int ASTRAL = -3 * 8;

    /** @param bits of each character; null: UTF-8, whose form alone proves it */
    private record Wide(Charset charset, int prior, byte @Nullable [] bits) {}

    private static final List<Wide> WIDE = List.of(new Wide(StandardCharsets.UTF_8, 48, null), new Wide(Charset.forName("GB18030"), 40, LetterFrequency.CHINESE),
            new Wide(Charset.forName("Big5-HKSCS"), 0, LetterFrequency.TAIWANESE), new Wide(Charset.forName("windows-31j"), 0, LetterFrequency.NIHONGO),
            new Wide(Charset.forName("EUC-JP"), 0, LetterFrequency.NIHONGO), new Wide(Charset.forName("x-windows-949"), 0, LetterFrequency.HANGUL));

    private CharsetGuess() {}

    static Charset of(byte[] bytes, @Nullable Charset said) {
        var sample = sample(bytes);
        Charset best = Alphabet.ALL.getFirst().charset;
        int most = Integer.MIN_VALUE;
        for (var wide : WIDE) {
            int score = score(sample, wide) + (said == null || said == StandardCharsets.UTF_8 || wide.bits == null ? wide.prior : 0) + said(wide.charset, said, sample);
            if (score > most) best = wide.charset;
            most = Math.max(most, score);
        }
        for (var alphabet : Alphabet.ALL) {
            int score = alphabet.score(sample) + (alphabet.charset.equals(said) ? SAID : 0);
            if (score > most) best = alphabet.charset;
            most = Math.max(most, score);
        }
        return best;
    }

    private static int said(Charset charset, @Nullable Charset said, byte[] sample) {
        if (said == null) return 0;
        if (!charset.equals(said)) return SIBLINGS.contains(charset.name() + ' ' + said.name()) ? SIBLING : 0;
        return charset == StandardCharsets.UTF_8 && !isMostlyUtf8(sample) ? SAID * 2 / 5 : SAID;
    }

    private static boolean isMostlyUtf8(byte[] sample) {
        int whole = 0;
        int broken = 0;
        for (char c : new String(sample, StandardCharsets.UTF_8).toCharArray()) {
            if (c == '\ufffd') broken++;
            else if (c >= 0x80) whole++;
        }
        return whole > broken;
    }

    /** It reads like a text in that charset: others need not be asked. */
    static boolean reads(byte[] bytes, Charset said) {
        var sample = sample(bytes);
        for (var wide : WIDE) if (wide.charset.equals(said)) return score(sample, wide) > sample.length * 8;
        return false;
    }

    /** UTF-8, valid as it is, rather than the alphabet it is said to be in. */
    static boolean isRatherUtf8(byte[] bytes, Charset said) {
        var sample = sample(bytes);
        for (var alphabet : Alphabet.ALL) if (alphabet.charset.equals(said)) return score(sample, WIDE.getFirst()) > alphabet.score(sample) + SAID / 4;
        return true;
    }

    /** Whether it can say anything of that charset. */
    static boolean knows(Charset charset) {
        return WIDE.stream().anyMatch(wide -> wide.charset.equals(charset));
    }

    /** The bytes beyond ASCII, each with its neighbours: in some charsets the second of two is ASCII. */
    private static byte[] sample(byte[] bytes) {
        var out = new ByteArrayOutputStream(256);
        int until = Math.min(bytes.length, LOOKED_THROUGH);
        boolean gap = false;
        for (int i = 0; i < until && out.size() < LOOKED_AT; i++) {
            boolean near = bytes[i] < 0 || i > 0 && bytes[i - 1] < 0 || i + 1 < until && bytes[i + 1] < 0;
            if (near && gap) out.write(' ');
            if (near) out.write(bytes[i]);
            gap = !near;
        }
        return out.toByteArray();
    }

    private static int score(byte[] sample, Wide wide) {
        var in = ByteBuffer.wrap(sample);
        var out = CharBuffer.allocate(sample.length + 8);
        wide.charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE).decode(in, out, false);
        int score = in.hasRemaining() && sample.length < LOOKED_AT ? CUT_OFF : 0;
        out.flip();
        char before = ' ';
        while (out.hasRemaining()) {
            char c = out.get();
            if (c >= 0x80) score += wide.bits == null ? unicode(c) : Character.isSurrogate(c) ? ASTRAL : wide.bits[c];
            if (wide.bits != null && (isLetter(before) && c >= 0x80 || before >= 0x80 && isLetter(c))) score -= AMONG_LETTERS;
            before = c;
        }
        return score;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int unicode(char c) {
        if (c == '\ufffd') return LetterFrequency.NEVER;
        if (c < 0xa0) return -64;
        if (Character.isSurrogate(c)) return 36;
        // Two bytes of another charset look like a letter of some script hardly anybody writes.
        boolean written = c < 0x180 || c >= 0x370 && c < 0x460 || c >= 0x5d0 && c < 0x5eb || c >= 0x600 && c < 0x660 || c > 0x800;
        return written && Character.isDefined(c) ? 48 : c < 0x370 ? 0 : -48;
    }
}

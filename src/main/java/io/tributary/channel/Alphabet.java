package io.tributary.channel;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** A charset of one byte a letter, and how its language is written: which letters are frequent, beside which they stand, when they are capital. */
final class Alphabet {

    private static final String CYRILLIC = "оеаинтсрвлкмдпуяыьгізбчйхжшюцщэфъёїєґ";
    private static final String WESTERN = "éèüäöàóáíçßñêåøãôæúâûîëïõìòù";
    private static final String CENTRAL = "áíéóěąłőęšřžýčćśżńůűúöüôďťňľăâşţîđźä";
    private static final String PUNCTUATION = "«»“”„‘’–—…•·№€£§©®°\u00a0´¿¡،؟؛";
    /** May stand between letters of one word. */
    private static final String WITHIN = "‘’“”«»·–—\u00a0\u00ad";
    private static final String CONSONANTS = "бвгджзйклмнпрстфхцчшщьъβγδζθκλμνξπρσςτφχψ";
    /** A Greek word has one accent, and this sigma is its end. */
    private static final String ACCENTED = "όίέάύήώ";
    private static final char FINAL = 'ς';
    private static final int LONGEST_CLUSTER = 3;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int CASELESS = 3;
    private static final int MARK = 0;
    private static final int FOREIGN = -1;

    /** Likeliest first; the number is what is known of it before a byte was seen, in eighths of a bit. */
    static final List<Alphabet> ALL = List.of(new Alphabet("windows-1252", 48, true, WESTERN), new Alphabet("windows-1251", 24, false, CYRILLIC),
            new Alphabet("KOI8-R", 8, false, CYRILLIC), new Alphabet("KOI8-U", 0, false, CYRILLIC), new Alphabet("IBM866", -40, false, CYRILLIC),
            new Alphabet("ISO-8859-5", -48, false, CYRILLIC), new Alphabet("windows-1250", 16, true, CENTRAL), new Alphabet("ISO-8859-2", 8, true, CENTRAL),
            new Alphabet("windows-1253", 0, false, "αοιετσνηυρπκμλςόίέάύήωώγδθχφβξζψϊϋ"), new Alphabet("windows-1254", -16, true, "ıüğşöçİâî"),
            new Alphabet("windows-1255", 8, false, "יוהלארתשמבםנעחכדקפטגןסצזףךץ"), new Alphabet("windows-1256", 0, false, "اليمونرتبهعدسفةكقحأجشصىخذطإضزثئءغظؤآ"),
            new Alphabet("windows-1257", -48, true, "āīēšņļķģčžūėįųąęåõäöü"), new Alphabet("x-windows-874", 8, false, "านรอก่เง้มัยลวีทดสติปบหคะแพขจชใไุูืำโ์ถผึซ็ศธณญภษฟฮ"));

    final Charset charset;
    private final int prior;
    private final boolean latin;
    private final byte[] bits = new byte[128];
    private final byte[] kinds = new byte[128];
    private final boolean[] consonants = new boolean[128];
    private final boolean[] accented = new boolean[128];
    private int finalLetter = -1;

    private Alphabet(String charset, int prior, boolean latin, String byFrequency) {
        this.charset = Charset.forName(charset);
        this.prior = prior;
        this.latin = latin;
        Arrays.fill(bits, (byte) -44);
        var letters = new byte[128];
        for (int i = 0; i < 128; i++) letters[i] = (byte) (i + 128);
        var text = new String(letters, this.charset);
        for (int i = 0; i < 128; i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            kinds[i] = (byte) (Character.isLowerCase(c) ? LOWER : Character.isUpperCase(c) ? UPPER : Character.isLetter(c) || type == Character.NON_SPACING_MARK ? CASELESS : MARK);
            if (kinds[i] == MARK && WITHIN.indexOf(c) < 0) kinds[i] = FOREIGN;
            consonants[i] = CONSONANTS.indexOf(Character.toLowerCase(c)) >= 0;
            accented[i] = ACCENTED.indexOf(Character.toLowerCase(c)) >= 0 && byFrequency.indexOf(FINAL) >= 0;
            if (c == FINAL) finalLetter = i;
            int rank = byFrequency.indexOf(c) >= 0 ? byFrequency.indexOf(c) : byFrequency.indexOf(Character.toLowerCase(c));
            if (rank >= 0) bits[i] = (byte) letter(rank, byFrequency.length());
            else if (PUNCTUATION.indexOf(c) >= 0) bits[i] = -8;
            else if (c == '\ufffd' || Character.isISOControl(c)) bits[i] = LetterFrequency.NEVER;
        }
    }

    /** Frequencies fall off by about the same factor from letter to letter. */
    private static int letter(int rank, int letters) {
        double scale = letters / 3.5;
        double p = 0.92 * Math.exp(-rank / scale) / scale;
        return (int) Math.round(8 * Math.log(128 * p) / Math.log(2));
    }

    /** In eighths of a bit: how much likelier it is that this was written in it than that it was not written at all. */
    int score(byte[] sample) {
        int score = prior;
        int before = MARK;
        int cluster = 0;
        boolean accent = false;
        for (int i = 0; i < sample.length; i++) {
            byte b = sample[i];
            if (b >= 0) {
                boolean letter = isAsciiLetter(b);
                if (letter && before != MARK && sample[i - 1] < 0 && (!latin || before == FOREIGN)) score -= 32;
                if (letter && before == LOWER && sample[i - 1] < 0 && Character.isUpperCase(b)) score -= 44;
                before = !letter ? MARK : Character.isLowerCase(b) ? LOWER : UPPER;
                cluster = 0;
                accent = false;
                continue;
            }
            int kind = kinds[b & 0x7f];
            cluster = consonants[b & 0x7f] ? cluster + 1 : 0;
            if (accent && accented[b & 0x7f] || before > MARK && i > 0 && (sample[i - 1] & 0x7f) == finalLetter && sample[i - 1] < 0) score -= 40;
            accent |= accented[b & 0x7f];
            score += bits[b & 0x7f] - (cluster > LONGEST_CLUSTER ? 32 : 0);
            if (kind == FOREIGN) score -= before == MARK ? 0 : 16;
            else if (kind == UPPER && before == LOWER) score -= 44;
            else if (kind == UPPER) score -= (before == UPPER ? 4 : 24) + (latin && !besidesAscii(sample, i) ? 32 : 0);
            else if (kind != MARK && latin) score -= besidesAscii(sample, i) ? 0 : 32;
            else if (kind != MARK && before != MARK && sample[i - 1] >= 0) score -= 32;
            before = kind;
        }
        return score;
    }

    private static boolean besidesAscii(byte[] sample, int i) {
        return i > 0 && isAsciiLetter(sample[i - 1]) || i + 1 < sample.length && isAsciiLetter(sample[i + 1]);
    }

    private static boolean isAsciiLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}

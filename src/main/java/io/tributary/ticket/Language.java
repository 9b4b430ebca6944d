package io.tributary.ticket;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** Which language a text is in, as far as its script tells. */
public final class Language {

    private static final int ENOUGH = 2_000;

    private Language() {}

    /** {@code zh}, {@code ja}, {@code ko}, or {@code en} for Latin letters; null if there are no letters of these. BCP-47. */
    public static @Nullable String of(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int latin = 0;
        for (int i = 0; i < Math.min(text.length(), ENOUGH); i++) {
            switch (UnicodeScript.of(text.charAt(i))) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case LATIN -> latin++;
                default -> {}
            }
        }
        // A word of Latin is about five letters long, a Chinese one less than two characters.
        if (kana > 0 && kana + han >= latin / 3) return "ja";
        if (hangul > 0 && hangul >= latin / 3) return "ko";
        if (han > 0 && han >= latin / 3) return "zh";
        return latin > 0 ? "en" : null;
    }
}

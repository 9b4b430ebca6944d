package io.tributary.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a Chinese name is typed on a Latin keyboard, so that it is found without switching to an input method. */
public final class Pinyin {

    private static final Transliterator READINGS = Transliterator.getInstance("Han-Latin");
    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");
    /** Names are few and asked for with every list; a reading costs some microseconds. */
    private static final LoadingCache<String, String> CACHE = Caffeine.newBuilder().maximumSize(20_000).build(Pinyin::read);

    private Pinyin() {}

    /**
     * The reading without tones and spaces, then the first letter of each syllable: {@code tuikuan tk} for 退款. Latin words stand in it as
     * they are, in lower case and without accents; ü is v, as it is typed. Empty if there is no letter and no digit.
     */
    public static String of(String name) {
        return CACHE.get(name);
    }

    private static String read(String name) {
        var syllables = new ArrayList<String>();
        var runs = RUN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC));
        while (runs.find()) syllables.addAll(syllables(runs.group()));
        var initials = syllables.stream().map(syllable -> syllable.substring(0, syllable.offsetByCodePoints(0, 1)));
        return (String.join("", syllables) + " " + initials.collect(Collectors.joining())).strip();
    }

    private static List<String> syllables(String run) {
        if (!Character.UnicodeScript.of(run.codePointAt(0)).equals(Character.UnicodeScript.HAN)) return plain(run);
        String latin;
        // Not written to be shared between threads.
        synchronized (READINGS) {
            latin = READINGS.transliterate(run);
        }
        return List.of(latin.split("\\s+")).stream().flatMap(syllable -> plain(syllable.replaceAll("[üǖǘǚǜ]", "v")).stream()).toList();
    }

    private static List<String> plain(String word) {
        synchronized (ASCII) {
            var ascii = ASCII.transliterate(word).toLowerCase(Locale.ROOT).replaceAll("[\\p{M}\\s'’]", "");
            return ascii.isEmpty() ? List.of() : List.of(ascii);
        }
    }
}

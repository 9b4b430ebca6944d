package io.tributary.identity;

import io.tributary.platform.Problem;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the desk remembers of how somebody likes it, and what each may hold. A new one needs a line here and its type in the console's
 * {@code preferences.ts}.
 */
enum Preference {
    /** Height of a row of the queue. */
    DENSITY("density", Preference::word),
    /** The view of the queue last looked at, and how each view is sorted. */
    VIEW("view", Preference::word),
    SORTS("sorts", Preference::words),
    /** The keys of each command that has other than its own, and whether single keys do anything at all. */
    SHORTCUTS("shortcuts", Preference::words),
    SINGLE_KEYS("singleKeys", Boolean.class::isInstance),
    /** How long what was sent waits to be taken back, in seconds. */
    HOLD_SECONDS("holdSeconds", List.of(0, 5, 8, 30)::contains),
    ENTER_SENDS("enterSends", Boolean.class::isInstance),
    SIGNATURE("signature", Preference::words),
    /** What is told how: which events, by sound, in the title, on the bell. */
    NOTIFICATIONS("notifications", Map.class::isInstance),
    SOUND("sound", Boolean.class::isInstance),
    ZONE("zone", Preference::zone),
    PANES("panes", Map.class::isInstance);

    /** Longest key of an object, and longest text in one. */
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_TEXT = 4000;

    private final String key;
    private final Predicate<Object> taken;

    Preference(String key, Predicate<Object> taken) {
        this.key = key;
        this.taken = taken;
    }

    /** @throws Problem {@code invalid} with the key, for one that is not known or a value that it does not hold */
    static void check(String key, Object value) {
        var known = Arrays.stream(values()).filter(each -> each.key.equals(key)).findAny()
                .orElseThrow(() -> Problem.invalid("preferences." + key, "unknown"));
        if (!known.taken.test(value)) throw Problem.invalid("preferences." + key, "value");
    }

    private static boolean word(Object value) {
        return value instanceof String text && !text.isBlank() && text.length() <= LONGEST_WORD;
    }

    private static boolean words(Object value) {
        return value instanceof Map<?, ?> map && map.entrySet().stream()
                .allMatch(entry -> word(entry.getKey()) && entry.getValue() instanceof String text && text.length() <= LONGEST_TEXT);
    }

    private static boolean zone(Object value) {
        return value instanceof String name && ZoneId.getAvailableZoneIds().contains(name);
    }
}

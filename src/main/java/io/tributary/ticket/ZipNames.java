package io.tributary.ticket;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for the files of one archive that every system can unpack side by side, and none outside of where it is unpacked. */
final class ZipNames {

    private static final int LONGEST = 180;

    /** What Windows keeps for itself, whatever stands behind a dot. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** Separators and what shells and file systems read; what cannot be seen, or turns the reading direction and so the ending about. */
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private final Set<String> taken = new HashSet<>();

    /** The name, made safe, and another than all before it even where case does not count. */
    String next(String name) {
        var safe = safe(name);
        var dot = safe.lastIndexOf('.');
        var stem = dot > 0 ? safe.substring(0, dot) : safe;
        var ending = dot > 0 ? safe.substring(dot) : "";
        var free = safe;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) free = stem + " (" + n + ')' + ending;
        return free;
    }

    private static String safe(String name) {
        var plain = UNSAFE.matcher(name).replaceAll("_").replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (plain.isEmpty()) return "file";
        var shortened = plain.length() > LONGEST ? shorten(plain) : plain;
        return RESERVED.matcher(shortened).matches() ? '_' + shortened : shortened;
    }

    /** Keeps the ending: by it a file is opened. */
    private static String shorten(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 20 ? name.substring(dot) : "";
        var end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}

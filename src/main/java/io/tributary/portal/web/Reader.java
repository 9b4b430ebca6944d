package io.tributary.portal.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a page: in which language, and in which zone times are told.
 *
 * @param chosen the language's key if the reader chose it themselves; it then stays in every address
 */
public record Reader(Locale locale, @Nullable String chosen, ZoneId zone) {

    /** Chosen in the address, else the first of ours that the browser asks for, else the ticket's, else English. */
    static Reader of(@Nullable String lang, @Nullable String acceptLanguage, @Nullable String ticketLang, ZoneId zone) {
        if ("zh".equals(lang)) return new Reader(Locale.SIMPLIFIED_CHINESE, "zh", zone);
        if ("en".equals(lang)) return new Reader(asked(acceptLanguage, "en", Locale.ENGLISH), "en", zone);
        var locale = asked(acceptLanguage, null, "zh".equals(ticketLang) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        return new Reader(locale, null, zone);
    }

    /** A British reader's dates are British ones; every Chinese reader gets the one Chinese we write. */
    private static Locale asked(@Nullable String acceptLanguage, @Nullable String only, Locale otherwise) {
        for (var range : ranges(acceptLanguage)) {
            var locale = Locale.forLanguageTag(range.getRange());
            if (range.getWeight() == 0 || only != null && !locale.getLanguage().equals(only)) continue;
            if (locale.getLanguage().equals("zh")) return Locale.SIMPLIFIED_CHINESE;
            if (locale.getLanguage().equals("en")) return new Locale.Builder().setLanguage("en").setRegion(locale.getCountry()).build();
        }
        return otherwise;
    }

    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) return List.of();
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** As the page's {@code lang}. */
    public String tag() {
        return chinese() ? "zh-CN" : "en";
    }

    /** The language the switch leads to. */
    public String other() {
        return chinese() ? "en" : "zh";
    }

    /** What keeps the choice in an address. */
    public String query() {
        return chosen == null ? "" : "?lang=" + chosen;
    }

    /** Day, time and how far from UTC, so that nobody has to guess whose clock it is. */
    public String time(Instant at) {
        var there = at.atZone(zone);
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).format(there);
        var offset = DateTimeFormatter.ofPattern("O", Locale.ENGLISH).format(there).replace("GMT", "UTC");
        return chinese() ? when + "（" + offset + "）" : when + " " + offset;
    }

    /** A file's size in the unit one would say it in. */
    public String size(long bytes) {
        if (bytes < 1_000) return bytes + " B";
        return bytes < 1_000_000 ? Math.round(bytes / 1_000.0) + " kB" : String.format(locale, "%.1f MB", bytes / 1_000_000.0);
    }
}

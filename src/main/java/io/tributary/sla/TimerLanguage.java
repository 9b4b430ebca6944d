package io.tributary.sla;

import io.tributary.sla.ProcessVocabulary.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a timer may wait for: one of our variables, or a time written out (ISO 8601). */
final class TimerLanguage {

    /** Nothing may come round more often. */
    static final Duration SHORTEST_ROUND = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z]\\w{0,63})}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DURATION = Pattern.compile("P(?!$)(\\d{1,3}D)?(T(?!$)(\\d{1,4}H)?(\\d{1,5}M)?(\\d{1,6}S)?)?");
    private static final Pattern CYCLE = Pattern.compile("R([1-9]\\d?)/(P.{1,30})");

    private TimerLanguage() {}

    static boolean date(String text, Map<String, Kind> variables) {
        if (isVariable(text, Kind.DATE, variables)) return true;
        try {
            return DATE.matcher(text).matches() && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean duration(String text, Map<String, Kind> variables) {
        return isVariable(text, Kind.DURATION, variables) || written(text) != null;
    }

    /** So many times, and no more often than once a minute. */
    static boolean cycle(String text) {
        Matcher cycle = CYCLE.matcher(text);
        if (!cycle.matches()) return false;
        var every = written(cycle.group(2));
        return every != null && every.compareTo(SHORTEST_ROUND) >= 0;
    }

    /** The duration that is written there; null if none is, or one that is no time or more than a year. */
    static @Nullable Duration written(String text) {
        if (!DURATION.matcher(text).matches()) return null;
        var duration = Duration.parse(text);
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 ? duration : null;
    }

    private static boolean isVariable(String text, Kind kind, Map<String, Kind> variables) {
        var variable = VARIABLE.matcher(text);
        return variable.matches() && variables.get(variable.group(1)) == kind;
    }
}

package io.tributary.sla;

import io.tributary.sla.IcsEvents.Event;
import io.tributary.sla.IcsEvents.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * Days off and make-up workdays from an iCalendar file. Whole days only: a party at six is no day off. What repeats is taken from the
 * beginning of this year to the end of the next.
 */
final class IcsDays {

    private static final int LONGEST_EVENT_DAYS = 366;
    private static final int LONGEST_RULE = 300;
    private static final int MOST_RULES = 500;
    private static final int MOST_REPEATS = 800;
    /** Rules can be written that take for ever to find nothing. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** How Chinese calendars write a make-up workday (调休). */
    private static final Pattern WORK = Pattern.compile("^上班|补班|[(（]班[)）]\\s*$");
    private static final Pattern MARK = Pattern.compile("\\s*[(（][休班][)）]\\s*$");

    private final LocalDate from;
    private final LocalDate to;
    private final List<SpecialDay> days = new ArrayList<>();
    private final long begun = System.nanoTime();
    private int rules;
    private int skipped;
    private @Nullable LocalDate repeatedUntil;

    private IcsDays(LocalDate today) {
        from = LocalDate.of(today.getYear(), 1, 1);
        to = LocalDate.of(today.getYear() + 1, 12, 31);
    }

    static DayFile read(byte[] file, LocalDate today) {
        var events = IcsEvents.read(file);
        var read = new IcsDays(today);
        // Apple marks in its calendars which of the many days are free and which are worked.
        boolean marked = events.all().stream().anyMatch(event -> event.value("X-APPLE-SPECIAL-DAY") != null);
        var moved = moved(events.all());
        for (var event : events.all()) read.add(event, marked, moved.getOrDefault(event.text("UID"), Set.of()));
        return DayFile.of(read.days, read.repeatedUntil, JsonDays.source(events.source()), read.skipped);
    }

    /** Of what repeats, the days that were moved elsewhere: those stand for themselves. */
    private static Map<String, Set<LocalDate>> moved(List<Event> events) {
        var moved = new HashMap<String, Set<LocalDate>>();
        for (var event : events) {
            var of = event.value("RECURRENCE-ID");
            if (of != null) moved.computeIfAbsent(event.text("UID"), uid -> new HashSet<>()).add(date(of));
        }
        return moved;
    }

    private void add(Event event, boolean marked, Set<LocalDate> moved) {
        var special = event.text("X-APPLE-SPECIAL-DAY");
        var start = event.wholeDay("DTSTART");
        if (start == null || event.text("STATUS").equalsIgnoreCase("CANCELLED") || marked && special.isEmpty()) {
            skipped++;
            return;
        }
        var name = event.text("SUMMARY");
        boolean work = marked ? special.equalsIgnoreCase("ALTERNATE-WORKDAY") : WORK.matcher(name).find();
        name = MARK.matcher(name).replaceFirst("");
        if (name.length() > CalendarJson.LONGEST_NAME) name = CalendarJson.clean(name.substring(0, CalendarJson.LONGEST_NAME));
        var first = date(start);
        int length = length(event, first);
        boolean ofSeries = event.value("RECURRENCE-ID") == null;
        for (var begin : begins(event, first)) {
            if (ofSeries && moved.contains(begin)) continue;
            for (int i = 0; i < length; i++) {
                days.add(new SpecialDay(begin.plusDays(i), !work, name.isEmpty() ? null : name, null));
                if (days.size() > 2 * CalendarJson.MOST_DAYS) throw DayFile.tooMany();
            }
        }
    }

    private static int length(Event event, LocalDate first) {
        var end = event.wholeDay("DTEND");
        if (end != null) return length(date(end).toEpochDay() - first.toEpochDay(), end);
        var duration = event.value("DURATION");
        return duration == null ? 1 : length(days(duration.text(), duration.line()), duration);
    }

    private static int length(long days, Value said) {
        if (days > LONGEST_EVENT_DAYS) throw DayFile.unreadable(said.line(), "length");
        return (int) Math.max(1, days);
    }

    private static long days(String duration, int line) {
        try {
            // RFC 5545 has weeks, which Java's durations have not.
            if (duration.matches("P[0-9]{1,4}W")) return 7 * Long.parseLong(duration.substring(1, duration.length() - 1));
            return Duration.parse(duration).toDays();
        } catch (DateTimeException e) {
            throw DayFile.unreadable(line, "duration");
        }
    }

    /** The days on which it begins, be it once or again and again. */
    private Set<LocalDate> begins(Event event, LocalDate first) {
        var begins = new HashSet<LocalDate>();
        var rule = event.value("RRULE");
        if (rule == null) begins.add(first);
        else begins.addAll(repeated(rule.text(), first, rule.line()));
        for (var more : event.dates("RDATE")) begins.add(date(more));
        for (var less : event.dates("EXDATE")) begins.remove(date(less));
        return begins;
    }

    private List<LocalDate> repeated(String rule, LocalDate first, int line) {
        var upper = rule.toUpperCase(Locale.ROOT);
        if (rule.length() > LONGEST_RULE || ++rules > MOST_RULES || upper.contains("RSCALE") || upper.matches(".*FREQ=(SECOND|MINUTE|HOUR)LY.*")) {
            throw DayFile.unreadable(line, "rule");
        }
        var all = dates(rule, first, line);
        if (System.nanoTime() - begun > LONGEST.toNanos()) throw DayFile.unreadable(line, "rule");
        if (!upper.contains("UNTIL=") && !upper.contains("COUNT=")) repeatedUntil = to;
        return all.stream().filter(date -> !date.isBefore(from) && !date.isAfter(to)).toList();
    }

    private List<LocalDate> dates(String rule, LocalDate first, int line) {
        try {
            return new Recur<LocalDate>(rule).getDates(first, from, to, MOST_REPEATS);
        } catch (RuntimeException e) {
            // Whatever the library stumbles over, it is the rule.
            throw DayFile.unreadable(line, "rule");
        }
    }

    /** Its time of day, if there is one, is no matter here. */
    private static LocalDate date(Value value) {
        var text = value.text().replaceFirst("^([0-9]{8})T[0-9]{6}Z?$", "$1");
        try {
            if (text.matches("(19[7-9]|20[0-9]|21[0-9])[0-9]{5}")) return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            // 30 February.
        }
        throw DayFile.unreadable(value.line(), "date");
    }
}

package io.tributary.sla;

import io.tributary.sla.CalendarView.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What taking a file's days over changes, or has changed.
 *
 * @param added days nothing was known of
 * @param changed days that were something else
 * @param removed days of the file's years that it does not speak of: gone if the file replaces them, else those that would be
 * @param same how many are as they were
 * @param skipped how many entries of the file are no whole days
 * @param endsOn until when the calendar's days are known then
 * @param calendar as it is now; null if nothing was saved
 */
public record CalendarImport(List<Day> days, List<Day> added, List<Change> changed, List<Day> removed, int same, int skipped,
        @Nullable LocalDate endsOn, @Nullable String source, @Nullable CalendarView calendar) {

    public record Change(Day before, Day after) {}

    /** @param all the days the calendar has then */
    record Plan(DayFile file, List<SpecialDay> all, List<SpecialDay> added, List<Change> changed, List<SpecialDay> removed) {

        CalendarImport told(CalendarSheet then, @Nullable CalendarView saved) {
            return new CalendarImport(shown(file.days()), shown(added), changed, shown(removed), file.days().size() - added.size() - changed.size(),
                    file.skipped(), then.endsOn(), then.source(), saved);
        }

        private static List<Day> shown(List<SpecialDay> days) {
            return days.stream().map(Day::of).toList();
        }
    }

    static Plan plan(List<SpecialDay> before, DayFile file, boolean replace) {
        Map<LocalDate, SpecialDay> known = before.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        var years = file.days().stream().map(day -> day.date().getYear()).collect(Collectors.toSet());
        var spoken = file.days().stream().map(SpecialDay::date).collect(Collectors.toSet());
        var added = new ArrayList<SpecialDay>();
        var changed = new ArrayList<Change>();
        var all = new HashMap<>(known);
        for (var day : file.days()) {
            var old = known.get(day.date());
            if (old == null) added.add(day);
            else if (!old.equals(day)) changed.add(new Change(Day.of(old), Day.of(day)));
            all.put(day.date(), day);
        }
        var removed = before.stream().filter(day -> years.contains(day.date().getYear()) && !spoken.contains(day.date())).toList();
        if (replace) removed.forEach(day -> all.remove(day.date()));
        if (all.size() > CalendarJson.MOST_DAYS) throw DayFile.tooMany();
        return new Plan(file, List.copyOf(all.values()), added, changed, removed);
    }
}

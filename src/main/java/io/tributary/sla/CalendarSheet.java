package io.tributary.sla;

import io.tributary.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A calendar as somebody sets it up.
 *
 * @param endsOn the last day its days are known for; null: always
 * @param source who says so
 */
record CalendarSheet(String name, ZoneId zone, List<WorkPeriod> week, List<SpecialDay> days, @Nullable LocalDate endsOn, @Nullable String source) {

    private static final int MINUTES_A_DAY = 24 * 60;

    /** A start from which every field that is needed has to be given. */
    static CalendarSheet blank(ZoneId zone) {
        return new CalendarSheet("", zone, List.of(), List.of(), null, null);
    }

    WorkCalendar work() {
        return new WorkCalendar(zone, week, days, endsOn);
    }

    /** @throws Problem {@code invalid}, {@code no-working-time} if nobody works for years from {@code now} */
    CalendarSheet checked(Instant now) {
        if (name.isBlank()) throw Problem.invalid("name", "blank");
        if (week.isEmpty()) throw Problem.invalid("week", "empty");
        overlap().ifPresent(period -> {
            throw wrong("week", "overlap", Map.of("day", CalendarJson.key(period.day())));
        });
        for (var day : days) {
            if (day.like() != null && week.stream().noneMatch(period -> period.day() == day.like())) {
                throw wrong("days", "like", Map.of("date", day.date().toString()));
            }
        }
        work().deadline(now, Duration.ofSeconds(1));
        return this;
    }

    /** The first that begins before the one before it has ended, also from Sunday night to Monday. */
    private Optional<WorkPeriod> overlap() {
        var sorted = week.stream().sorted(Comparator.comparing(WorkPeriod::day).thenComparing(WorkPeriod::from)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            var next = sorted.get((i + 1) % sorted.size());
            int begin = begin(next) + (i + 1 == sorted.size() ? 7 * MINUTES_A_DAY : 0);
            if (begin < end(sorted.get(i))) return Optional.of(next);
        }
        return Optional.empty();
    }

    private static int begin(WorkPeriod period) {
        return period.day().ordinal() * MINUTES_A_DAY + period.from().toSecondOfDay() / 60;
    }

    private static int end(WorkPeriod period) {
        return (period.day().ordinal() + (period.overMidnight() ? 1 : 0)) * MINUTES_A_DAY + period.to().toSecondOfDay() / 60;
    }

    private static Problem wrong(String field, String reason, Map<String, ?> more) {
        var params = new LinkedHashMap<String, Object>(Map.of("field", field, "reason", reason));
        params.putAll(more);
        return new Problem(HttpStatus.BAD_REQUEST, "invalid", params);
    }

    /** The same with other days, the later of both ends and the newer source. */
    CalendarSheet with(List<SpecialDay> others, @Nullable LocalDate ends, @Nullable String from) {
        var end = endsOn == null || ends != null && ends.isAfter(endsOn) ? ends : endsOn;
        return new CalendarSheet(name, zone, week, others, end, from == null ? source : from);
    }

    /** Which of its parts are different in the other. */
    List<String> changed(CalendarSheet other) {
        var changed = new ArrayList<String>();
        if (!name.equals(other.name)) changed.add("name");
        if (!zone.equals(other.zone)) changed.add("zone");
        if (!week.equals(other.week)) changed.add("week");
        if (!days.equals(other.days)) changed.add("days");
        if (!Objects.equals(endsOn, other.endsOn)) changed.add("endsOn");
        if (!Objects.equals(source, other.source)) changed.add("source");
        return changed;
    }

    /** In their order, the hours as they lie in the week and the days as they come. */
    CalendarSheet sorted() {
        return new CalendarSheet(name, zone,
                week.stream().sorted(Comparator.comparing(WorkPeriod::day).thenComparing(WorkPeriod::from)).toList(),
                days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList(), endsOn, source);
    }
}

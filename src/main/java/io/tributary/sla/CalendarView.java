package io.tributary.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar to be read.
 *
 * @param preset {@code always}, {@code weekdays} or {@code china} while it has the name it was shipped with, which is then to be said
 *     in the reader's language
 * @param endsOn the last day its days are known for; null: always
 * @param uses how many policies go by it
 */
public record CalendarView(UUID id, String name, @Nullable String preset, String zone, List<Hours> week, List<Day> days, @Nullable LocalDate endsOn,
        @Nullable String source, @Nullable Warning warning, long uses, long rev, Instant updatedAt) {

    /** Two months: China's days of the next year are known in November. */
    private static final int DAYS_BEFORE = 61;

    /** {@code ends-soon} or {@code ended}; in {@code days}, or that many ago as a negative number. */
    public record Warning(String code, LocalDate endsOn, long days) {}

    /** {@code to} is {@code 24:00} at midnight; not after {@code from}, it is one of the next day. */
    public record Hours(String day, String from, String to) {

        static Hours of(WorkPeriod period) {
            var to = period.to().equals(LocalTime.MIDNIGHT) ? CalendarJson.END_OF_DAY : period.to().toString();
            return new Hours(CalendarJson.key(period.day()), period.from().toString(), to);
        }
    }

    /** {@code like}: whose hours a make-up workday has; null for those most workdays have. */
    public record Day(LocalDate date, @JsonProperty("isOffDay") boolean off, @Nullable String name, @Nullable String like) {

        static Day of(SpecialDay day) {
            return new Day(day.date(), day.off(), day.name(), day.like() == null ? null : CalendarJson.key(day.like()));
        }
    }

    static @Nullable Warning warning(CalendarSheet sheet, Instant now) {
        if (sheet.endsOn() == null) return null;
        var left = ChronoUnit.DAYS.between(now.atZone(sheet.zone()).toLocalDate(), sheet.endsOn());
        if (left >= DAYS_BEFORE) return null;
        return new Warning(left < 0 ? "ended" : "ends-soon", sheet.endsOn(), left);
    }
}

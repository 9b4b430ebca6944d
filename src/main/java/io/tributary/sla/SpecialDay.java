package io.tributary.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that is not like its day of the week: nobody works, or they do although they would not (调休).
 *
 * @param off whether nobody works; else it is a make-up workday
 * @param like the day of the week whose hours a make-up workday has; null for those most workdays have
 */
public record SpecialDay(LocalDate date, boolean off, @Nullable String name, @Nullable DayOfWeek like) {

    public static SpecialDay off(LocalDate date, @Nullable String name) {
        return new SpecialDay(date, true, name, null);
    }

    public static SpecialDay makeUp(LocalDate date, @Nullable String name) {
        return new SpecialDay(date, false, name, null);
    }
}

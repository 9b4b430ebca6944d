package io.tributary.insight;

import io.tributary.insight.ReportFilter.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period beside another one.
 *
 * @param asOf everything up to then is counted
 * @param filling whether tickets of before are still being gone through
 * @param teams by name; the last may be of tickets of no team
 * @param days those on which anything was counted
 */
public record Report(Instant asOf, boolean filling, Period period, Period baseline, List<Line> figures, List<Part> teams, List<Part> agents, List<Day> days) {

    public record Line(Figure figure, Measured now, Measured before) {}

    /** @param value seconds, a share of one, or tickets; null where there is nothing to say */
    public record Measured(@Nullable Double value, Sum sum) {}

    /** @param id null for tickets of no team */
    public record Part(@Nullable UUID id, @Nullable String name, Map<Figure, Measured> figures) {}

    public record Day(LocalDate day, Map<Figure, Measured> figures) {}
}

package io.tributary.insight;

import io.tributary.platform.Problem;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What of the desk somebody looks at.
 *
 * @param zone whose days these are
 * @param team id, or {@code none} for tickets of no team; null for all
 * @param category with all below it; null for all
 */
public record ReportFilter(ZoneId zone, @Nullable String team, @Nullable String channel, @Nullable String category) {

    /** Ten years: nobody compares more, and a year 999999999 is a mistake. */
    private static final int MOST_DAYS = 3_660;

    /** Both days belong to it. */
    public record Period(LocalDate from, LocalDate to) {

        public Period {
            if (to.isBefore(from)) throw Problem.invalid("to", "before-from");
            if (from.getYear() < 1990 || to.getYear() > 2200 || from.plusDays(MOST_DAYS).isBefore(to)) throw Problem.invalid("to", "value");
        }

        /** As long, and right before it. */
        public Period before() {
            var days = to.toEpochDay() - from.toEpochDay() + 1;
            return new Period(from.minusDays(days), from.minusDays(1));
        }
    }

    /** @throws Problem {@code invalid} for a zone or team that is none */
    public static ReportFilter of(@Nullable String zone, @Nullable String team, @Nullable String channel, @Nullable String category) {
        if (team != null && !team.equals("none")) uuid("team", team);
        return new ReportFilter(zone(zone), team, channel, category);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw Problem.invalid("zone", "unknown");
        }
    }

    static UUID uuid(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }

    /** A condition over {@code reporting.figure f}; give it its {@link #params}. */
    static String sql() {
        return """
                f.at >= (:from::date)::timestamp at time zone :zone and f.at < (:to::date + 1)::timestamp at time zone :zone
                and (:teamless::boolean is null or (case when :teamless then f.team_id is null else f.team_id = :team::uuid end))
                and (:channel::text is null or f.channel = :channel)
                and (:category::text is null or f.category in (
                    with recursive below (key) as (
                        select :category::text union select c.key from category c join below b on c.parent = b.key)
                    select key from below))""";
    }

    StatementSpec params(StatementSpec statement, Period period) {
        return statement.param("from", Date.valueOf(period.from())).param("to", Date.valueOf(period.to())).param("zone", zone.getId())
                .param("teamless", team == null ? null : team.equals("none"), java.sql.Types.BOOLEAN)
                .param("team", team == null || team.equals("none") ? null : team, java.sql.Types.VARCHAR)
                .param("channel", channel, java.sql.Types.VARCHAR).param("category", category, java.sql.Types.VARCHAR);
    }
}

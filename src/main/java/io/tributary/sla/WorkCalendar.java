package io.tributary.sla;

import io.tributary.sla.Interval.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When people work, and what that makes of a promise. It knows neither a clock nor the machine's zone.
 *
 * <p>A wall clock decides: where it jumps forward, an hour that is never shown is not worked; where it is set back, a time it shows
 * twice means the first (RFC 5545 section 3.3.5), so that shifts that meet neither overlap nor leave a hole.
 */
public final class WorkCalendar {

    /** Longer without any hour is no calendar one can promise by. */
    private static final int LONGEST_IDLE_DAYS = 3 * 366;
    /** And no promise reaches farther. */
    private static final int FARTHEST_DAYS = 100 * 366;

    /** Every hour of every day. */
    static final WorkCalendar ALWAYS = new WorkCalendar(ZoneId.of("UTC"),
            Arrays.stream(DayOfWeek.values()).map(day -> new WorkPeriod(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)).toList(), List.of(), null);

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<WorkPeriod> week;
    private final Map<LocalDate, SpecialDay> days;
    private final @Nullable LocalDate endsOn;
    private final Map<DayOfWeek, List<WorkPeriod>> hours = new EnumMap<>(DayOfWeek.class);
    private final List<WorkPeriod> usual;

    /** @param endsOn the last day its special days are known for; null if they always are */
    public WorkCalendar(ZoneId zone, List<WorkPeriod> week, List<SpecialDay> days, @Nullable LocalDate endsOn) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.week = week.stream().sorted(Comparator.comparing(WorkPeriod::day).thenComparing(WorkPeriod::from)).toList();
        this.days = days.stream().collect(Collectors.toMap(SpecialDay::date, day -> day, (one, other) -> other, HashMap::new));
        this.endsOn = endsOn;
        for (var day : DayOfWeek.values()) hours.put(day, this.week.stream().filter(period -> period.day() == day).toList());
        this.usual = usual(hours);
    }

    /** The hours most days have that have any; of as many the earlier in the week. */
    private static List<WorkPeriod> usual(Map<DayOfWeek, List<WorkPeriod>> hours) {
        List<WorkPeriod> best = List.of();
        long most = 0;
        for (var each : hours.values()) {
            var alike = hours.values().stream().filter(other -> times(other).equals(times(each))).count();
            if (each.isEmpty() || alike <= most) continue;
            best = each;
            most = alike;
        }
        return best;
    }

    private static List<String> times(List<WorkPeriod> periods) {
        return periods.stream().map(period -> period.from() + "-" + period.to()).toList();
    }

    public ZoneId zone() {
        return zone;
    }

    /** In the order of the week. */
    public List<WorkPeriod> week() {
        return week;
    }

    /** In the order of time. */
    public Stream<SpecialDay> days() {
        return days.values().stream().sorted(Comparator.comparing(SpecialDay::date));
    }

    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    /**
     * The first moment by which so much working time has passed: at the end of a day that day's end, not the next morning.
     *
     * @param amount of working time, not negative; of nothing, the start itself
     * @throws NoWorkingTime if there is none for years, or not enough in a hundred
     */
    public Instant deadline(Instant start, Duration amount) {
        if (amount.isNegative()) throw new IllegalArgumentException("No promise runs backwards: " + amount);
        if (amount.isZero()) return start;
        var walk = new Object() {
            Duration left = amount;
            Instant at = start;
        };
        walk(start, null, (day, from, to) -> {
            var length = Duration.between(from, to);
            walk.at = from.plus(walk.left);
            walk.left = walk.left.minus(length);
            return walk.left.isPositive();
        });
        return walk.at;
    }

    /** How much working time lies between the two; none if {@code to} is not after {@code from}. */
    public Duration elapsed(Instant from, Instant to) {
        var walk = new Object() {
            Duration passed = Duration.ZERO;
        };
        walk(from, to, (day, begin, end) -> {
            walk.passed = walk.passed.plus(Duration.between(begin, end));
            return true;
        });
        return walk.passed;
    }

    /** The deadline, and what made it: what was counted sums up to {@code amount}. */
    public Explanation explain(Instant start, Duration amount) {
        var deadline = deadline(start, amount);
        return new Explanation(deadline, intervals(start, deadline), beyondData(deadline));
    }

    /** Whether it lies after the last day its special days are known for. */
    boolean beyondData(Instant at) {
        return endsOn != null && at.atZone(zone).toLocalDate().isAfter(endsOn);
    }

    /** All that lies between the two, worked and not, in order and without a hole. */
    public List<Interval> intervals(Instant from, Instant to) {
        var way = new Way(from);
        walk(from, to, (day, begin, end) -> {
            skip(way, begin);
            var special = days.get(day);
            way.add(end, special == null ? Kind.COUNTED : Kind.MAKE_UP_DAY, special == null ? null : special.name());
            return true;
        });
        skip(way, to);
        return way.intervals;
    }

    /** What was walked so far; what is like what was before makes one with it. */
    private static final class Way {

        private final List<Interval> intervals = new ArrayList<>();
        private Instant reached;

        Way(Instant start) {
            reached = start;
        }

        void add(Instant to, Kind kind, @Nullable String name) {
            if (!to.isAfter(reached)) return;
            var last = intervals.isEmpty() ? null : intervals.getLast();
            var next = new Interval(reached, to, kind, name);
            if (last != null && last.sameAs(next)) intervals.set(intervals.size() - 1, new Interval(last.from(), to, kind, name));
            else intervals.add(next);
            reached = to;
        }
    }

    private void skip(Way way, Instant to) {
        var date = way.reached.atZone(zone).toLocalDate();
        for (; way.reached.isBefore(to); date = date.plusDays(1)) {
            var lost = days.get(date.minusDays(1));
            if (lost != null && lost.off()) way.add(earlier(endOfLostShift(lost.date()), to), Kind.DAY_OFF, lost.name());
            var today = days.get(date);
            var midnight = earlier(at(date.plusDays(1), LocalTime.MIDNIGHT), to);
            if (today != null && today.off()) way.add(midnight, Kind.DAY_OFF, today.name());
            else way.add(midnight, Kind.OUTSIDE_HOURS, null);
        }
    }

    /** Until when people would have worked into the next day, had this one not been off. */
    private Instant endOfLostShift(LocalDate date) {
        return hoursOf(date.getDayOfWeek()).stream().filter(WorkPeriod::overMidnight).map(period -> at(date.plusDays(1), period.to()))
                .max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Is shown what is worked, in order and nothing twice; says whether to go on. */
    private interface Step {
        boolean take(LocalDate day, Instant from, Instant to);
    }

    /** @param until where it ends at the latest; null: as far as promises reach */
    private void walk(Instant start, @Nullable Instant until, Step step) {
        var reached = start;
        var first = dayBefore(start);
        var last = until == null ? first.plusDays(FARTHEST_DAYS) : until.atZone(zone).toLocalDate();
        var idleSince = first;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (var period : worked(day)) {
                var begin = later(at(day, period.from()), reached);
                var end = until == null ? end(day, period) : earlier(end(day, period), until);
                if (!end.isAfter(begin)) continue;
                if (!step.take(day, begin, end)) return;
                reached = end;
                idleSince = day;
            }
            if (until == null && day.toEpochDay() - idleSince.toEpochDay() > LONGEST_IDLE_DAYS) throw new NoWorkingTime();
        }
        if (until == null) throw new NoWorkingTime();
    }

    /** A shift of the evening before may still be on. */
    private LocalDate dayBefore(Instant start) {
        return start.atZone(zone).toLocalDate().minusDays(1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<WorkPeriod> worked(LocalDate date) {
        var special = days.get(date);
        if (special == null) return hoursOf(date.getDayOfWeek());
        if (special.off()) return List.of();
        return special.like() == null ? usual : hoursOf(special.like());
    }

    private List<WorkPeriod> hoursOf(DayOfWeek day) {
        return Objects.requireNonNull(hours.get(day));
    }

    private Instant end(LocalDate day, WorkPeriod period) {
        return at(period.overMidnight() ? day.plusDays(1) : day, period.to());
    }

    private Instant at(LocalDate date, LocalTime time) {
        var local = LocalDateTime.of(date, time);
        var jump = rules.getTransition(local);
        if (jump != null && jump.isGap()) return jump.getInstant();
        // Of two it is the first.
        return local.toInstant(rules.getOffset(local));
    }
}

package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every calendar, tried on thousands nobody would think of. */
class WorkCalendarPropertyTests {

    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "Asia/Beirut", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca");
    private static final long FROM = Instant.parse("2011-06-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2032-06-01T00:00:00Z").getEpochSecond();

    private final TimeZone jvm = TimeZone.getDefault();

    @BeforeEach
    void farAway() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    }

    @AfterEach
    void backHome() {
        TimeZone.setDefault(jvm);
    }

    private static LocalTime time(Random random) {
        return LocalTime.MIDNIGHT.plusMinutes(random.nextInt(96) * 15L);
    }

    static WorkCalendar calendar(Random random, Instant near) {
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var week = new ArrayList<WorkPeriod>();
        for (int i = 1 + random.nextInt(12); i > 0; i--) week.add(new WorkPeriod(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)));
        var days = new ArrayList<SpecialDay>();
        var today = near.atZone(zone).toLocalDate();
        for (int i = random.nextInt(40); i > 0; i--) {
            LocalDate date = today.plusDays(random.nextInt(60) - 5);
            days.add(new SpecialDay(date, random.nextBoolean(), random.nextBoolean() ? "Day " + i % 3 : null,
                    random.nextInt(4) == 0 ? DayOfWeek.of(1 + random.nextInt(7)) : null));
        }
        return new WorkCalendar(zone, week, days, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsCountedIsWhatWasPromised(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            var start = Instant.ofEpochSecond(random.nextLong(FROM, TO), random.nextInt(2) * 500_000_000L);
            var calendar = calendar(random, start);
            var amount = Duration.ofSeconds(random.nextInt(200_000), random.nextInt(2) * 123L);
            var explained = calendar.explain(start, amount);
            var deadline = explained.deadline();
            var what = "seed " + seed + " no. " + i + ": " + calendar.zone() + " " + calendar.week() + " " + calendar.days().toList() + " " + start + " " + amount;

            assertThat(deadline).as(what).isEqualTo(calendar.deadline(start, amount)).isAfterOrEqualTo(start);
            assertThat(calendar.elapsed(start, deadline)).as(what).isEqualTo(amount);
            assertThat(explained.intervals().stream().filter(Interval::counted).map(Interval::length).reduce(Duration.ZERO, Duration::plus)).as(what)
                    .isEqualTo(amount);
            var reached = start;
            for (var each : explained.intervals()) {
                assertThat(each.from()).as(what).isEqualTo(reached);
                assertThat(each.to()).as(what).isAfter(each.from());
                assertThat(calendar.elapsed(each.from(), each.to())).as(what).isEqualTo(each.counted() ? each.length() : Duration.ZERO);
                reached = each.to();
            }
            assertThat(reached).as(what).isEqualTo(deadline);

            // Later or longer is never due earlier, and two pieces are the whole.
            var more = Duration.ofSeconds(random.nextInt(100_000));
            assertThat(calendar.deadline(start, amount.plus(more))).as(what).isAfterOrEqualTo(deadline).isEqualTo(calendar.deadline(deadline, more));
            assertThat(calendar.deadline(start.plusSeconds(random.nextInt(100_000)), amount)).as(what).isAfterOrEqualTo(amount.isZero() ? start : deadline);
            var between = Instant.ofEpochSecond(random.nextLong(start.getEpochSecond(), deadline.getEpochSecond() + 1)).plusNanos(start.getNano());
            assertThat(calendar.elapsed(start, between).plus(calendar.elapsed(between, deadline))).as(what).isEqualTo(amount);
        }
    }
}

package io.tributary.sla;

import static io.tributary.sla.WorkCalendarsForTests.ALL;
import static io.tributary.sla.WorkCalendarsForTests.BY_NAME;
import static io.tributary.sla.WorkCalendarsForTests.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines by the table, the way a person with a wall calendar counts them. */
class WorkCalendarTests {

    private final TimeZone jvm = TimeZone.getDefault();

    @AfterEach
    void backHome() {
        TimeZone.setDefault(jvm);
    }

    private static WorkCalendar calendar(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    /** As read in the calendar's own zone, so that a failure can be read. */
    private static String shown(WorkCalendar calendar, Instant at) {
        return at.atZone(calendar.zone()).toOffsetDateTime().toString();
    }

    private static List<String> lines(WorkCalendar calendar, List<Interval> intervals) {
        return intervals.stream().map(each -> shown(calendar, each.from()) + " " + shown(calendar, each.to()) + " " + each.kind().key()
                + (each.name() == null ? "" : " " + each.name())).toList();
    }

    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # China 2026: New Year 1-3 January, made up for on Sunday the 4th
            cn | 2025-12-31T17:00+08:00 | PT2H | 2026-01-04T10:00+08:00
            cn | 2026-01-02T12:00+08:00 | PT30M | 2026-01-04T09:30+08:00
            cn | 2026-01-04T17:30+08:00 | PT1H | 2026-01-05T09:30+08:00
            # Spring Festival 15-23 February, made up for on Saturdays the 14th and 28th
            cn | 2026-02-13T17:00+08:00 | PT2H | 2026-02-14T10:00+08:00
            cn | 2026-02-14T17:30+08:00 | PT1H | 2026-02-24T09:30+08:00
            cn | 2026-02-20T12:00+08:00 | PT9H | 2026-02-24T18:00+08:00
            cn | 2026-02-09T09:00+08:00 | PT54H | 2026-02-14T18:00+08:00
            cn | 2026-02-27T09:00+08:00 | PT10H | 2026-02-28T10:00+08:00
            cn | 2026-02-28T18:00+08:00 | PT1M | 2026-03-02T09:01+08:00
            # Tomb-Sweeping 4-6 April
            cn | 2026-04-03T17:00+08:00 | PT2H | 2026-04-07T10:00+08:00
            # Labour Day 1-5 May, made up for on Saturday the 9th
            cn | 2026-04-30T17:00+08:00 | PT2H | 2026-05-06T10:00+08:00
            cn | 2026-05-08T17:59+08:00 | PT2M | 2026-05-09T09:01+08:00
            cn | 2026-05-09T12:00+08:00 | PT6H | 2026-05-09T18:00+08:00
            cn | 2026-05-09T12:00+08:00 | PT6H1M | 2026-05-11T09:01+08:00
            # Dragon Boat 19-21 June, Mid-Autumn 25-27 September
            cn | 2026-06-18T18:00+08:00 | PT1H | 2026-06-22T10:00+08:00
            cn | 2026-09-24T17:00+08:00 | PT2H | 2026-09-28T10:00+08:00
            # National Day 1-7 October, made up for on Sunday 20 September and Saturday 10 October
            cn | 2026-09-19T10:00+08:00 | PT1H | 2026-09-20T10:00+08:00
            cn | 2026-09-20T17:00+08:00 | PT2H | 2026-09-21T10:00+08:00
            cn | 2026-09-30T17:00+08:00 | PT2H | 2026-10-08T10:00+08:00
            cn | 2026-10-09T17:00+08:00 | PT2H | 2026-10-10T10:00+08:00
            cn | 2026-10-10T17:00+08:00 | PT2H | 2026-10-12T10:00+08:00
            cn | 2026-10-03T00:00+08:00 | PT27H | 2026-10-10T18:00+08:00
            # after its data ends the week alone decides
            cn | 2026-12-31T17:00+08:00 | PT2H | 2027-01-01T10:00+08:00
            # a make-up day has the hours most workdays have, or those of the day it is said to be like
            saturday | 2026-02-06T18:00+08:00 | PT4H | 2026-02-09T10:00+08:00
            saturday | 2026-02-13T18:00+08:00 | PT4H | 2026-02-14T13:00+08:00
            saturday | 2026-02-27T18:00+08:00 | PT4H | 2026-03-02T10:00+08:00
            # ends of days and weeks
            de | 2026-03-02T09:00+01:00 | PT8H | 2026-03-02T17:00+01:00
            de | 2026-03-02T09:00+01:00 | PT8H1S | 2026-03-03T09:00:01+01:00
            de | 2026-03-02T08:59:59+01:00 | PT1S | 2026-03-02T09:00:01+01:00
            de | 2026-03-02T16:59:59.5+01:00 | PT1S | 2026-03-03T09:00:00.500+01:00
            de | 2026-03-07T12:00+01:00 | PT1H | 2026-03-09T10:00+01:00
            de | 2026-03-06T17:00+01:00 | PT1S | 2026-03-09T09:00:01+01:00
            de | 2026-03-07T12:00+01:00 | PT0S | 2026-03-07T12:00+01:00
            de | 2026-03-02T11:00+01:00 | PT0S | 2026-03-02T11:00+01:00
            # the same moment, said in another zone
            de | 2026-03-02T03:00-05:00 | PT8H | 2026-03-02T17:00+01:00
            # clocks change on a weekend
            de | 2026-03-27T16:00+01:00 | PT2H | 2026-03-30T10:00+02:00
            de | 2026-10-23T16:00+02:00 | PT2H | 2026-10-26T10:00+01:00
            ny | 2026-03-06T16:00-05:00 | PT2H | 2026-03-09T10:00-04:00
            ny | 2026-10-30T16:00-04:00 | PT2H | 2026-11-02T10:00-05:00
            # leap days, and a year of a hundred without
            de | 2028-02-28T16:00+01:00 | PT2H | 2028-02-29T10:00+01:00
            de | 2028-02-29T16:00+01:00 | PT2H | 2028-03-01T10:00+01:00
            de | 2027-02-26T16:00+01:00 | PT2H | 2027-03-01T10:00+01:00
            de | 2100-02-26T16:00+01:00 | PT2H | 2100-03-01T10:00+01:00
            always | 2027-03-01T00:00+01:00 | PT8784H | 2028-03-01T00:00+01:00
            nights | 2028-02-28T23:00+01:00 | PT2H | 2028-02-29T01:00+01:00
            # year ends
            de | 2026-12-31T16:00+01:00 | PT2H | 2027-01-01T10:00+01:00
            nights | 2026-12-31T23:00+01:00 | PT2H | 2027-01-01T01:00+01:00
            de | 2026-01-05T09:00+01:00 | PT2080H | 2027-01-01T17:00+01:00
            # several periods a day
            lunch | 2026-03-02T11:30+01:00 | PT1H | 2026-03-02T13:30+01:00
            lunch | 2026-03-02T12:00+01:00 | PT30M | 2026-03-02T13:30+01:00
            lunch | 2026-03-02T12:15+01:00 | PT4H | 2026-03-02T17:00+01:00
            lunch | 2026-03-02T09:00+01:00 | PT3H | 2026-03-02T12:00+01:00
            lunch | 2026-03-02T09:00+01:00 | PT7H | 2026-03-02T17:00+01:00
            lunch | 2026-03-02T09:00+01:00 | PT7H1M | 2026-03-03T09:01+01:00
            # over midnight: a shift belongs to the day it begins on
            late | 2026-03-02T23:00+01:00 | PT2H | 2026-03-03T01:00+01:00
            late | 2026-03-03T05:00+01:00 | PT2H | 2026-03-03T23:00+01:00
            late | 2026-03-06T23:00+01:00 | PT7H | 2026-03-07T06:00+01:00
            late | 2026-03-06T23:00+01:00 | PT7H1M | 2026-03-09T22:01+01:00
            late | 2026-03-07T05:00+01:00 | PT30M | 2026-03-07T05:30+01:00
            late | 2026-03-08T12:00+01:00 | PT1H | 2026-03-09T23:00+01:00
            nightsOff | 2026-09-30T23:00+02:00 | PT8H | 2026-10-02T23:00+02:00
            # over midnight and over a change of the clocks
            nights | 2026-03-28T22:00+01:00 | PT7H | 2026-03-29T06:00+02:00
            nights | 2026-03-28T22:00+01:00 | PT8H | 2026-03-29T23:00+02:00
            nights | 2026-10-24T22:00+02:00 | PT9H | 2026-10-25T06:00+01:00
            nights | 2026-10-24T22:00+02:00 | PT4H | 2026-10-25T02:00+02:00
            nights | 2026-10-24T22:00+02:00 | PT5H | 2026-10-25T02:00+01:00
            lordHowe | 2026-10-03T22:00+10:30 | PT7H30M | 2026-10-04T06:00+11:00
            # round the clock
            always | 2026-03-29T01:30+01:00 | PT1H | 2026-03-29T03:30+02:00
            always | 2026-10-25T01:30+02:00 | PT2H | 2026-10-25T02:30+01:00
            always | 2026-03-28T12:00+01:00 | PT24H | 2026-03-29T13:00+02:00
            mayday | 2026-04-30T23:00+02:00 | PT2H | 2026-05-02T01:00+02:00
            # hours that begin or end where the clock jumps
            edge | 2026-03-29T01:00+01:00 | PT1H | 2026-03-29T04:00+02:00
            edge | 2026-03-29T01:00+01:00 | PT3H | 2026-03-29T06:00+02:00
            edge | 2026-10-25T01:00+02:00 | PT1H | 2026-10-25T02:30+01:00
            gone | 2026-03-29T00:00+01:00 | PT30M | 2026-03-30T02:45+02:00
            meeting | 2026-03-28T22:00+01:00 | PT7H | 2026-03-29T06:00+02:00
            meeting | 2026-10-24T22:00+02:00 | PT9H | 2026-10-25T06:00+01:00
            beirut | 2026-03-28T12:00+02:00 | PT1H | 2026-03-29T02:00+03:00
            saoPaulo | 2018-02-17T20:00-02:00 | PT5H | 2018-02-18T00:00-03:00
            # a day that never was: Samoa went from 29 to 31 December 2011
            apia | 2011-12-29T23:00-10:00 | PT2H | 2011-12-31T01:00+14:00
            apiaShop | 2011-12-29T16:00-10:00 | PT2H | 2011-12-31T10:00+14:00
            """)
    void deadlineIs(String name, String start, Duration amount, String expected) {
        var calendar = calendar(name);
        for (var zone : List.of("UTC", "America/New_York", "Asia/Shanghai")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            var deadline = calendar.deadline(at(start), amount);
            assertThat(shown(calendar, deadline)).as("in " + zone).isEqualTo(OffsetDateTime.parse(expected).toString());
            assertThat(calendar.elapsed(at(start), deadline)).isEqualTo(amount);
            assertThat(calendar.explain(at(start), amount).intervals().stream().filter(Interval::counted).map(Interval::length)
                    .reduce(Duration.ZERO, Duration::plus)).isEqualTo(amount);
        }
    }

    @Test
    void explanationOfTheSpringFestivalNamesEachReason() {
        var china = calendar("cn");
        var explained = china.explain(at("2026-02-13T17:00+08:00"), Duration.ofHours(11));
        assertThat(lines(china, explained.intervals())).containsExactly(
                "2026-02-13T17:00+08:00 2026-02-13T18:00+08:00 counted",
                "2026-02-13T18:00+08:00 2026-02-14T09:00+08:00 outside-hours",
                "2026-02-14T09:00+08:00 2026-02-14T18:00+08:00 make-up-day 春节",
                "2026-02-14T18:00+08:00 2026-02-15T00:00+08:00 outside-hours",
                "2026-02-15T00:00+08:00 2026-02-24T00:00+08:00 day-off 春节",
                "2026-02-24T00:00+08:00 2026-02-24T09:00+08:00 outside-hours",
                "2026-02-24T09:00+08:00 2026-02-24T10:00+08:00 counted");
        assertThat(explained.beyondData()).isFalse();
    }

    @Test
    void dayOffTakesItsWholeShiftAlsoAfterMidnight() {
        var nights = calendar("nightsOff");
        assertThat(lines(nights, nights.explain(at("2026-09-30T23:00+02:00"), Duration.ofHours(8)).intervals())).containsExactly(
                "2026-09-30T23:00+02:00 2026-10-01T06:00+02:00 counted",
                "2026-10-01T06:00+02:00 2026-10-02T06:00+02:00 day-off Fair",
                "2026-10-02T06:00+02:00 2026-10-02T22:00+02:00 outside-hours",
                "2026-10-02T22:00+02:00 2026-10-02T23:00+02:00 counted");
    }

    @Test
    void roundTheClockIsOneInterval() {
        var always = calendar("always");
        assertThat(always.explain(at("2026-03-27T12:00+01:00"), Duration.ofDays(30)).intervals()).hasSize(1);
        assertThat(always.explain(at("2026-03-27T12:00+01:00"), Duration.ZERO).intervals()).isEmpty();
    }

    @Test
    void explanationSaysWhereTheDataNoLongerReaches() {
        assertThat(calendar("cn").explain(at("2026-12-31T12:00+08:00"), Duration.ofHours(6)).beyondData()).isFalse();
        assertThat(calendar("cn").explain(at("2026-12-31T12:00+08:00"), Duration.ofHours(7)).beyondData()).isTrue();
        assertThat(calendar("de").explain(at("2099-12-31T12:00+08:00"), Duration.ofHours(7)).beyondData()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | 2026-03-02T08:00+01:00 | 2026-03-02T20:00+01:00 | PT8H
            de | 2026-03-07T00:00+01:00 | 2026-03-09T00:00+01:00 | PT0S
            de | 2026-03-02T12:00+01:00 | 2026-03-02T12:00+01:00 | PT0S
            de | 2026-03-03T12:00+01:00 | 2026-03-02T12:00+01:00 | PT0S
            de | 2026-03-02T16:00+01:00 | 2026-03-02T09:00+01:00 | PT0S
            lunch | 2026-03-02T11:00+01:00 | 2026-03-03T11:00+01:00 | PT7H
            always | 2026-03-29T00:00+01:00 | 2026-03-30T00:00+02:00 | PT23H
            always | 2026-10-25T00:00+02:00 | 2026-10-26T00:00+01:00 | PT25H
            gone | 2026-03-29T00:00+01:00 | 2026-03-30T00:00+02:00 | PT0S
            cn | 2026-02-14T00:00+08:00 | 2026-03-01T00:00+08:00 | PT54H
            cn | 2026-01-01T00:00+08:00 | 2027-01-01T00:00+08:00 | PT2232H
            """)
    void elapsedIs(String name, String from, String to, Duration expected) {
        assertThat(calendar(name).elapsed(at(from), at(to))).isEqualTo(expected);
    }

    @Test
    void nothingIsPromisedBackwards() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> calendar("de").deadline(Instant.EPOCH, Duration.ofSeconds(-1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "Asia/Shanghai", "UTC"})
    void calendarWithoutHoursSaysSoInsteadOfLooping(String zone) {
        var start = at("2026-03-02T09:00+01:00");
        var empty = new WorkCalendar(ZoneId.of(zone), List.of(), List.of(SpecialDay.makeUp(LocalDate.parse("2026-03-07"), null)), null);
        assertThatExceptionOfType(NoWorkingTime.class).isThrownBy(() -> empty.deadline(start, Duration.ofNanos(1)));
        assertThatExceptionOfType(NoWorkingTime.class).isThrownBy(() -> empty.explain(start, Duration.ofHours(1)));
        assertThat(empty.elapsed(start, start.plus(Duration.ofDays(400)))).isEqualTo(Duration.ZERO);

        var closed = LocalDate.parse("2026-03-01").datesUntil(LocalDate.parse("2030-01-01")).map(date -> SpecialDay.off(date, "Closed")).toList();
        var years = new WorkCalendar(ZoneId.of(zone), WorkCalendarsForTests.on(ALL, "09:00-17:00"), closed, null);
        assertThatExceptionOfType(NoWorkingTime.class).isThrownBy(() -> years.deadline(start, Duration.ofHours(1)));

        // And one where somebody is in for a minute a day gets no work of a lifetime done.
        var minute = plain(ZoneId.of(zone), ALL, "09:00-09:01");
        assertThatExceptionOfType(NoWorkingTime.class).isThrownBy(() -> minute.deadline(start, Duration.ofDays(3650)));
    }
}

package io.tributary.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calendars by name, for tables. */
final class WorkCalendarsForTests {

    static final Collection<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    static final Collection<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static final Map<String, WorkCalendar> BY_NAME = Map.ofEntries(
            Map.entry("cn", china2026()),
            Map.entry("saturday", new WorkCalendar(SHANGHAI, Stream.concat(on(WORKDAYS, "09:00-18:00").stream(),
                    on(List.of(DayOfWeek.SATURDAY), "09:00-12:00").stream()).toList(),
                    List.of(SpecialDay.makeUp(LocalDate.parse("2026-02-14"), null),
                            new SpecialDay(LocalDate.parse("2026-02-28"), false, null, DayOfWeek.SATURDAY)), null)),
            Map.entry("de", plain(BERLIN, WORKDAYS, "09:00-17:00")),
            Map.entry("lunch", plain(BERLIN, WORKDAYS, "13:00-17:00", "09:00-12:00")),
            Map.entry("late", plain(BERLIN, WORKDAYS, "22:00-06:00")),
            Map.entry("nights", plain(BERLIN, ALL, "22:00-06:00")),
            Map.entry("nightsOff", new WorkCalendar(BERLIN, on(ALL, "22:00-06:00"), List.of(SpecialDay.off(LocalDate.parse("2026-10-01"), "Fair")), null)),
            Map.entry("always", plain(BERLIN, ALL, "00:00-00:00")),
            Map.entry("mayday", new WorkCalendar(BERLIN, on(ALL, "00:00-00:00"), List.of(SpecialDay.off(LocalDate.parse("2026-05-01"), "May Day")), null)),
            Map.entry("edge", plain(BERLIN, ALL, "02:30-06:00")),
            Map.entry("gone", plain(BERLIN, ALL, "02:15-02:45")),
            Map.entry("meeting", plain(BERLIN, ALL, "22:00-02:30", "02:30-06:00")),
            Map.entry("ny", plain(ZoneId.of("America/New_York"), WORKDAYS, "09:00-17:00")),
            Map.entry("apia", plain(ZoneId.of("Pacific/Apia"), ALL, "00:00-00:00")),
            Map.entry("apiaShop", plain(ZoneId.of("Pacific/Apia"), ALL, "09:00-17:00")),
            Map.entry("lordHowe", plain(ZoneId.of("Australia/Lord_Howe"), ALL, "22:00-06:00")),
            Map.entry("beirut", plain(ZoneId.of("Asia/Beirut"), ALL, "00:00-08:00")),
            Map.entry("saoPaulo", plain(ZoneId.of("America/Sao_Paulo"), ALL, "20:00-00:00")));

    private WorkCalendarsForTests() {}

    static WorkCalendar plain(ZoneId zone, Collection<DayOfWeek> days, String... periods) {
        return new WorkCalendar(zone, on(days, periods), List.of(), null);
    }

    static List<WorkPeriod> on(Collection<DayOfWeek> days, String... periods) {
        return days.stream().flatMap(day -> Arrays.stream(periods).map(period -> period.split("-"))
                .map(ends -> new WorkPeriod(day, LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))).toList();
    }

    /** By hand from 国办发明电〔2025〕7号, not from the resource that is shipped. */
    private static WorkCalendar china2026() {
        var days = new ArrayList<SpecialDay>();
        off(days, "元旦", "2026-01-01", 3);
        off(days, "春节", "2026-02-15", 9);
        off(days, "清明节", "2026-04-04", 3);
        off(days, "劳动节", "2026-05-01", 5);
        off(days, "端午节", "2026-06-19", 3);
        off(days, "中秋节", "2026-09-25", 3);
        off(days, "国庆节", "2026-10-01", 7);
        Map.of("2026-01-04", "元旦", "2026-02-14", "春节", "2026-02-28", "春节", "2026-05-09", "劳动节", "2026-09-20", "国庆节", "2026-10-10", "国庆节")
                .forEach((date, name) -> days.add(SpecialDay.makeUp(LocalDate.parse(date), name)));
        return new WorkCalendar(SHANGHAI, on(WORKDAYS, "09:00-18:00"), days, LocalDate.parse("2026-12-31"));
    }

    private static void off(List<SpecialDay> days, String name, String first, int many) {
        LocalDate.parse(first).datesUntil(LocalDate.parse(first).plusDays(many)).forEach(date -> days.add(SpecialDay.off(date, name)));
    }
}

package io.tributary.sla;

import io.tributary.platform.Ids;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendars every desk begins with, before the doors open: round the clock, an office's week, and China's with its days of 2026. */
@Component
class ShippedCalendars {

    static final String CHINA_2026 = "calendars/china-2026.json";

    private final CalendarRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    ShippedCalendars(CalendarRows rows, TransactionTemplate transaction, Clock clock, @Value("${tributary.zone}") ZoneId zone) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
    }

    @PostConstruct
    void handOut() {
        var office = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        ship("always", new CalendarSheet("24/7", zone, every(EnumSet.allOf(DayOfWeek.class), 0, 0), List.of(), null, null));
        ship("weekdays", new CalendarSheet("Monday to Friday, 9 to 18", zone, every(office, 9, 18), List.of(), null, null));
        var china = china(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
        ship("china", new CalendarSheet("China", ZoneId.of("Asia/Shanghai"), every(office, 9, 18), china.days(), china.endsOn(), china.source()));
    }

    private void ship(String preset, CalendarSheet sheet) {
        transaction.executeWithoutResult(tx -> {
            if (rows.ship(preset, clock.instant())) rows.add(Ids.next(), preset, sheet, clock.instant());
        });
    }

    private static List<WorkPeriod> every(Set<DayOfWeek> days, int from, int to) {
        return days.stream().map(day -> new WorkPeriod(day, LocalTime.of(from, 0), LocalTime.of(to, 0))).toList();
    }

    static DayFile china(LocalDate today) {
        try {
            return DayFile.read(new ClassPathResource(CHINA_2026).getContentAsByteArray(), today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.WholeDesk;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A calendar that promises are counted by stays, and what is counted by it follows its changes. */
@WholeDesk
class CalendarUseTests {

    private static final Caller SOMEBODY = new Caller(UUID.randomUUID(), "Sam", Role.ADMIN, null);

    @Autowired
    CalendarRows rows;

    @Autowired
    Audit audit;

    private long uses = 2;

    @Test
    void calendarInUseStays() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("policies", (CalendarUse) calendar -> uses);
        var calendars = new Calendars(rows, beans.getBeanProvider(CalendarUse.class), audit, Clock.systemUTC(), ZoneId.of("UTC"));
        var week = "\"week\": [{\"day\": \"monday\", \"from\": \"09:00\", \"to\": \"10:00\"}]";
        var made = calendars.add(Json.read("{\"name\": \"" + UUID.randomUUID() + "\", " + week + "}"), SOMEBODY);
        assertThat(made.uses()).isEqualTo(2);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> calendars.remove(made.id(), SOMEBODY)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("calendar-in-use");
            assertThat(problem.params()).hasToString("{uses=2}");
        });

        var monday = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(calendars.work(made.id()).deadline(monday, Duration.ofMinutes(90))).isEqualTo(Instant.parse("2026-03-09T09:30:00Z"));
        calendars.change(made.id(), Json.read("{" + week.replace("10:00", "17:00") + "}"), null, SOMEBODY);
        assertThat(calendars.work(made.id()).deadline(monday, Duration.ofMinutes(90))).isEqualTo(Instant.parse("2026-03-02T10:30:00Z"));

        uses = 0;
        calendars.remove(made.id(), SOMEBODY);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> calendars.work(made.id())).satisfies(problem -> assertThat(problem.code()).isEqualTo("not-found"));
    }
}

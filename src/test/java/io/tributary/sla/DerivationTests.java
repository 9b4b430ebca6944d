package io.tributary.sla;

import static io.tributary.sla.Story.opened;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ticket.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a promise is due when it is. People work from nine to five on weekdays, but not this Wednesday; the solution is promised in ten hours. */
class DerivationTests {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(UTC);
    private static final WorkCalendar WEEKDAYS = new WorkCalendar(UTC, Stream.of(DayOfWeek.values()).filter(day -> day.getValue() < 6)
            .map(day -> new WorkPeriod(day, LocalTime.of(9, 0), LocalTime.of(17, 0))).toList(),
            List.of(new SpecialDay(LocalDate.of(2026, 3, 4), true, "Founders' Day", null)), LocalDate.of(2026, 3, 5));

    private static Terms terms(Agreement agreement, String priority, String channel) {
        return Story.terms(WEEKDAYS, Priority.of(priority), Map.of(Metric.RESOLUTION, Duration.ofHours(10)), PolicySheet.PAUSES);
    }

    private static Derivation derivation(Story story, String now) {
        return story.derivations(DerivationTests::terms, now).getFirst();
    }

    private static List<String> way(Story story, String now) {
        return derivation(story, now).way().stream().map(each -> TIME.format(each.from()) + "-" + TIME.format(each.to()) + " " + each.kind().key()
                + (each.name() == null ? "" : " " + each.name())).toList();
    }

    @Test
    void tellsWhatWasCountedAndWhatWasNot() {
        var story = opened("15:00").status("15:30", "open");
        assertThat(way(story, "16:00")).containsExactly("Mon 15:00-Mon 17:00 counted", "Mon 17:00-Tue 09:00 outside-hours", "Tue 09:00-Tue 17:00 counted");
        assertThat(derivation(story, "16:00").counted()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void namesTheDayOffAndTheStatusThatPaused() {
        assertThat(way(opened("15:00").status("Tue 11:00", "pending").status("Wed 10:00", "open"), "Wed 11:00")).containsExactly(
                "Mon 15:00-Mon 17:00 counted", "Mon 17:00-Tue 09:00 outside-hours", "Tue 09:00-Tue 11:00 counted", "Tue 11:00-Wed 10:00 paused pending",
                "Wed 10:00-Thu 00:00 day-off Founders' Day", "Thu 00:00-Thu 09:00 outside-hours", "Thu 09:00-Thu 15:00 counted");
    }

    @Test
    void tellsTwoPausesApartByTheirStatus() {
        assertThat(way(opened("15:00").status("15:10", "pending").status("15:20", "on_hold").status("15:30", "open"), "15:40"))
                .startsWith("Mon 15:00-Mon 15:10 counted", "Mon 15:10-Mon 15:20 paused pending", "Mon 15:20-Mon 15:30 paused on_hold");
    }

    @Test
    void pausedItTellsWhatWasUsedSoFar() {
        var story = opened("15:00").status("16:00", "on_hold");
        assertThat(way(story, "16:30")).containsExactly("Mon 15:00-Mon 16:00 counted", "Mon 16:00-Mon 16:30 paused on_hold");
        assertThat(derivation(story, "16:30").counted()).isEqualTo(Duration.ofHours(1));
        assertThat(derivation(story, "16:30").target()).isEqualTo(Duration.ofHours(10));
    }

    /** It says by when it would have been due: whoever reads it wants to know how close it was. */
    @Test
    void metItTellsTheWholeWay() {
        assertThat(way(opened("15:00").reply("15:20", "answer").status("15:30", "resolved"), "16:00")).endsWith("Tue 09:00-Tue 17:00 counted");
    }

    @Test
    void warnsOfDueTimesBeyondWhatItsCalendarKnows() {
        assertThat(derivation(opened("15:00"), "16:00").beyondData()).isFalse();
        assertThat(derivation(opened("Thu 15:00"), "Thu 16:00").beyondData()).isTrue();
    }
}

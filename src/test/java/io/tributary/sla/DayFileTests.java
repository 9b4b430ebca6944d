package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.platform.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of days, as they are found out there and as somebody would break them. */
class DayFileTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private static DayFile read(String file) {
        return DayFile.read(file.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static String ics(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nX-WR-CALNAME:Holidays\r\n"
                + Stream.of(events).map(event -> "BEGIN:VEVENT\r\n" + event.replace("|", "\r\n") + "\r\nEND:VEVENT\r\n").reduce("", String::concat)
                + "END:VCALENDAR\r\n";
    }

    private static List<String> lines(DayFile file) {
        return file.days().stream().map(day -> day.date() + (day.off() ? " off" : " work") + (day.name() == null ? "" : " " + day.name())).toList();
    }

    private static Problem refused(byte[] file) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Problem.class, () -> DayFile.read(file, TODAY));
    }

    @Test
    void shippedDaysAreThoseOfTheNotice() {
        var shipped = ShippedCalendars.china(TODAY);
        assertThat(shipped.days()).containsExactlyElementsOf(Objects.requireNonNull(WorkCalendarsForTests.BY_NAME.get("cn")).days().toList());
        assertThat(shipped.days()).hasSize(39);
        assertThat(shipped.days().stream().filter(day -> !day.off()).map(day -> day.date().toString()))
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
        assertThat(shipped.endsOn()).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThat(shipped.source()).contains("国务院办公厅关于2026年部分节假日安排的通知", "国办发明电〔2025〕7号", "https://www.gov.cn/");
    }

    @Test
    void rowsAloneAreEnough() {
        var file = read("""
                [{"date": "2027-01-03", "isOffDay": false},
                 {"date": "2027-01-01", "isOffDay": true, "name": "元旦"}]""");
        assertThat(lines(file)).containsExactly("2027-01-01 off 元旦", "2027-01-03 work");
        assertThat(file.endsOn()).isEqualTo(LocalDate.parse("2027-12-31"));
        assertThat(file.source()).isNull();
    }

    @Test
    void fileThatGivesAYearIsKnownUntilItsEnd() {
        var file = read("{\"year\": 2028, \"papers\": [\"https://example.org/paper\"], \"days\": [{\"name\": \"x\", \"date\": \"2027-12-31\", \"isOffDay\": true}]}");
        assertThat(file.endsOn()).isEqualTo(LocalDate.parse("2028-12-31"));
        assertThat(file.source()).isEqualTo("https://example.org/paper");
    }

    @Test
    void chineseCalendarSaysWhichDaysAreWorked() {
        var file = read(ics("SUMMARY:元旦假期|DTSTART;VALUE=DATE:20250101|DTEND;VALUE=DATE:20250102", "SUMMARY:上班(补春节假期)|DTSTART;VALUE=DATE:20250126|DTEND;VALUE=DATE:20250127",
                "SUMMARY:春节（休）|DTSTART;VALUE=DATE:20250128|DURATION:P2D", "SUMMARY:春节（班）|DTSTART;VALUE=DATE:20250208"));
        assertThat(lines(file)).containsExactly("2025-01-01 off 元旦假期", "2025-01-26 work 上班(补春节假期)", "2025-01-28 off 春节", "2025-01-29 off 春节",
                "2025-02-08 work 春节");
        assertThat(file.source()).isEqualTo("Holidays");
        assertThat(file.endsOn()).isEqualTo(LocalDate.parse("2025-12-31"));
    }

    @Test
    void whereDaysAreMarkedOnlyMarkedOnesCount() {
        var file = read(ics("SUMMARY:小寒|DTSTART;VALUE=DATE:20260105", "SUMMARY:春节|DTSTART;VALUE=DATE:20260215|X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                "SUMMARY:春节|DTSTART;VALUE=DATE:20260214|X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"));
        assertThat(lines(file)).containsExactly("2026-02-14 work 春节", "2026-02-15 off 春节");
        assertThat(file.skipped()).isEqualTo(1);
    }

    @Test
    void whatHasATimeOfDayIsNoDayOff() {
        var file = read(ics("SUMMARY:Party|DTSTART:20261218T180000Z|DTEND:20261218T220000Z", "SUMMARY:Off|DTSTART;VALUE=DATE:20261224",
                "SUMMARY:Cancelled|DTSTART;VALUE=DATE:20261228|STATUS:CANCELLED", "SUMMARY:From midnight|DTSTART;TZID=Europe/Berlin:20261229T000000|DTEND;TZID=Europe/Berlin:20261231T000000",
                "SUMMARY:No date"));
        assertThat(lines(file)).containsExactly("2026-12-24 off Off", "2026-12-29 off From midnight", "2026-12-30 off From midnight");
        assertThat(file.skipped()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            20001225; RRULE:FREQ=YEARLY; 2026-12-25,2027-12-25; 2027-12-31
            20201126; RRULE:FREQ=YEARLY^BYMONTH=11^BYDAY=4TH; 2026-11-26,2027-11-25; 2027-12-31
            20261225; RRULE:FREQ=YEARLY^COUNT=1; 2026-12-25; 2026-12-31
            20200101; RRULE:FREQ=YEARLY^UNTIL=20260101; 2026-01-01; 2026-12-31
            20200101; RRULE:FREQ=YEARLY^UNTIL=20260101T000000Z; 2026-01-01; 2026-12-31
            20260105; RRULE:FREQ=WEEKLY^COUNT=3|EXDATE^VALUE=DATE:20260112; 2026-01-05,2026-01-19; 2026-12-31
            20260105; RDATE^VALUE=DATE:20260107,20260301; 2026-01-05,2026-01-07,2026-03-01; 2026-12-31
            20240229; RRULE:FREQ=YEARLY; ; 2027-12-31
            """)
    void repeatedDaysAreThoseOfThisYearAndTheNext(String first, String rule, String expected, LocalDate end) {
        var event = "SUMMARY:Again|DTSTART;VALUE=DATE:" + first + "|" + rule.strip().replace('^', ';');
        if (expected == null) {
            assertThat(refused(ics(event).getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-empty");
            return;
        }
        var file = read(ics(event));
        assertThat(file.days().stream().map(day -> day.date().toString())).containsExactly(expected.split(","));
        assertThat(file.endsOn()).isEqualTo(end);
    }

    @Test
    void oneOfManyThatWasMovedStandsWhereItWasMovedTo() {
        var file = read(ics("UID:a|SUMMARY:Day|DTSTART;VALUE=DATE:20260105|RRULE:FREQ=WEEKLY;COUNT=3",
                "UID:a|SUMMARY:Day|RECURRENCE-ID;VALUE=DATE:20260112|DTSTART;VALUE=DATE:20260114"));
        assertThat(lines(file)).containsExactly("2026-01-05 off Day", "2026-01-14 off Day", "2026-01-19 off Day");
    }

    @Test
    void namesAreReadHoweverTheLinesAreFolded() {
        var bytes = ics("SUMMARY;LANGUAGE=zh:国庆节\\, 中秋节|DTSTART;VALUE=DATE:20261001").getBytes(StandardCharsets.UTF_8);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("zh:") + 4;
        // Folded within a character, as programs do that count bytes.
        var folded = (text.substring(0, at) + "\r\n " + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lines(DayFile.read(folded, TODAY))).containsExactly("2026-10-01 off 国庆节, 中秋节");
        assertThat(lines(DayFile.read(new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n\n").getBytes(Charset.forName("GB18030")), TODAY)))
                .containsExactly("2026-10-01 off 国庆节, 中秋节");
        assertThat(lines(DayFile.read(("\ufeff" + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8), TODAY))).hasSize(1);
    }

    @Test
    void alarmsAndZonesWithinAreNotAsked() {
        var before = ZoneId.getAvailableZoneIds().size();
        var file = read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:http://127.0.0.1:1/zone
                TZURL:http://127.0.0.1:1/zone.ics
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0800
                TZOFFSETTO:+0800
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;VALUE=DATE;TZID="http://127.0.0.1:1/zone":20260501
                SUMMARY:May Day
                BEGIN:VALARM
                TRIGGER:-PT10M
                SUMMARY:Wake up
                DTSTART;VALUE=DATE:20260601
                ATTACH:file:///etc/passwd
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """);
        assertThat(lines(file)).containsExactly("2026-05-01 off May Day");
        assertThat(ZoneId.getAvailableZoneIds()).hasSize(before).noneMatch(zone -> zone.contains("ical4j"));
    }

    static Stream<Arguments> broken() {
        var start = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n";
        var end = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        return Stream.of(
                Arguments.of("hello", 1, "ics"), Arguments.of("<html></html>", 1, "ics"), Arguments.of("", 1, "ics"), Arguments.of("\0\0\0", 1, "ics"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\n", 4, "ics"), Arguments.of(start + "DTSTART;VALUE=DATE:20260231" + end, 4, "date"),
                Arguments.of(start + "DTSTART;VALUE=DATE:99990101" + end, 4, "date"), Arguments.of(start + "DTSTART;VALUE=DATE:-999999999" + end, 4, "date"),
                Arguments.of(start + "DTSTART;VALUE=DATE:" + "1".repeat(100_000) + end, 4, "date"),
                Arguments.of(start + "SUMMARY:A\r\n \r\n b\r\n\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=SECONDLY" + end, 9, "rule"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=NEVER" + end, 5, "rule"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;RSCALE=CHINESE" + end, 5, "rule"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYMONTHDAY=" + "1,".repeat(10_000) + "1" + end, 5, "rule"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:21000101" + end, 5, "length"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nDURATION:P9999W" + end, 5, "length"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nDURATION:soon" + end, 5, "duration"),
                Arguments.of(start + "DTSTART;VALUE=DATE:20260101\r\nEND:VALARM" + end, 5, "ics"),
                Arguments.of("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(60_000), 6, "depth"),
                Arguments.of("{\"days\": 7}", 1, "days"), Arguments.of("{}", 1, "days"), Arguments.of("[\n{\"date\": \"2026-01-01\",\n}]", 3, "json"),
                Arguments.of("[".repeat(500_000), 1, "json"), Arguments.of("{\"a\":".repeat(100_000), 1, "json"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @Timeout(20)
    void brokenFileIsRefusedWithTheLine(String file, int line, String reason) {
        var problem = refused(file.getBytes(StandardCharsets.UTF_8));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo("import-unreadable");
        assertThat(problem.params().get("reason")).isEqualTo(reason);
        assertThat(problem.params().get("line")).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"date\": \"2026-02-30\", \"isOffDay\": true}]", "[{\"date\": \"01.02.2026\", \"isOffDay\": true}]", "[{\"isOffDay\": true}]",
        "[{\"date\": 20260101, \"isOffDay\": true}]", "[{\"date\": \"+999999999-01-01\", \"isOffDay\": true}]", "[{\"date\": \"2026-01-01\", \"isOffDay\": \"yes\"}]",
        "[{\"date\": \"2026-01-01\"}]", "[{\"date\": \"2026-01-01\", \"isOffDay\": true, \"name\": {}}]", "[7]", "[null]",
        "[{\"date\": \"2026-01-01\", \"isOffDay\": false, \"like\": \"someday\"}]"})
    void rowThatIsNoneIsNamed(String file) {
        var problem = refused(file.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.code()).isEqualTo("invalid");
        assertThat(problem.params().get("field").toString()).startsWith("days[0]");
    }

    @Test
    @Timeout(30)
    void noFileIsTooMuch() {
        var many = new StringBuilder("[");
        for (int i = 0; i < 6000; i++) many.append(i == 0 ? "" : ",").append("{\"date\": \"2026-01-01\", \"isOffDay\": true}");
        assertThat(refused(many.append("]").toString().getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-too-many");
        assertThat(refused(new byte[DayFile.LIMIT_BYTES + 1]).code()).isEqualTo("too-large");

        var days = Stream.iterate(LocalDate.parse("1990-01-01"), date -> date.plusYears(1)).limit(40)
                .map(date -> "DTSTART;VALUE=DATE:" + date.toString().replace("-", "") + "|DURATION:P365D").toArray(String[]::new);
        assertThat(refused(ics(days).getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-too-many");

        // Rules that find nothing, however long they look.
        var rules = Stream.generate(() -> "DTSTART;VALUE=DATE:19700101|RRULE:FREQ=DAILY;COUNT=2000000000;BYMONTH=2;BYMONTHDAY=30").limit(5000).toArray(String[]::new);
        assertThat(refused(ics(rules).getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-unreadable");
        assertThat(refused("[]".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-empty");
        assertThat(refused(ics().getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("import-empty");
    }

    @Test
    void namesCarryNothingButWords() {
        var file = read(ics("SUMMARY:<b>Day</b>\u202e\\n off\u0007" + "x".repeat(500) + "|DTSTART;VALUE=DATE:20260101"));
        assertThat(file.days().getFirst().name()).startsWith("<b>Day</b>").hasSizeLessThanOrEqualTo(100).doesNotContain("\u202e", "\n", "\u0007");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> read("[{\"date\": \"2026-01-01\", \"isOffDay\": true, \"name\": \"" + "x".repeat(101) + "\"}]"));
    }
}

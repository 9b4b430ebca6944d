package io.tributary.sla.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.platform.EntityTag;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.sla.CalendarImport;
import io.tributary.sla.CalendarView;
import io.tributary.sla.Calendars;
import io.tributary.sla.DayFile;
import io.tributary.sla.Piece;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** When people work: everybody at the desk reads it, administrators change it. */
@RestController
@RequestMapping("/api/v1/sla/calendars")
class CalendarController {

    /** A year of working time: longer is no promise. */
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** {@code start} as an instant, or without an offset as a time in the calendar's zone; {@code seconds} of working time. */
    record Question(@Nullable String start, @Nullable Long seconds) {}

    /** {@code beyondData}: the deadline lies after the last day the calendar's days off are known for. */
    record Answer(Instant start, Instant deadline, String zone, boolean beyondData, List<Piece> intervals) {}

    @GetMapping
    Page<CalendarView> list() {
        return Page.of(calendars.all());
    }

    @GetMapping("/{id}")
    ResponseEntity<CalendarView> get(@PathVariable UUID id) {
        return tagged(calendars.get(id));
    }

    @Operation(summary = "Add a calendar", description = """
            `name`, `zone` (IANA), `week` `[{day: monday…sunday, from: "09:00", to: "18:00"}]` (several a day; `to` not after `from` is one of the next \
            day, `24:00` midnight), `days` `[{date, isOffDay, name?, like?}]` (days off, and make-up workdays with the hours of the weekday `like`, or those \
            most workdays have), `endsOn` (the last day these days are known for), `source`. A shift belongs to the day it begins on. \
            409 `calendar-exists`, `no-working-time`.""")
    @PostMapping
    ResponseEntity<CalendarView> add(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode form) {
        caller.requireAdmin();
        var added = calendars.add(form, caller);
        return ResponseEntity.status(HttpStatus.CREATED).eTag(tag(added)).body(added);
    }

    /** Only what stands in it changes. With {@code If-Match}, 412 {@code changed-meanwhile} if somebody else changed it since. */
    @PatchMapping("/{id}")
    ResponseEntity<CalendarView> change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String rev, @RequestBody JsonNode patch) {
        caller.requireAdmin();
        return tagged(calendars.change(id, patch, EntityTag.plain(rev), caller));
    }

    /** 409 {@code calendar-in-use} while anything is promised by it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        calendars.remove(id, caller);
    }

    @Operation(summary = "Take days over from a file", description = """
            The body is the file, at most 1 MB: iCalendar (whole-day events, repeated ones until the end of the next year), or JSON rows \
            `[{date, isOffDay, name?}]`, or an object with them in `days`. `dryRun` says what would change; `replace` removes other days of the same years. \
            400 `import-unreadable` with the `line`, `import-empty`, `import-too-many`.""")
    @PostMapping("/{id}/import")
    CalendarImport take(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean replace, @RequestHeader(value = "If-Match", required = false) @Nullable String rev,
            HttpServletRequest request) throws IOException {
        caller.requireAdmin();
        if (request.getContentLengthLong() > DayFile.LIMIT_BYTES) throw Problem.tooLarge(DayFile.LIMIT_BYTES);
        var file = request.getInputStream().readNBytes(DayFile.LIMIT_BYTES + 1);
        return calendars.take(id, file, replace, dryRun, EntityTag.plain(rev), caller);
    }

    /** Why a deadline is when it is: every interval between the start and it, counted or skipped. */
    @PostMapping("/{id}/explain")
    Answer explain(@PathVariable UUID id, @RequestBody Question question) {
        var zone = calendars.work(id).zone();
        var start = start(question.start(), zone);
        var seconds = question.seconds();
        if (seconds == null || seconds < 0 || seconds > LONGEST_SECONDS) throw Problem.invalid("seconds", "range");
        var explained = calendars.explain(id, start, Duration.ofSeconds(seconds));
        return new Answer(start, explained.deadline(), zone.getId(), explained.beyondData(), explained.intervals().stream().map(Piece::of).toList());
    }

    private static Instant start(@Nullable String text, ZoneId zone) {
        try {
            if (text == null || !text.matches("(19[7-9]|20[0-9]|21[0-9])[0-9]-.{5,40}")) throw new DateTimeException("no time");
            var local = text.matches(".*T[0-9:.]+");
            return local ? LocalDateTime.parse(text).atZone(zone).toInstant() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("start", "time");
        }
    }

    private static ResponseEntity<CalendarView> tagged(CalendarView view) {
        return ResponseEntity.ok().eTag(tag(view)).body(view);
    }

    private static String tag(CalendarView view) {
        return "\"" + view.rev() + "\"";
    }
}

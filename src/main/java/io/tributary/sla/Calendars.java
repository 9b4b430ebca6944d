package io.tributary.sla;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.sla.CalendarRows.Row;
import io.tributary.sla.CalendarView.Day;
import io.tributary.sla.CalendarView.Hours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** When people work: kept by administrators, and what every promise is counted by. */
@Service
@Transactional
public class Calendars {

    private record Known(long rev, WorkCalendar work) {}

    private final CalendarRows rows;
    private final ObjectProvider<CalendarUse> uses;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Calendars(CalendarRows rows, ObjectProvider<CalendarUse> uses, Audit audit, Clock clock, @Value("${tributary.zone}") ZoneId zone) {
        this.rows = rows;
        this.uses = uses;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /** In the order they were made. */
    @Transactional(readOnly = true)
    public List<CalendarView> all() {
        return rows.all().stream().map(this::view).toList();
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public CalendarView get(UUID id) {
        return view(rows.find(id).orElseThrow(Problem::notFound));
    }

    /** Which of ours the shipped one is, while it has its name: {@code always}, {@code weekdays} or {@code china}. */
    @Transactional(readOnly = true)
    public Optional<UUID> shipped(String preset) {
        return rows.shipped(preset);
    }

    /**
     * What deadlines are counted by, as it is now: one statement, since it is asked for inside every ticket's transaction.
     *
     * @throws Problem {@code not-found}
     */
    public WorkCalendar work(UUID id) {
        var rev = rows.rev(id).orElseThrow(Problem::notFound);
        var last = known.get(id);
        if (last != null && last.rev() == rev) return last.work();
        var row = rows.find(id).orElseThrow(Problem::notFound);
        var work = row.sheet().work();
        known.put(id, new Known(row.rev(), work));
        return work;
    }

    boolean exists(UUID id) {
        return rows.rev(id).isPresent();
    }

    /** Which edition of it holds now. @throws Problem {@code not-found} */
    long edition(UUID id) {
        return rows.rev(id).orElseThrow(Problem::notFound);
    }

    /** @throws NoWorkingTime */
    public Explanation explain(UUID id, Instant start, Duration amount) {
        return work(id).explain(start, amount);
    }

    /** @throws Problem {@code invalid}, {@code calendar-exists}, {@code no-working-time} */
    public CalendarView add(JsonNode form, Caller by) {
        var id = Ids.next();
        var sheet = CalendarJson.read(CalendarSheet.blank(zone), form).checked(clock.instant());
        free(sheet.name(), id);
        rows.add(id, null, sheet, clock.instant());
        audit.note(by.id(), "calendar-added", id, Map.of("name", sheet.name()));
        return get(id);
    }

    /**
     * @param seen the rev the caller decided by; null to decide whatever stands there
     * @throws Problem {@code not-found}, {@code changed-meanwhile}, {@code invalid}, {@code calendar-exists}, {@code no-working-time}
     */
    public CalendarView change(UUID id, JsonNode patch, @Nullable String seen, Caller by) {
        var row = locked(id, seen);
        return save(row, CalendarJson.read(row.sheet(), patch), by);
    }

    /** @throws Problem {@code not-found}, {@code calendar-in-use} with how many {@code uses} */
    public void remove(UUID id, Caller by) {
        var row = rows.lock(id).orElseThrow(Problem::notFound);
        long used = uses(id);
        if (used > 0) throw new Problem(HttpStatus.CONFLICT, "calendar-in-use", Map.of("uses", used));
        rows.remove(id);
        known.remove(id);
        audit.note(by.id(), "calendar-removed", id, Map.of("name", row.sheet().name()));
    }

    /**
     * Takes the days of a file over: what it says of a day holds, and days it does not speak of stay.
     *
     * @param replace whether other days of the years it speaks of go
     * @param dryRun only says what would change
     * @throws Problem {@code not-found}, {@code changed-meanwhile}, {@code import-unreadable}, {@code import-empty}, {@code import-too-many}
     */
    public CalendarImport take(UUID id, byte[] file, boolean replace, boolean dryRun, @Nullable String seen, Caller by) {
        var row = locked(id, seen);
        var read = DayFile.read(file, clock.instant().atZone(row.sheet().zone()).toLocalDate());
        var plan = CalendarImport.plan(row.sheet().days(), read, replace);
        var sheet = row.sheet().with(plan.all(), read.endsOn(), read.source()).sorted();
        if (dryRun) return plan.told(sheet.checked(clock.instant()), null);
        return plan.told(sheet, save(row, sheet, by));
    }

    private Row locked(UUID id, @Nullable String seen) {
        var row = rows.lock(id).orElseThrow(Problem::notFound);
        if (seen != null && !seen.equals(Long.toString(row.rev()))) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        return row;
    }

    private CalendarView save(Row row, CalendarSheet sheet, Caller by) {
        sheet.checked(clock.instant());
        var changed = row.sheet().changed(sheet);
        if (changed.isEmpty()) return view(row);
        if (changed.contains("name")) free(sheet.name(), row.id());
        rows.change(row.id(), changed.contains("name") ? null : row.preset(), sheet, clock.instant());
        var detail = new LinkedHashMap<String, Object>();
        detail.put("name", sheet.name());
        detail.put("changed", changed);
        if (changed.contains("days")) {
            detail.put("daysBefore", row.sheet().days().size());
            detail.put("days", sheet.days().size());
        }
        audit.note(by.id(), "calendar-changed", row.id(), detail);
        return get(row.id());
    }

    private void free(String name, UUID id) {
        if (rows.taken(name, id)) throw new Problem(HttpStatus.CONFLICT, "calendar-exists");
    }

    private long uses(UUID id) {
        return uses.stream().mapToLong(use -> use.uses(id)).sum();
    }

    private CalendarView view(Row row) {
        var sheet = row.sheet();
        return new CalendarView(row.id(), sheet.name(), row.preset(), sheet.zone().getId(), sheet.week().stream().map(Hours::of).toList(),
                sheet.days().stream().map(Day::of).toList(), sheet.endsOn(), sheet.source(), CalendarView.warning(sheet, clock.instant()),
                uses(row.id()), row.rev(), row.updatedAt());
    }
}

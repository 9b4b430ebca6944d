package io.tributary.sla;

import io.tributary.platform.Json;
import io.tributary.sla.CalendarView.Day;
import io.tributary.sla.CalendarView.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of calendars. */
@Component
class CalendarRows {

    private final JdbcClient jdbc;

    CalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A calendar as it lies there. */
    record Row(UUID id, @Nullable String preset, CalendarSheet sheet, long rev, Instant updatedAt) {}

    List<Row> all() {
        return jdbc.sql("select * from sla_calendar order by created_at, id").query((row, n) -> read(row)).list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from sla_calendar where id = ?").param(id).query((row, n) -> read(row)).optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql("select * from sla_calendar where id = ? for update").param(id).query((row, n) -> read(row)).optional();
    }

    Optional<Long> rev(UUID id) {
        return jdbc.sql("select rev from sla_calendar where id = ?").param(id).query(Long.class).optional();
    }

    Optional<UUID> shipped(String preset) {
        return jdbc.sql("select id from sla_calendar where preset = ?").param(preset).query(UUID.class).optional();
    }

    /** Whether it had not been before. */
    boolean ship(String preset, Instant now) {
        return jdbc.sql("insert into sla_shipped (preset, at) values (?, ?) on conflict do nothing").params(preset, Timestamp.from(now)).update() == 1;
    }

    /** Whether there is another of that name; nor is there one until the transaction ends. */
    boolean taken(String name, UUID except) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sla-calendar'))").query(row -> {});
        return jdbc.sql("select exists (select 1 from sla_calendar where lower(name) = lower(?) and id <> ?)").params(name, except).query(Boolean.class).single();
    }

    void add(UUID id, @Nullable String preset, CalendarSheet sheet, Instant now) {
        jdbc.sql("""
                insert into sla_calendar (id, preset, name, zone, week, days, ends_on, source, created_at, updated_at)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""")
                .params(Arrays.asList(id, preset, sheet.name(), sheet.zone().getId(), week(sheet), days(sheet), sheet.endsOn(), sheet.source(),
                        Timestamp.from(now), Timestamp.from(now)))
                .update();
        keepEdition(id);
    }

    void change(UUID id, @Nullable String preset, CalendarSheet sheet, Instant now) {
        jdbc.sql("""
                update sla_calendar set preset = ?, name = ?, zone = ?, week = ?::jsonb, days = ?::jsonb, ends_on = ?, source = ?,
                    rev = rev + 1, updated_at = ?
                where id = ?""")
                .params(Arrays.asList(preset, sheet.name(), sheet.zone().getId(), week(sheet), days(sheet), sheet.endsOn(), sheet.source(),
                        Timestamp.from(now), id))
                .update();
        keepEdition(id);
    }

    private void keepEdition(UUID id) {
        jdbc.sql("insert into sla_calendar_edition select id, rev, zone, week, days, ends_on from sla_calendar where id = ?").param(id).update();
    }

    /** As it was then, even if it has been removed since. */
    Optional<WorkCalendar> edition(UUID id, long rev) {
        return jdbc.sql("select * from sla_calendar_edition where calendar_id = ? and rev = ?").params(id, rev)
                .query((row, n) -> new WorkCalendar(ZoneId.of(row.getString("zone")), CalendarJson.week(Json.read(row.getString("week"))),
                        CalendarJson.days(Json.read(row.getString("days"))), row.getObject("ends_on", LocalDate.class)))
                .optional();
    }

    void remove(UUID id) {
        jdbc.sql("delete from sla_calendar where id = ?").param(id).update();
    }

    private static String week(CalendarSheet sheet) {
        return Json.write(sheet.week().stream().map(Hours::of).toList());
    }

    private static String days(CalendarSheet sheet) {
        return Json.write(sheet.days().stream().map(Day::of).toList());
    }

    private static Row read(ResultSet row) throws SQLException {
        var sheet = new CalendarSheet(row.getString("name"), ZoneId.of(row.getString("zone")), CalendarJson.week(Json.read(row.getString("week"))),
                CalendarJson.days(Json.read(row.getString("days"))), row.getObject("ends_on", LocalDate.class), row.getString("source"));
        return new Row(row.getObject("id", UUID.class), row.getString("preset"), sheet, row.getLong("rev"), row.getTimestamp("updated_at").toInstant());
    }
}

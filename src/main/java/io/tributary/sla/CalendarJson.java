package io.tributary.sla;

import io.tributary.platform.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hours and days as they are written: in the API, in the database and in files of rows. */
final class CalendarJson {

    static final int MOST_DAYS = 5000;
    private static final int MOST_PERIODS = 7 * 12;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_SOURCE = 1000;
    static final String END_OF_DAY = "24:00";

    private CalendarJson() {}

    static String key(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The sheet with what stands in {@code patch}; what does not stays. @throws Problem {@code invalid} with the field */
    static CalendarSheet read(CalendarSheet sheet, JsonNode patch) {
        if (!patch.isObject()) throw Problem.invalid("body", "type");
        return new CalendarSheet(
                patch.has("name") ? line(patch.get("name"), "name", LONGEST_NAME) : sheet.name(),
                patch.has("zone") ? zone(patch.get("zone")) : sheet.zone(),
                patch.has("week") ? week(patch.get("week")) : sheet.week(),
                patch.has("days") ? days(patch.get("days")) : sheet.days(),
                patch.has("endsOn") ? absent(patch.get("endsOn")) ? null : date(patch.get("endsOn"), "endsOn") : sheet.endsOn(),
                patch.has("source") ? absent(patch.get("source")) ? null : line(patch.get("source"), "source", LONGEST_SOURCE) : sheet.source()).sorted();
    }

    private static ZoneId zone(JsonNode node) {
        var id = node.asString("");
        if (!ZoneId.getAvailableZoneIds().contains(id)) throw Problem.invalid("zone", "unknown");
        return ZoneId.of(id);
    }

    static List<WorkPeriod> week(JsonNode node) {
        return each(node, "week", MOST_PERIODS, CalendarJson::period);
    }

    private static WorkPeriod period(At at) {
        var from = time(at.node().path("from"), at.field() + ".from");
        var end = at.node().path("to").asString("");
        var to = end.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(at.node().path("to"), at.field() + ".to");
        // The whole day is from midnight to midnight; any other that ends where it begins is a slip.
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) throw Problem.invalid(at.field() + ".to", "empty");
        return new WorkPeriod(day(at.node().path("day"), at.field() + ".day"), from, to);
    }

    /** None of them twice. */
    static List<SpecialDay> days(JsonNode node) {
        var seen = new HashSet<LocalDate>();
        return each(node, "days", MOST_DAYS, at -> {
            var read = day(at);
            if (!seen.add(read.date())) throw Problem.invalid(at.field() + ".date", "duplicate");
            return read;
        });
    }

    static SpecialDay day(At at) {
        var date = date(at.node().path("date"), at.field() + ".date");
        if (!at.node().path("isOffDay").isBoolean()) throw Problem.invalid(at.field() + ".isOffDay", "type");
        boolean off = at.node().path("isOffDay").asBoolean();
        var name = absent(at.node().path("name")) ? "" : line(at.node().path("name"), at.field() + ".name", LONGEST_NAME);
        var like = off || absent(at.node().path("like")) ? null : day(at.node().path("like"), at.field() + ".like");
        return new SpecialDay(date, off, name.isEmpty() ? null : name, like);
    }

    /** Something in a list, and what to call it when it is wrong. */
    record At(String field, JsonNode node) {}

    static <T> List<T> each(JsonNode node, String field, int most, Function<At, T> read) {
        if (!node.isArray()) throw Problem.invalid(field, "type");
        if (node.size() > most) throw Problem.invalid(field, "size");
        var all = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            if (!node.get(i).isObject()) throw Problem.invalid(field + "[" + i + "]", "type");
            all.add(read.apply(new At(field + "[" + i + "]", node.get(i))));
        }
        return all;
    }

    private static DayOfWeek day(JsonNode node, String field) {
        for (var day : DayOfWeek.values()) if (key(day).equals(node.asString(""))) return day;
        throw Problem.invalid(field, "unknown");
    }

    private static LocalTime time(JsonNode node, String field) {
        var text = node.asString("");
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) throw Problem.invalid(field, "time");
        return LocalTime.parse(text);
    }

    private static LocalDate date(JsonNode node, String field) {
        try {
            var text = node.asString("");
            // No calendar of ours speaks of another age, and a year of nine digits would be walked day by day.
            if (text.matches("(19[7-9]|20[0-9]|21[0-9])[0-9]-[0-9]{2}-[0-9]{2}")) return LocalDate.parse(text);
        } catch (DateTimeException e) {
            // 30 February.
        }
        throw Problem.invalid(field, "date");
    }

    private static boolean absent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static String line(JsonNode node, String field, int longest) {
        if (!node.isString()) throw Problem.invalid(field, "type");
        var text = clean(node.asString());
        if (text.length() > longest) throw Problem.invalid(field, "length");
        return text;
    }

    /** One line of whole characters, as the database takes it. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+", " ").replaceAll("[\\ud800-\\udfff]", "\ufffd").strip();
    }
}

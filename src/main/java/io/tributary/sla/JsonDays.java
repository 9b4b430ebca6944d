package io.tributary.sla;

import io.tributary.platform.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Rows of days as JSON: a list of them, or an object with them in {@code days}, and with the {@code year} they are of, the
 * {@code papers} (addresses) they were read from and a {@code source}, as the files of holiday-cn are.
 */
final class JsonDays {

    private JsonDays() {}

    static DayFile read(String text) {
        JsonNode root;
        try {
            root = Json.read(text);
        } catch (JacksonException e) {
            throw DayFile.unreadable(Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()), "json");
        } catch (StackOverflowError e) {
            throw DayFile.unreadable(1, "json");
        }
        var rows = root.isArray() ? root : root.path("days");
        if (!rows.isArray()) throw DayFile.unreadable(1, "days");
        if (rows.size() > CalendarJson.MOST_DAYS) throw DayFile.tooMany();
        var days = CalendarJson.each(rows, "days", CalendarJson.MOST_DAYS, CalendarJson::day);
        return DayFile.of(days, end(root), source(root), 0);
    }

    private static @Nullable LocalDate end(JsonNode root) {
        int year = root.path("year").asInt(0);
        return year >= 1970 && year < 2200 ? LocalDate.of(year, 12, 31) : null;
    }

    private static @Nullable String source(JsonNode root) {
        var said = Stream.concat(Stream.of(root.path("source")), root.path("papers").valueStream()).filter(JsonNode::isString)
                .map(each -> CalendarJson.clean(each.asString())).filter(each -> !each.isEmpty()).toList();
        return source(said);
    }

    static @Nullable String source(List<String> said) {
        var all = said.stream().collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), CalendarJson.LONGEST_SOURCE));
    }
}

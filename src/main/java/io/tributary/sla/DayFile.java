package io.tributary.sla;

import io.tributary.platform.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The days a file speaks of.
 *
 * @param endsOn the end of the last year it speaks of
 * @param source who says so, where it says that
 * @param skipped how many of its entries are no whole days, or none to go by
 */
public record DayFile(List<SpecialDay> days, LocalDate endsOn, @Nullable String source, int skipped) {

    /** What no calendar of days comes near. */
    public static final int LIMIT_BYTES = 1024 * 1024;

    /**
     * Reads rows {@code {date, isOffDay, name?}} as JSON, or an iCalendar file (RFC 5545).
     *
     * @param today of the calendar: what repeats for ever is taken until the end of the next year
     * @throws Problem {@code import-unreadable} with the {@code line}, {@code import-empty}, {@code import-too-many}, {@code too-large}
     */
    static DayFile read(byte[] file, LocalDate today) {
        if (file.length > LIMIT_BYTES) throw Problem.tooLarge(LIMIT_BYTES);
        int first = firstByte(file);
        var read = first == '{' || first == '[' ? JsonDays.read(decoded(file)) : IcsDays.read(file, today);
        if (read.days().isEmpty()) throw new Problem(HttpStatus.BAD_REQUEST, "import-empty", Map.of("skipped", read.skipped()));
        return read;
    }

    /** The days in order, one of each date: a workday before a day off of the same date, since nobody writes that by the way. */
    static DayFile of(Collection<SpecialDay> days, @Nullable LocalDate endsOn, @Nullable String source, int skipped) {
        var byDate = new TreeMap<LocalDate, SpecialDay>();
        days.forEach(day -> byDate.merge(day.date(), day, (one, other) -> one.off() && !other.off() ? other : one));
        if (byDate.size() > CalendarJson.MOST_DAYS) throw tooMany();
        var last = byDate.keySet().stream().max(Comparator.naturalOrder()).map(date -> LocalDate.of(date.getYear(), 12, 31)).orElse(LocalDate.MIN);
        return new DayFile(List.copyOf(byDate.values()), endsOn == null || last.isAfter(endsOn) ? last : endsOn, source, skipped);
    }

    static Problem tooMany() {
        return new Problem(HttpStatus.BAD_REQUEST, "import-too-many", Map.of("limit", CalendarJson.MOST_DAYS));
    }

    /** {@code line} counts from 1. */
    static Problem unreadable(int line, String reason) {
        var params = new LinkedHashMap<String, Object>();
        params.put("line", line); // first: the message names it
        params.put("reason", reason);
        return new Problem(HttpStatus.BAD_REQUEST, "import-unreadable", params);
    }

    private static int firstByte(byte[] file) {
        for (int each : file) {
            // Blanks, and the mark some editors begin with.
            if (each > ' ') return each;
        }
        return 0;
    }

    /** UTF-8, or else what Chinese spreadsheets write. */
    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}

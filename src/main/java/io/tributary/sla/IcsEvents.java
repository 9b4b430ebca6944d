package io.tributary.sla;

import io.tributary.platform.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * The events of an iCalendar file, word by word. It is read by the library's tokenizer, not into its model: that would look zones up on
 * the net, keep those of the file for ever, and follow components into each other without end.
 *
 * @param source what the calendar says of itself
 */
record IcsEvents(List<Event> all, List<String> source) {

    private static final int DEEPEST = 4;
    private static final int MOST_EVENTS = 10_000;
    private static final String MIDNIGHT = "T000000";

    /** One property and its line in the file; {@code date}: whether it is said to be a whole day. */
    record Value(String name, String text, boolean date, int line) {}

    record Event(List<Value> values) {

        @Nullable Value value(String name) {
            return values.stream().filter(value -> value.name().equals(name)).findFirst().orElse(null);
        }

        /** As people read it, empty where there is none. */
        String text(String name) {
            var value = value(name);
            return value == null ? "" : CalendarJson.clean(value.text().replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1"));
        }

        /** A day as eight digits; null unless it is a whole one, from midnight where it is said as a time. */
        @Nullable Value wholeDay(String name) {
            var value = value(name);
            if (value == null || value.date() || value.text().matches("[0-9]{8}")) return value;
            if (!atMidnight("DTSTART") || !atMidnight("DTEND")) return null;
            return new Value(name, value.text().substring(0, value.text().length() - MIDNIGHT.length()), true, value.line());
        }

        private boolean atMidnight(String name) {
            var value = value(name);
            return value != null && value.text().endsWith(MIDNIGHT);
        }

        /** Each day of a list, and of lists. */
        List<Value> dates(String name) {
            return values.stream().filter(value -> value.name().equals(name)).flatMap(value -> Arrays.stream(value.text().split(","))
                    .map(date -> new Value(name, date.length() > 8 && date.charAt(8) == 'T' ? date.substring(0, 8) : date, true, value.line()))).toList();
        }
    }

    /** @throws Problem {@code import-unreadable} with the line */
    static IcsEvents read(byte[] file) {
        var lines = Lines.of(file);
        var handler = new Handler(lines);
        try {
            new CalendarParserImpl().parse(new StringReader(lines.text()), handler);
        } catch (ParserException e) {
            // Also what our own handler throws comes wrapped, once for each component it was in.
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof Problem ours) throw ours;
            throw DayFile.unreadable(lines.inFile(e.getLineNo()), "ics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new IcsEvents(handler.events, handler.source);
    }

    /**
     * A file with its folded lines whole again (RFC 5545 section 3.1), which may be folded within a character, and without empty ones.
     *
     * @param numbers of each line in the file
     */
    private record Lines(String text, List<Integer> numbers) {

        static Lines of(byte[] file) {
            var whole = new ArrayList<ByteArrayOutputStream>();
            var numbers = new ArrayList<Integer>();
            int number = 0;
            for (var line : new String(file, StandardCharsets.ISO_8859_1).split("\r\n|\n|\r", -1)) {
                number++;
                boolean goesOn = !whole.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"));
                if (!goesOn && line.isBlank()) continue;
                if (!goesOn) {
                    whole.add(new ByteArrayOutputStream());
                    numbers.add(number);
                }
                whole.getLast().writeBytes((goesOn ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
            }
            var text = new StringBuilder();
            // A NUL ends nothing here, and a line break that only Unicode knows is none.
            for (var line : whole) text.append(DayFile.decoded(line.toByteArray()).replaceAll("[\\r\\n\\x00]", "")).append("\r\n");
            return new Lines(text.toString(), numbers);
        }

        int inFile(int line) {
            return numbers.isEmpty() ? 1 : numbers.get(Math.clamp(line, 1, numbers.size()) - 1);
        }
    }

    private static final class Handler implements ContentHandler {

        private final List<Event> events = new ArrayList<>();
        private final List<String> source = new ArrayList<>();
        private final Lines lines;
        /** Each line begins something, ends it, or is a property. */
        private int line;
        private int depth;
        /** How deep the event is that is being read; 0 for none. */
        private int inside;
        private String property = "";
        private boolean date;

        Handler(Lines lines) {
            this.lines = lines;
        }

        @Override
        public void startCalendar() {
            line++;
        }

        @Override
        public void endCalendar() {
            line++;
        }

        @Override
        public void startComponent(String name) {
            line++;
            if (++depth > DEEPEST) throw DayFile.unreadable(lines.inFile(line), "depth");
            if (!name.equalsIgnoreCase("VEVENT") || inside > 0) return;
            if (events.size() >= MOST_EVENTS) throw DayFile.tooMany();
            inside = depth;
            events.add(new Event(new ArrayList<>()));
        }

        @Override
        public void endComponent(String name) {
            line++;
            if (inside == depth) inside = 0;
            depth--;
        }

        @Override
        public void startProperty(String name) {
            line++;
            property = name.toUpperCase(Locale.ROOT);
            date = false;
        }

        @Override
        public void parameter(String name, String value) {
            if (name.equalsIgnoreCase("VALUE") && value.equalsIgnoreCase("DATE")) date = true;
        }

        @Override
        public void propertyValue(String value) {
            // An alarm within an event has properties of its own.
            if (inside > 0 && inside == depth) events.getLast().values().add(new Value(property, value.strip(), date, lines.inFile(line)));
            else if (depth == 0 && property.equals("X-WR-CALNAME")) source.add(CalendarJson.clean(value));
        }

        @Override
        public void endProperty(String name) {}
    }
}

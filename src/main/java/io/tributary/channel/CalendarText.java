package io.tributary.channel;

import java.util.Locale;

/** What a person wants to know of an invitation (RFC 5545): what, when, where, by whom. */
final class CalendarText {

    private CalendarText() {}

    static String of(String calendar) {
        var out = new StringBuilder();
        boolean event = false;
        for (var line : calendar.replace("\n ", "").replace("\n\t", "").lines().limit(2_000).toList()) {
            int colon = valueAt(line);
            if (colon < 0) continue;
            var name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
            var value = line.substring(colon + 1).replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\").strip();
            if (name.equals("BEGIN")) event = !value.equals("VTIMEZONE") && !value.equals("VALARM") && !value.equals("STANDARD") && !value.equals("DAYLIGHT");
            if (!event || value.isEmpty()) continue;
            switch (name) {
                case "SUMMARY" -> out.append(value).append('\n');
                case "DTSTART" -> out.append(time(value));
                case "DTEND" -> out.append(" – ").append(time(value)).append('\n');
                case "LOCATION", "DESCRIPTION" -> out.append(out.isEmpty() || out.charAt(out.length() - 1) == '\n' ? "" : "\n").append(value).append('\n');
                case "ORGANIZER" -> out.append(value.replaceFirst("(?i)^mailto:", "")).append('\n');
                default -> { }
            }
        }
        return out.toString().strip();
    }

    private static int valueAt(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') quoted = !quoted;
            if (line.charAt(i) == ':' && !quoted) return i;
        }
        return -1;
    }

    /** 20261103T090000Z, for people. */
    private static String time(String value) {
        if (value.length() < 8 || !value.chars().limit(8).allMatch(Character::isDigit)) return value;
        var day = value.substring(0, 4) + '-' + value.substring(4, 6) + '-' + value.substring(6, 8);
        if (value.length() < 13) return day;
        return day + ' ' + value.substring(9, 11) + ':' + value.substring(11, 13) + (value.endsWith("Z") ? " UTC" : "");
    }
}

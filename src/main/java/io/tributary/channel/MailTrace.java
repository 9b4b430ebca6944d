package io.tributary.channel;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the way here left in a mail's headers. */
final class MailTrace {

    private static final Set<String> YES = Set.of("yes", "true", "spam");

    private MailTrace() {}

    /** What marked it as spam, with its words; null if nothing did. */
    static @Nullable String spam(MailHeaders headers) {
        for (var header : new String[] {"x-spam-flag", "x-spam-status", "x-spam"}) {
            var value = headers.first(header).toLowerCase(Locale.ROOT);
            var word = value.split("[\\s,;]", 2)[0];
            if (YES.contains(word)) return header + ": " + HeaderText.oneLine(value.length() > 200 ? value.substring(0, 200) : value);
        }
        return null;
    }

    /** Null if it is none that can be. */
    static @Nullable Instant date(String header) {
        if (header.isBlank() || header.length() > 200) return null;
        // A format keeps state, so each its own.
        var date = new MailDateFormat().parse(header, new ParsePosition(0));
        if (date == null) return null;
        int year = date.toInstant().atZone(ZoneOffset.UTC).getYear();
        return year < 1970 || year > 2200 ? null : date.toInstant();
    }
}

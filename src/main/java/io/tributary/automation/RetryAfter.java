package io.tributary.automation;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** RFC 9110 section 10.2.3: seconds, or a date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** @return at most an hour; null if it says nothing we understand */
    static @Nullable Duration of(@Nullable Header header, Instant now) {
        if (header == null || header.getValue() == null) return null;
        var said = header.getValue().strip();
        if (said.matches("[0-9]{1,9}")) return bounded(Duration.ofSeconds(Long.parseLong(said)));
        var date = DateUtils.parseStandardDate(said);
        return date == null ? null : bounded(Duration.between(now, date));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

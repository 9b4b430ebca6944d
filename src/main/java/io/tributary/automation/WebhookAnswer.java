package io.tributary.automation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param status null if nothing answered in HTTP
 * @param code why it is no success, as a stable word; null if it is one: {@code status}, {@code host-refused}, {@code unknown-host},
 *     {@code connection-refused}, {@code timed-out}, {@code tls-failed}, {@code not-http}, {@code secret-lost}, {@code failed}, {@code switched-off}
 * @param text the beginning of the answer; null if there is none, or none that may be shown
 * @param retryAfter when the receiver would like to be asked again
 */
public record WebhookAnswer(@Nullable Integer status, @Nullable String code, int millis, @Nullable String text, @Nullable Duration retryAfter) {

    static WebhookAnswer failed(String code, int millis) {
        return new WebhookAnswer(null, code, millis, null, null);
    }

    boolean taken() {
        return code == null;
    }

    /** RFC 9110 section 15.5.11: it wants no more of them, ever. */
    boolean gone() {
        return status != null && status == 410;
    }
}

package io.tributary.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Something the caller can understand and act on. {@code code} is stable and part of the contract; the text for people is
 * {@code problem.<code>} in messages*.properties. Mapped once to RFC 9457, in {@code platform.web}.
 */
public class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, ?> params;

    public Problem(HttpStatus status, String code, Map<String, ?> params) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.params = params;
    }

    public Problem(HttpStatus status, String code) {
        this(status, code, Map.of());
    }

    /** Unknown and forbidden look alike from outside. */
    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "not-found");
    }

    /** 400: {@code field} holds something we cannot take. */
    public static Problem invalid(String field, String reason) {
        return new Problem(HttpStatus.BAD_REQUEST, "invalid", Map.of("field", field, "reason", reason));
    }

    /** 413: {@code limitBytes} is the most we take. */
    public static Problem tooLarge(long limitBytes) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", Map.of("limitBytes", limitBytes));
    }

    /** 403 for somebody whose role lacks this {@code right}, with what they see. */
    public static Problem noRight(String right) {
        return new Problem(HttpStatus.FORBIDDEN, "no-right", Map.of("right", right));
    }

    /** 503 while the database is away: nothing was stored, try again in {@code seconds}. */
    public static Problem storageUnavailable() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "storage-unavailable", Map.of("seconds", 5));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> params() {
        return params == null ? Map.of() : params;
    }

    /** Seconds for the Retry-After header, if the caller should come again. */
    public @Nullable Integer retryAfter() {
        return params().get("seconds") instanceof Integer seconds ? seconds : null;
    }
}

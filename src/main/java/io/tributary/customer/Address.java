package io.tributary.customer;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can be reached on one kind of channel.
 *
 * @param kind {@code email}, {@code phone}, {@code telegram}, …
 * @param value as written
 * @param name the person's name beside it, if any
 */
public record Address(String kind, String value, @Nullable String name) {

    public static final String EMAIL = "email";

    public static Address email(String value, @Nullable String name) {
        return new Address(EMAIL, value.strip(), name == null || name.isBlank() ? null : name.strip());
    }

    /**
     * What two spellings of one address share. Mail: lower case, the domain in ASCII (RFC 5890). The local part may differ by case
     * in theory (RFC 5321 section 2.4); no mail provider in use lets it.
     */
    public String normalised() {
        var lower = value.strip().toLowerCase(Locale.ROOT);
        if (!kind.equals(EMAIL)) return lower;
        var at = lower.lastIndexOf('@');
        if (at < 0) return lower;
        try {
            return lower.substring(0, at + 1) + IDN.toASCII(lower.substring(at + 1), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return lower;
        }
    }
}

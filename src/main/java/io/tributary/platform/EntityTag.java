package io.tributary.platform;

import org.jspecify.annotations.Nullable;

/** What stands in {@code If-Match}, without what HTTP puts around it. */
public final class EntityTag {

    private EntityTag() {}

    public static @Nullable String plain(@Nullable String header) {
        return header == null ? null : header.replaceAll("^(W/)?\"|\"$", "");
    }
}

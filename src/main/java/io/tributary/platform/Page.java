package io.tributary.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list and where it goes on: {@code next} is the cursor to ask with, null at the end. */
public record Page<T>(List<T> items, @Nullable Object next) {

    public static <T> Page<T> of(List<T> all) {
        return new Page<>(all, null);
    }

    /** From {@code limit + 1} rows read: the extra one only tells that there is more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Object> cursor) {
        if (rows.size() <= limit) return new Page<>(rows, null);
        var page = List.copyOf(rows.subList(0, limit));
        return new Page<>(page, cursor.apply(page.getLast()));
    }
}

package io.tributary.console;

import io.tributary.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one has read in what was found: how many, and which was the last. Relevance has no value to go on from, and tickets change their
 * place meanwhile; so the last one is looked for around where it stood.
 */
record SearchCursor(int read, long last) {

    private static final int AROUND = 20;

    /** The tickets of a page, and where the next one goes on. */
    record Window(List<Long> numbers, @Nullable String next) {}

    static SearchCursor read(@Nullable String cursor) {
        if (cursor == null) return new SearchCursor(0, 0);
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            var read = Integer.parseInt(parts[0]);
            if (read < 0 || read > 100_000_000) throw Problem.invalid("cursor", "value");
            return new SearchCursor(read, Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw Problem.invalid("cursor", "value");
        }
    }

    /** Where to begin asking the index. */
    int from() {
        return Math.max(0, read - AROUND);
    }

    /** How much to ask for: a page, one more to know whether there is one, and what may have moved. */
    int window(int limit) {
        return limit + 1 + (read == 0 ? 0 : 2 * AROUND);
    }

    Window page(List<Long> hits, int limit) {
        var known = hits.indexOf(last);
        var start = read == 0 ? 0 : known >= 0 ? known + 1 : Math.min(read - from(), hits.size());
        var page = List.copyOf(hits.subList(start, Math.min(start + limit, hits.size())));
        var more = hits.size() > start + limit;
        return new Window(page, more ? cursor(from() + start + limit, page.getLast()) : null);
    }

    private static String cursor(int read, long last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((read + " " + last).getBytes(StandardCharsets.UTF_8));
    }
}

package io.tributary.console;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a composer: {@code to} and {@code cc} as they are typed, so perhaps no addresses yet; null as the ticket has them.
 *
 * @param base the last message its writer had seen
 */
record DraftContent(String text, @Nullable String to, @Nullable String cc, List<UUID> attachments, @Nullable UUID base) {

    /** Typing half of an emoji is normal; the database takes whole characters only, and no NUL. */
    DraftContent storable() {
        return new DraftContent(whole(text), to == null ? null : whole(to), cc == null ? null : whole(cc), attachments, base);
    }

    boolean empty() {
        return text.isBlank() && attachments.isEmpty() && to == null && cc == null;
    }

    /** Whether nothing of the other's words is lost by taking this one in its place. */
    boolean covers(DraftContent other) {
        return text.strip().startsWith(other.text.strip()) && attachments.containsAll(other.attachments);
    }

    private static String whole(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints().filter(point -> point != 0)
                .forEach(point -> whole.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 0xFFFD : point));
        return whole.toString();
    }
}

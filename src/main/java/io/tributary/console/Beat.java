package io.tributary.console;

import io.tributary.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All a console ever says over the socket: at which ticket it is and what is being done there.
 *
 * @param doing null when the ticket was left
 */
record Beat(long ticket, @Nullable Doing doing) {

    private static final int LONGEST = 120;
    private static final String LEFT = "left";

    /** @throws IllegalArgumentException for anything that is not exactly {@code {"ticket": 100001, "doing": "viewing"}} */
    static Beat read(byte[] body) {
        if (body.length > LONGEST) throw new IllegalArgumentException("long");
        var json = Json.read(new String(body, StandardCharsets.UTF_8));
        if (!json.isObject() || !Set.copyOf(json.propertyNames()).equals(Set.of("ticket", "doing"))) throw new IllegalArgumentException("fields");
        var ticket = json.path("ticket");
        var doing = json.path("doing");
        if (!ticket.isIntegralNumber() || !ticket.canConvertToLong() || ticket.asLong() <= 0) throw new IllegalArgumentException("ticket");
        if (!doing.isString()) throw new IllegalArgumentException("doing");
        if (doing.asString().equals(LEFT)) return new Beat(ticket.asLong(), null);
        return new Beat(ticket.asLong(), Doing.of(doing.asString()).orElseThrow(() -> new IllegalArgumentException("doing")));
    }
}

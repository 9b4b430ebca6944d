package io.tributary.console;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of what one can listen to. */
final class Topics {

    /** Tickets of no team, which everybody sees. */
    static final String TEAMLESS = "/topic/team.none";

    static final String NOTICES = "/queue/notices";

    static final Pattern TEAM = Pattern.compile("/topic/team\\.([0-9a-f-]{36})");
    static final Pattern TICKET = Pattern.compile("/topic/ticket\\.(\\d{1,18})");
    static final Pattern PRESENCE = Pattern.compile("/topic/ticket\\.(\\d{1,18})\\.presence");

    /** The one place a console may speak to. */
    static final String BEATS = "/app/presence";

    private Topics() {}

    static String team(UUID id) {
        return "/topic/team." + id;
    }

    static String ticket(long number) {
        return "/topic/ticket." + number;
    }

    static String presence(long ticket) {
        return ticket(ticket) + ".presence";
    }
}

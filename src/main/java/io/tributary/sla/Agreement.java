package io.tributary.sla;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Under what a ticket stands until something else is agreed: all of it never changes, so that what was promised can be told again later.
 *
 * @param version of a policy
 * @param policy its name, for people
 * @param calendar whose working time counts; null: every hour of every day
 * @param edition of the calendar; null without one
 * @param process the engine's id of the definition that its clocks run by
 */
record Agreement(UUID version, String policy, @Nullable UUID calendar, @Nullable Long edition, String process) {

    Map<String, ?> written() {
        var terms = new LinkedHashMap<String, @Nullable Object>();
        terms.put("policy", policy);
        terms.put("version", version);
        terms.put("calendar", calendar);
        terms.put("edition", edition);
        terms.put("process", process);
        return terms;
    }

    /** Null if it says that nothing is agreed. */
    static @Nullable Agreement read(JsonNode terms) {
        if (!terms.path("version").isString()) return null;
        var calendar = terms.path("calendar");
        return new Agreement(UUID.fromString(terms.path("version").asString()), terms.path("policy").asString(),
                calendar.isString() ? UUID.fromString(calendar.asString()) : null, calendar.isString() ? terms.path("edition").asLong() : null,
                terms.path("process").asString());
    }
}

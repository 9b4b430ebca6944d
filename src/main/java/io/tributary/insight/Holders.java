package io.tributary.insight;

import io.tributary.insight.TicketStory.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a ticket was, and when. */
final class Holders {

    private record Since(Instant at, @Nullable UUID whose) {}

    private final List<Since> teams = new ArrayList<>();
    private final List<Since> agents = new ArrayList<>();

    static Holders of(List<Line> history) {
        var holders = new Holders();
        history.forEach(holders::on);
        return holders;
    }

    private void on(Line line) {
        var payload = line.entry().payload();
        if (line.is("opened") && payload.path("team").isString()) teams.add(new Since(line.at(), UUID.fromString(payload.path("team").asString())));
        if (!line.is("changed")) return;
        if (payload.has("team")) teams.add(new Since(line.at(), FactTeller.uuid(line, "team", "to")));
        if (payload.has("assignee")) agents.add(new Since(line.at(), FactTeller.uuid(line, "assignee", "to")));
    }

    @Nullable UUID team(Instant at) {
        return last(teams, at);
    }

    @Nullable UUID agent(Instant at) {
        return last(agents, at);
    }

    private static @Nullable UUID last(List<Since> all, Instant at) {
        UUID found = null;
        for (var each : all) {
            if (!each.at.isAfter(at)) found = each.whose;
        }
        return found;
    }
}

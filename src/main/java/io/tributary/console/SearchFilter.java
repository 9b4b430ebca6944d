package io.tributary.console;

import io.tributary.console.Queue.Filter;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.ticket.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/** The queue's filters, asked of the index. */
record SearchFilter(Filter filter, Caller caller) {

    /** @throws Problem {@code invalid} as the queue itself would say it */
    List<PredicateFinalStep> conditions(SearchPredicateFactory f) {
        var conditions = new ArrayList<PredicateFinalStep>();
        view(f, filter.view() == null ? "all" : filter.view(), conditions);
        if (filter.status() != null) conditions.add(f.terms().field("status").matchingAny(statuses(filter.status())));
        if (filter.assignee() != null) conditions.add(f.match().field("assignee").matching(assignee(filter.assignee())));
        if (filter.team() != null) conditions.add(f.match().field("team").matching(filter.team().toString()));
        return conditions;
    }

    private void view(SearchPredicateFactory f, String view, List<PredicateFinalStep> conditions) {
        if (view.equals("all")) return;
        conditions.add(f.not(f.terms().field("status").matchingAny(Status.RESOLVED.key(), Status.CLOSED.key())));
        if (view.equals("open")) return;
        conditions.add(switch (view) {
            case "mine" -> f.match().field("assignee").matching(caller.id().toString());
            case "unassigned" -> f.match().field("assignee").matching(IndexedTicket.NONE);
            case "mentions" -> f.match().field("mentioned").matching(caller.id());
            default -> f.match().field("team").matching(uuid("view", view.startsWith("team-") ? view.substring("team-".length()) : null));
        });
    }

    private String assignee(String assignee) {
        return switch (assignee) {
            case "none" -> IndexedTicket.NONE;
            case "me" -> caller.id().toString();
            default -> uuid("assignee", assignee);
        };
    }

    private static List<String> statuses(String commaSeparated) {
        try {
            return Arrays.stream(commaSeparated.split(",")).map(status -> Status.of(status.strip()).key()).toList();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("status", "unknown");
        }
    }

    private static String uuid(String field, @Nullable String value) {
        if (value == null) throw Problem.invalid(field, "unknown");
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }
}

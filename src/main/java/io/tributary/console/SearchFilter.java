package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/** The queue's filters, asked of the index: what {@link QueueCondition} says in SQL. */
record SearchFilter(QueueFilter filter, Caller caller) {

    /** @throws io.tributary.platform.Problem {@code invalid} as the queue itself would say it */
    List<PredicateFinalStep> conditions(SearchPredicateFactory f) {
        var conditions = new ArrayList<PredicateFinalStep>();
        view(f, filter.view() == null ? "all" : filter.view(), conditions);
        any(f, "status", filter.status(), value -> Status.of(value).key(), conditions);
        any(f, "priority", filter.priority(), value -> Priority.of(value).key(), conditions);
        any(f, "assignee", filter.assignee(), value -> value.equals("me") ? caller.id().toString() : id("assignee", value), conditions);
        any(f, "team", filter.team(), value -> id("team", value), conditions);
        any(f, "channel", filter.channel(), UnaryOperator.identity(), conditions);
        any(f, "category", filter.category(), UnaryOperator.identity(), conditions);
        any(f, "lang", filter.lang(), lang -> lang.split("-", 2)[0].toLowerCase(Locale.ROOT), conditions);
        if (filter.tag() != null) QueueCondition.values("tag", filter.tag()).forEach(tag -> conditions.add(f.match().field("tag").matching(tag)));
        if (filter.createdFrom() != null) {
            conditions.add(f.range().field("createdAt").atLeast(QueueCondition.instant("createdFrom", filter.createdFrom()).toInstant()));
        }
        if (filter.createdTo() != null) {
            conditions.add(f.range().field("createdAt").lessThan(QueueCondition.instant("createdTo", filter.createdTo()).toInstant()));
        }
        return conditions;
    }

    private void view(SearchPredicateFactory f, String view, List<PredicateFinalStep> conditions) {
        if (view.equals("all")) return;
        conditions.add(f.match().field("snoozed").matching(view.equals("snoozed")));
        if (view.equals("snoozed")) return;
        conditions.add(f.not(f.terms().field("status").matchingAny(Status.RESOLVED.key(), Status.CLOSED.key())));
        if (view.equals("open")) return;
        conditions.add(switch (view) {
            case "mine" -> f.match().field("assignee").matching(caller.id().toString());
            case "unassigned" -> f.match().field("assignee").matching(IndexedTicket.NONE);
            case "mentions" -> f.match().field("mentioned").matching(caller.id());
            default -> f.match().field("team").matching(team(view));
        });
    }

    private static String team(String view) {
        if (!view.startsWith("team-")) throw io.tributary.platform.Problem.invalid("view", "unknown");
        return QueueCondition.uuid("view", view.substring("team-".length())).toString();
    }

    private static String id(String field, String value) {
        return value.equals(IndexedTicket.NONE) ? value : QueueCondition.uuid(field, value).toString();
    }

    private static void any(SearchPredicateFactory f, String field, @Nullable String written, UnaryOperator<String> read,
            List<PredicateFinalStep> conditions) {
        if (written == null) return;
        conditions.add(f.terms().field(field).matchingAny(
                QueueCondition.values(field, written).stream().map(value -> QueueCondition.read(field, value, read)).toList()));
    }
}

package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Sight;
import io.tributary.platform.Problem;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A filter as a condition over {@code queue_row q}. Several may stand in one statement, each under its own prefix. */
final class QueueCondition {

    /** What somebody has to do something about. */
    static final String UNDONE = "q.status not in ('resolved', 'closed') and q.snoozed_until is null";

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 100;
    private static final String NONE = "none";
    private static final Set<String> CAN_BE_NONE = Set.of("category", "sla");
    private static final Set<String> PROMISE_STATES = Set.of("overdue", "due_soon", "running", "paused", "met");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();
    private final String prefix;

    private QueueCondition(String prefix) {
        this.prefix = prefix;
    }

    /** @throws Problem {@code invalid} naming the parameter for a value it cannot have */
    static QueueCondition of(QueueFilter filter, Caller me, String prefix) {
        var condition = new QueueCondition(prefix);
        condition.view(filter.view(), me);
        condition.any("status", "q.status", filter.status(), value -> Status.of(value).key());
        condition.any("priority", "q.priority", filter.priority(), value -> Priority.of(value).key());
        condition.people("assignee", "q.assignee_id", filter.assignee(), me);
        condition.people("team", "q.team_id", filter.team(), me);
        condition.any("channel", "q.channel", filter.channel(), UnaryOperator.identity());
        condition.any("category", "q.category", filter.category(), UnaryOperator.identity());
        condition.any("sla", "q.sla_state", filter.sla(), QueueCondition::promise);
        if (filter.tag() != null) condition.add("q.tags @> %s::text[]", "tag", values("tag", filter.tag()).toArray(String[]::new));
        if (filter.lang() != null) {
            condition.add("split_part(lower(q.lang), '-', 1) = any(%s)", "lang",
                    values("lang", filter.lang()).stream().map(lang -> lang.split("-", 2)[0].toLowerCase(java.util.Locale.ROOT)).toArray(String[]::new));
        }
        if (filter.createdFrom() != null) condition.add("q.created_at >= %s", "from", instant("createdFrom", filter.createdFrom()));
        if (filter.createdTo() != null) condition.add("q.created_at < %s", "to", instant("createdTo", filter.createdTo()));
        return condition;
    }

    /** Joined by and; true if there is none. */
    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /**
     * The ids of the tickets that fulfil it and that somebody sees.
     *
     * @param end what is said for each way by which they see tickets: further conditions, an order, a limit
     */
    String seen(Sight sight, String end) {
        return Visibility.parts("q", sight).stream()
                .map(part -> "(select q.ticket_id from queue_row q where " + part + " and " + sql() + ' ' + end + ')')
                .collect(Collectors.joining(" union all ", "(", ") seen"));
    }

    StatementSpec params(StatementSpec statement) {
        var with = statement;
        for (var param : params.entrySet()) with = with.param(param.getKey(), param.getValue());
        return with;
    }

    private void view(@Nullable String view, Caller me) {
        switch (view == null ? "all" : view) {
            case "all" -> {}
            case "open" -> conditions.add(UNDONE);
            case "overdue", "due_soon" -> {
                // Written out: an index holds these alone.
                conditions.add("q.sla_state = '" + view + "'");
                conditions.add(UNDONE);
            }
            case "callbacks" -> conditions.add("q.callback is not null");
            case "snoozed" -> conditions.add("q.snoozed_until is not null");
            case "mine" -> waiting("q.assignee_id = %s", me.id());
            case "unassigned" -> {
                conditions.add("q.assignee_id is null");
                conditions.add(UNDONE);
            }
            case "mentions" -> waiting("q.mentioned <> '{}' and q.mentioned @> %s::uuid[]", new UUID[] {me.id()});
            default -> {
                if (view == null || !view.startsWith("team-")) throw Problem.invalid("view", "unknown");
                waiting("q.team_id = %s", uuid("view", view.substring("team-".length())));
            }
        }
    }

    private void waiting(String sql, Object value) {
        add(sql, "view", value);
        conditions.add(UNDONE);
    }

    private void add(String sql, String name, Object value) {
        conditions.add(sql.formatted(":" + prefix + name));
        params.put(prefix + name, value);
    }

    private void any(String field, String column, @Nullable String written, UnaryOperator<String> read) {
        if (written == null) return;
        var values = values(field, written);
        var known = values.stream().filter(value -> !value.equals(NONE) || !CAN_BE_NONE.contains(field)).map(value -> read(field, value, read)).toArray(String[]::new);
        either(column, known.length < values.size(), field, known);
    }

    private static String promise(String state) {
        if (!PROMISE_STATES.contains(state)) throw new IllegalArgumentException(state);
        return state;
    }

    private void people(String field, String column, @Nullable String written, Caller me) {
        if (written == null) return;
        var values = values(field, written);
        var known = values.stream().filter(value -> !value.equals(NONE))
                .map(value -> field.equals("assignee") && value.equals("me") ? me.id() : uuid(field, value)).toArray(UUID[]::new);
        either(column, known.length < values.size(), field, known);
    }

    private void either(String column, boolean orNone, String field, Object[] known) {
        if (!orNone) add(column + " = any(%s)", field, known);
        else if (known.length == 0) conditions.add(column + " is null");
        else add("(" + column + " is null or " + column + " = any(%s))", field, known);
    }

    static List<String> values(String field, String written) {
        var values = Stream.of(written.split(",", MOST_VALUES + 2)).map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
        if (values.isEmpty() || values.size() > MOST_VALUES) throw Problem.invalid(field, "value");
        for (var value : values) {
            if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) throw Problem.invalid(field, "value");
        }
        return values;
    }

    static String read(String field, String value, UnaryOperator<String> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "unknown");
        }
    }

    static UUID uuid(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }

    static Timestamp instant(String field, String value) {
        try {
            return Timestamp.from(Instant.parse(value));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }
}

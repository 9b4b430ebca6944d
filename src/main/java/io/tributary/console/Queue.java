package io.tributary.console;

import io.tributary.channel.Recipients;
import io.tributary.customer.Address;
import io.tributary.identity.Caller;
import io.tributary.identity.Sight;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Person;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import io.tributary.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue and the tickets in it, for one pair of eyes. */
@Service
@Transactional(readOnly = true)
public class Queue {

    private static final String UNDONE = "q.status not in ('resolved', 'closed')";

    private static final Map<String, String> ORDER = Map.of(
            "-updated", "q.updated_at desc, q.number desc",
            "updated", "q.updated_at, q.number",
            "-created", "q.created_at desc, q.number desc",
            "created", "q.created_at, q.number",
            "priority", "q.priority_rank, q.number");

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Recipients recipients;

    Queue(JdbcClient jdbc, Teams teams, Recipients recipients) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.recipients = recipients;
    }

    /** What to list. Everything may be null; {@code sort} is {@code [-]updated}, {@code [-]created} or {@code priority}. */
    public record Filter(@Nullable String view, @Nullable String status, @Nullable String assignee, @Nullable UUID team,
            @Nullable String sort, @Nullable String cursor, int limit) {}

    /**
     * A ticket as it is read one by one: the queue's row, what the last words were, and who may write.
     *
     * @param copies who gets a copy of a reply that does not name anybody
     * @param links tickets it may belong together with, of those the reader sees
     * @param suggestion {@code keep-solved} if its customer's last word opened it and only said thanks
     */
    public record TicketView(@com.fasterxml.jackson.annotation.JsonUnwrapped QueueRow row, @Nullable String preview,
            List<Person> participants, List<Person> copies, List<Link> links, @Nullable String suggestion) {}

    /** A ticket beside this one; {@code direction} is {@code to} where this one came after it, else {@code from}. */
    public record Link(long number, String subject, String status, String kind, String direction) {}

    /** A list one can open, with how many tickets wait in it. */
    public record View(String key, @Nullable String name, long count) {}

    /** @throws Problem {@code invalid} for a view, status, sort or cursor there is not */
    public Page<TicketView> list(Caller caller, Filter filter) {
        var conditions = new ArrayList<String>(List.of(Visibility.sql("q")));
        Map<String, @Nullable Object> params = new HashMap<>();
        view(filter.view(), conditions, params);
        narrow(filter, caller, conditions, params);
        var sort = filter.sort() == null ? "-updated" : filter.sort();
        var order = ORDER.get(sort);
        if (order == null) throw Problem.invalid("sort", "unknown");
        if (filter.cursor() != null) after(filter.cursor(), sort, conditions, params);
        var query = jdbc.sql("select %s from queue_row q %s where %s order by %s limit :limit".formatted(
                        QueueRow.COLUMNS, QueueRow.JOINS, String.join(" and ", conditions), order))
                .param("limit", filter.limit() + 1)
                .param("me", caller.id());
        params.forEach(query::param);
        var rows = Visibility.params(query, teams.sight(caller)).query((row, n) -> new TicketView(QueueRow.read(row), row.getString("preview"), List.of(), List.of(), List.of(), null)).list();
        return Page.of(rows, filter.limit(), last -> cursor(last, sort));
    }

    private static void view(@Nullable String view, List<String> conditions, Map<String, @Nullable Object> params) {
        switch (view == null ? "all" : view) {
            case "all" -> {}
            case "open" -> conditions.add(UNDONE);
            case "mine" -> conditions.add("q.assignee_id = :me and " + UNDONE);
            case "unassigned" -> conditions.add("q.assignee_id is null and " + UNDONE);
            default -> {
                if (view == null || !view.startsWith("team-")) throw Problem.invalid("view", "unknown");
                conditions.add("q.team_id = :viewTeam and " + UNDONE);
                params.put("viewTeam", uuid("view", view.substring("team-".length())));
            }
        }
    }

    private static void narrow(Filter filter, Caller caller, List<String> conditions, Map<String, @Nullable Object> params) {
        if (filter.status() != null) {
            conditions.add("q.status = any(:statuses)");
            params.put("statuses", statuses(filter.status()));
        }
        if (filter.assignee() != null) {
            conditions.add(filter.assignee().equals("none") ? "q.assignee_id is null" : "q.assignee_id = :assignee");
            if (!filter.assignee().equals("none")) {
                params.put("assignee", filter.assignee().equals("me") ? caller.id() : uuid("assignee", filter.assignee()));
            }
        }
        if (filter.team() != null) {
            conditions.add("q.team_id = :team");
            params.put("team", filter.team());
        }
    }

    private static String[] statuses(String commaSeparated) {
        try {
            return java.util.Arrays.stream(commaSeparated.split(",")).map(status -> Status.of(status.strip()).key()).toArray(String[]::new);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("status", "unknown");
        }
    }

    private static UUID uuid(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }

    private static String cursor(TicketView last, String sort) {
        var row = last.row();
        var key = switch (sort) {
            case "updated", "-updated" -> row.updatedAt().toString();
            case "created", "-created" -> row.createdAt().toString();
            default -> String.valueOf(Priority.values().length - Priority.of(row.priority()).ordinal());
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString((key + ' ' + row.number()).getBytes(StandardCharsets.UTF_8));
    }

    private static void after(String cursor, String sort, List<String> conditions, Map<String, @Nullable Object> params) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            params.put("cursorNumber", Long.parseLong(parts[1]));
            if (sort.equals("priority")) {
                conditions.add("(q.priority_rank, q.number) > (:cursorKey, :cursorNumber)");
                params.put("cursorKey", Integer.parseInt(parts[0]));
            } else {
                var column = sort.endsWith("updated") ? "q.updated_at" : "q.created_at";
                conditions.add("(%s, q.number) %s (:cursorKey, :cursorNumber)".formatted(column, sort.startsWith("-") ? "<" : ">"));
                params.put("cursorKey", java.sql.Timestamp.from(java.time.Instant.parse(parts[0])));
            }
        } catch (RuntimeException e) {
            throw Problem.invalid("cursor", "value");
        }
    }

    /** @throws Problem {@code not-found} for an unknown ticket and for one the caller may not see */
    public TicketView get(Caller caller, long number) {
        return find(caller, number).orElseThrow(Problem::notFound);
    }

    /** The ticket the caller has just opened, as they wrote it: seen this once even if it went straight to a team they are not in. */
    public TicketView opened(Caller caller, long number) {
        return find(new Sight(caller.id(), true, Set.of()), number).orElseThrow(Problem::notFound);
    }

    public Optional<TicketView> find(Caller caller, long number) {
        return find(teams.sight(caller), number);
    }

    private Optional<TicketView> find(Sight sight, long number) {
        var query = jdbc.sql("select %s from queue_row q %s where q.number = :number and %s".formatted(
                QueueRow.COLUMNS, QueueRow.JOINS, Visibility.sql("q"))).param("number", number);
        return Visibility.params(query, sight)
                .query((row, n) -> view(row, sight))
                .optional();
    }

    private TicketView view(ResultSet row, Sight sight) throws SQLException {
        var ticket = row.getObject("ticket_id", UUID.class);
        var read = QueueRow.read(row);
        return new TicketView(read, row.getString("preview"), participants(ticket), copies(read), links(ticket, sight), suggestion(ticket));
    }

    private List<Link> links(UUID ticket, Sight sight) {
        var query = jdbc.sql("""
                select q.number, q.subject, q.status, l.kind, case when l.ticket_id = :ticket then 'to' else 'from' end as direction
                from ticket_link l join queue_row q on q.ticket_id = case when l.ticket_id = :ticket then l.other_id else l.ticket_id end
                where (l.ticket_id = :ticket or l.other_id = :ticket) and l.dismissed_at is null and q.merged_into is null and %s
                order by l.at limit 20""".formatted(Visibility.sql("q"))).param("ticket", ticket);
        return Visibility.params(query, sight).query(Link.class).list();
    }

    private @Nullable String suggestion(UUID ticket) {
        return jdbc.sql("""
                select 'keep-solved' from (
                    select m.kind, m.evidence from placement p join message m on m.id = p.message_id
                    where p.ticket_id = ? and p.removed_by is null order by m.created_at desc, m.id desc limit 1) last
                join ticket t on t.id = ? and t.status = 'open'
                where last.kind = 'customer' and last.evidence @> '{"reopened": true, "thanks": true}'""")
                .params(ticket, ticket)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<Person> participants(UUID ticket) {
        return jdbc.sql("select name, display from participant where ticket_id = ? order by at, value")
                .param(ticket)
                .query((row, n) -> new Person(row.getString("name"), row.getString("display")))
                .list();
    }

    private List<Person> copies(QueueRow row) {
        var customer = Address.email(row.customer().address(), row.customer().name());
        return recipients.copied(row.number(), customer).stream().map(one -> new Person(one.name(), one.value())).toList();
    }

    /** The views of this person, each with its count. */
    public Page<View> views(Caller caller) {
        var views = new ArrayList<View>();
        query(caller, """
                select count(*) filter (where q.assignee_id = :me and %1$s) as mine,
                       count(*) filter (where q.assignee_id is null and %1$s) as unassigned,
                       count(*) filter (where %1$s) as open, count(*) as everything
                from queue_row q where %2$s""").query(row -> {
                    views.add(new View("mine", null, row.getLong("mine")));
                    views.add(new View("unassigned", null, row.getLong("unassigned")));
                    views.add(new View("open", null, row.getLong("open")));
                    views.add(new View("all", null, row.getLong("everything")));
                });
        var byTeam = new HashMap<UUID, Long>();
        query(caller, "select q.team_id, count(*) as n from queue_row q where %1$s and q.team_id is not null and %2$s group by q.team_id")
                .query(row -> {
                    byTeam.put(row.getObject("team_id", UUID.class), row.getLong("n"));
                });
        teams.of(caller).forEach(team -> views.add(new View("team-" + team.id(), team.name(), byTeam.getOrDefault(team.id(), 0L))));
        return Page.of(views);
    }

    private StatementSpec query(Caller caller, String sql) {
        var query = jdbc.sql(sql.formatted(UNDONE, Visibility.sql("q")));
        return Visibility.params(sql.contains(":me") ? query.param("me", caller.id()) : query, teams.sight(caller));
    }
}

package io.tributary.console;

import io.tributary.channel.Recipients;
import io.tributary.customer.Address;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.identity.Sight;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Person;
import io.tributary.ticket.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue and the tickets in it, for one pair of eyes. */
@Service
@Transactional(readOnly = true)
public class Queue {

    private final JdbcClient jdbc;
    private final QueueRows rows;
    private final Teams teams;
    private final Recipients recipients;
    private final SavedViews saved;
    private final Unread unread;
    private final FollowUpViews followUps;

    Queue(JdbcClient jdbc, Teams teams, Recipients recipients, QueueRows rows, SavedViews saved, Unread unread, FollowUpViews followUps) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.teams = teams;
        this.recipients = recipients;
        this.saved = saved;
        this.unread = unread;
        this.followUps = followUps;
    }

    /** What to list. Everything may be null; {@code sort} is {@code [-]updated}, {@code [-]created}, {@code priority} or {@code due}. */
    public record Filter(@Nullable String view, @Nullable String status, @Nullable String assignee, @Nullable UUID team,
            @Nullable String sort, @Nullable String cursor, int limit) {}

    /**
     * A ticket as it is read one by one: the queue's row, what the last words were, and who may write.
     *
     * @param copies who gets a copy of a reply that does not name anybody
     * @param links tickets it may belong together with, of those the reader sees
     * @param suggestion {@code keep-solved} if its customer's last word opened it and only said thanks
     * @param followers colleagues who are told of it
     * @param rights what whoever reads it may do with it
     * @param unread how many of its messages they have not read
     * @param satisfaction the last thing its customer said of how it went
     * @param callback the last one there was to make
     * @param wokenBy {@code time} or {@code customer} if it was snoozed, and nobody has done anything about it since it came back
     */
    public record TicketView(@com.fasterxml.jackson.annotation.JsonUnwrapped QueueRow row, @Nullable String preview,
            List<Person> participants, List<Person> copies, List<Link> links, @Nullable String suggestion,
            List<QueueRow.Ref> followers, @Nullable String wokenBy, List<Right> rights, int unread,
            FollowUpViews.@Nullable Satisfaction satisfaction, FollowUpViews.@Nullable Callback callback) {

        /** In a list. */
        TicketView(QueueRow row, @Nullable String preview, Sight sight) {
            this(row, preview, List.of(), List.of(), List.of(), null, List.of(), null, rights(row, sight), 0, null, null);
        }

        TicketView withUnread(int messages) {
            return new TicketView(row, preview, participants, copies, links, suggestion, followers, wokenBy, rights, messages, satisfaction, callback);
        }

        static List<Right> rights(QueueRow row, Sight sight) {
            return Visibility.rights(sight, row.audience()).stream().sorted().toList();
        }
    }

    /** A ticket beside this one; {@code direction} is {@code to} where this one came after it, else {@code from}. */
    public record Link(long number, String subject, String status, String kind, String direction) {}

    /**
     * A page of the tickets the caller sees.
     *
     * @param sort {@code [-]updated}, {@code [-]created}, {@code priority} or {@code due}; null for the latest activity first
     * @throws Problem {@code invalid} for a view, a value, an order or a cursor there is not
     */
    public Page<TicketView> list(Caller caller, QueueFilter filter, @Nullable String sort, @Nullable String cursor, int limit) {
        var condition = QueueCondition.of(saved.resolve(caller, filter), caller, "f_");
        var order = QueueSort.of(sort);
        var sight = teams.sight(caller);
        // Written out, for PostgreSQL takes a limit it does not know for a tenth of all there is, and sorts that.
        var first = "order by %s limit %d".formatted(order.sql(), limit + 1);
        var seen = condition.seen(sight, cursor == null ? first : "and " + order.after() + ' ' + first);
        var query = condition.params(jdbc.sql("select %s from %s join queue_row q using (ticket_id) %s %s".formatted(QueueRow.COLUMNS, seen, QueueRow.JOINS, first)));
        if (cursor != null) query = order.params(query, cursor);
        var rows = Visibility.params(query, sight)
                .query((row, n) -> new TicketView(QueueRow.read(row), row.getString("preview"), sight))
                .list();
        var page = Page.of(rows, limit, last -> order.cursor(last.row()));
        return new Page<>(unread.on(caller, page.items()), page.next());
    }

    /** The numbers of a list below {@code before}, the highest first. */
    public List<Long> numbers(Caller caller, QueueFilter filter, long before, int limit) {
        var condition = QueueCondition.of(saved.resolve(caller, filter), caller, "f_");
        var sight = teams.sight(caller);
        var last = "order by q.number desc limit " + limit;
        var seen = condition.seen(sight, "and q.number < :before " + last);
        var query = condition.params(jdbc.sql("select q.number from %s join queue_row q using (ticket_id) %s".formatted(seen, last)).param("before", before));
        return Visibility.params(query, sight).query(Long.class).list();
    }

    /** @throws Problem {@code not-found} for an unknown ticket and for one the caller may not see */
    public TicketView get(Caller caller, long number) {
        return find(caller, number).orElseThrow(Problem::notFound);
    }

    /** The ticket the caller has just opened, as they wrote it: seen this once even if it went straight to a team they are not in. */
    public TicketView opened(Caller caller, long number) {
        rows.settle();
        return find(Sight.all(caller.id()), teams.sight(caller), number).orElseThrow(Problem::notFound);
    }

    public Optional<TicketView> find(Caller caller, long number) {
        var sight = teams.sight(caller);
        return find(sight, sight, number).map(ticket -> unread.on(caller, List.of(ticket)).getFirst());
    }

    private Optional<TicketView> find(Sight sight, Sight own, long number) {
        var query = jdbc.sql("select %s from queue_row q %s where q.number = :number and %s".formatted(
                QueueRow.COLUMNS, QueueRow.JOINS, Visibility.sql("q"))).param("number", number);
        return Visibility.params(query, sight)
                .query((row, n) -> view(row, own))
                .optional();
    }

    private TicketView view(ResultSet row, Sight sight) throws SQLException {
        var ticket = row.getObject("ticket_id", UUID.class);
        var read = QueueRow.read(row);
        return new TicketView(read, row.getString("preview"), participants(ticket), copies(read), links(ticket, sight), suggestion(ticket),
                followers(ticket), wokenBy(ticket), TicketView.rights(read, sight), 0, followUps.satisfaction(ticket), followUps.callback(ticket));
    }

    private List<Link> links(UUID ticket, Sight sight) {
        var query = jdbc.sql("""
                select q.number, q.subject, q.status, l.kind, case when l.ticket_id = :ticket then 'to' else 'from' end as direction
                from ticket_link l join queue_row q on q.ticket_id = case when l.ticket_id = :ticket then l.other_id else l.ticket_id end
                where (l.ticket_id = :ticket or l.other_id = :ticket) and l.dismissed_at is null and q.merged_into is null and %s
                order by l.at limit 50""".formatted(Visibility.sql("q"))).param("ticket", ticket);
        return Visibility.params(query, sight).query(Link.class).list();
    }

    private @Nullable String suggestion(UUID ticket) {
        return jdbc.sql("""
                select 'keep-solved' from (
                    select m.kind, m.evidence from placement p join message m on m.id = p.message_id
                    where p.ticket_id = ? and p.removed_by is null and not m.automatic order by m.created_at desc, m.id desc limit 1) last
                join ticket t on t.id = ? and t.status = 'open'
                where last.kind = 'customer' and last.evidence @> '{"reopened": true, "thanks": true}'""")
                .params(ticket, ticket)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<QueueRow.Ref> followers(UUID ticket) {
        return jdbc.sql("select a.id, a.name from follower f join agent a on a.id = f.agent_id where f.ticket_id = ? and a.active order by f.at, a.id")
                .param(ticket)
                .query(QueueRow.Ref.class)
                .list();
    }

    private @Nullable String wokenBy(UUID ticket) {
        return jdbc.sql("select woken_by from ticket where id = ?").param(ticket).query((row, n) -> Optional.ofNullable(row.getString(1))).single().orElse(null);
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
}

package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What else the customer of a ticket has written about, as far as one pair of eyes sees it. */
@Service
@Transactional(readOnly = true)
public class OtherTickets {

    private static final String OTHERS = """
            select q.number, q.subject, q.status, q.updated_at, count(*) over () as count
            from ticket this join ticket t on t.customer_id = this.customer_id and t.id <> this.id
            join queue_row q on q.ticket_id = t.id
            where this.number = :number and q.merged_into is null and %s
            order by q.status in ('resolved', 'closed'), q.updated_at desc, q.number desc limit 10""".formatted(Visibility.sql("q"));

    private final JdbcClient jdbc;
    private final Teams teams;

    OtherTickets(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /** One of them. */
    public record Other(long number, String subject, String status, Instant updatedAt) {}

    /** The first of them, and how many there are. */
    public record Others(List<Other> items, long count) {}

    public Others of(Caller caller, long number) {
        var items = new ArrayList<Other>();
        var count = new long[1];
        Visibility.params(jdbc.sql(OTHERS).param("number", number), teams.sight(caller)).query(row -> {
            Timestamp at = row.getTimestamp("updated_at");
            items.add(new Other(row.getLong("number"), row.getString("subject"), row.getString("status"), at.toInstant()));
            count[0] = row.getLong("count");
        });
        return new Others(items, count[0]);
    }
}

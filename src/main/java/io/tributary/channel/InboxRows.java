package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came in and what became of it, for those who may know: who posted it, who sees its ticket, or whose mailbox it was. */
@Service
public class InboxRows {

    private static final Set<String> STATES = Set.of("accepted", "processed", "parked", "quarantined");

    private static final String SELECT = """
            select i.id, i.account, i.state, t.number as ticket, i.message_id as message, i.error, i.received_at
            from inbox i
            left join placement p on p.message_id = i.message_id and p.removed_by is null
            left join ticket t on t.id = p.ticket_id
            left join channel_account a on a.key = i.account
            where (case when t.id is not null then %s
                   else :seesAll or a.team_id is null or a.team_id = any(:seesTeams) end
                   or i.headers ->> 'caller' = :caller)
            """.formatted(Visibility.sql("t"));

    private final JdbcClient jdbc;
    private final Teams teams;
    private final WorkSignal work;

    InboxRows(JdbcClient jdbc, Teams teams, WorkSignal work) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.work = work;
    }

    /** {@code ticket} is the ticket's number; {@code error} says why it is parked. */
    public record InboxRow(UUID id, String account, String state, @Nullable Long ticket, @Nullable UUID message, @Nullable String error,
            Instant receivedAt) {}

    /** @throws Problem {@code not-found} */
    public InboxRow get(Caller caller, UUID id) {
        return query(caller, "and i.id = :id").param("id", id).query(InboxRow.class).optional().orElseThrow(Problem::notFound);
    }

    /** Newest first. */
    public Page<InboxRow> list(Caller caller, @Nullable String state, @Nullable UUID cursor, int limit) {
        if (state != null && !STATES.contains(state)) throw Problem.invalid("state", "unknown");
        var rows = query(caller, """
                and (:state::text is null or i.state = :state) and (:cursor::uuid is null or i.id < :cursor)
                order by i.id desc limit :limit""")
                .param("state", state)
                .param("cursor", cursor)
                .param("limit", limit + 1)
                .query(InboxRow.class)
                .list();
        return Page.of(rows, limit, InboxRow::id);
    }

    /** A parked row is tried again from the start. @throws Problem {@code not-parked} if there is nothing to try again */
    @Transactional
    public InboxRow replay(Caller caller, UUID id) {
        get(caller, id);
        var again = jdbc.sql("""
                update inbox set state = 'accepted', attempts = 0, not_before = null, error = null where id = ? and state = 'parked'""")
                .param(id)
                .update();
        if (again == 0) throw new Problem(HttpStatus.CONFLICT, "not-parked");
        work.inbox();
        return get(caller, id);
    }

    private JdbcClient.StatementSpec query(Caller caller, String more) {
        return Visibility.params(jdbc.sql(SELECT + more).param("caller", caller.id().toString()), teams.sight(caller));
    }
}

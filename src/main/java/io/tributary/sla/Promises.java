package io.tributary.sla;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a ticket was promised, for whoever sees the ticket: told from its history, as its clocks are. */
@Service
@Transactional(readOnly = true)
public class Promises {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Happenings happenings;
    private final TermsBook book;
    private final ClockRows rows;
    private final CalendarRows calendars;
    private final ProcessSights processes;
    private final Clock clock;

    Promises(JdbcClient jdbc, Teams teams, Happenings happenings, TermsBook book, ClockRows rows, CalendarRows calendars, ProcessSights processes, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.happenings = happenings;
        this.book = book;
        this.rows = rows;
        this.calendars = calendars;
        this.processes = processes;
        this.clock = clock;
    }

    /** The oldest first. @throws Problem {@code not-found} for an unknown ticket and for one the caller may not see */
    public List<PromiseView> of(Caller caller, long number) {
        var ticket = seen(caller, number).orElseThrow(Problem::notFound);
        var now = clock.instant();
        var clocks = rows.of(ticket);
        return Reckoning.explain(happenings.of(ticket), book, now).stream().flatMap(told -> clock(clocks, told.promise()).stream()
                .map(each -> PromiseView.of(each, told, now, book.policy(told.promise().agreement()), calendar(told.promise().agreement()), processes.of(each))))
                .toList();
    }

    private Optional<UUID> seen(Caller caller, long number) {
        var query = jdbc.sql("select t.id from ticket t where t.number = :number and " + Visibility.sql("t")).param("number", number);
        return Visibility.params(query, teams.sight(caller)).query(UUID.class).optional();
    }

    private static Optional<SlaClock> clock(List<SlaClock> clocks, Promise promise) {
        return clocks.stream().filter(each -> each.promise().metric() == promise.metric() && each.promise().startedAt().equals(promise.startedAt())).findFirst();
    }

    private PromiseView.@Nullable CalendarRef calendar(Agreement agreement) {
        var id = agreement.calendar();
        return id == null ? null : calendars.find(id).map(row -> new PromiseView.CalendarRef(id, row.sheet().name(), row.preset())).orElse(null);
    }
}

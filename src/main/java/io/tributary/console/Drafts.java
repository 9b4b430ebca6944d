package io.tributary.console;

import io.tributary.console.DraftState.Other;
import io.tributary.console.DraftState.Turn;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.ticket.Attachments;
import io.tributary.ticket.Draft;
import io.tributary.ticket.Tickets;
import io.tributary.ticket.TicketEvent.MessagesMoved;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents are writing, kept for them wherever they go on: nobody else ever reads it. */
@Service
@Transactional
public class Drafts {

    /** As long as a browser may sleep on a text that was sent from another one. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** An upload that stands in no draft and no message is one that nobody misses. */
    private static final Duration UNUSED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final DraftRows rows;
    private final Tickets tickets;
    private final Attachments attachments;
    private final Teams teams;
    private final Clock clock;

    Drafts(JdbcClient jdbc, DraftRows rows, Tickets tickets, Attachments attachments, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tickets = tickets;
        this.attachments = attachments;
        this.teams = teams;
        this.clock = clock;
    }

    /** The caller's drafts of this ticket, or of the one it became part of. @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public List<DraftView> of(Caller caller, long number) {
        return rows.views(caller.id(), ticket(caller, number, ""));
    }

    /** Everything the caller has begun to write, the newest first; also where the ticket is out of sight by now, without its subject. */
    @Transactional(readOnly = true)
    public List<DraftView.Begun> begun(Caller caller) {
        return rows.begun(caller.id(), teams.sight(caller));
    }

    /**
     * Saves what is written.
     *
     * @param other {@code keep}, {@code drop} or {@code swap} the other version; null to keep it
     * @return what is kept now: not what was given, if that had been sent already
     */
    public DraftView save(Caller caller, long number, String kind, String text, @Nullable String to, @Nullable String cc, List<UUID> attachments,
            @Nullable UUID base, String writer, long turn, long rev, @Nullable String other) {
        var by = new Turn(writer, turn, rev);
        var ticket = ticket(caller, number, "for share of t");
        var content = new DraftContent(text, to, cc, attachments, base).storable();
        var fate = other == null ? Other.KEEP : Other.valueOf(other.toUpperCase(java.util.Locale.ROOT));
        var before = rows.lock(caller.id(), ticket, kind, by, clock.instant());
        rows.save(before.written(content, by, fate), clock.instant());
        return view(caller, ticket, kind);
    }

    /** Puts a message that was taken back beside the draft, where something new is written by now. */
    public DraftView setAside(Caller caller, long number, String kind, String text, @Nullable String to, @Nullable String cc, List<UUID> attachments) {
        var ticket = ticket(caller, number, "for share of t");
        var back = new DraftContent(text, to, cc, attachments, null).storable();
        var before = rows.lock(caller.id(), ticket, kind, new Turn("", 0, 0), clock.instant());
        rows.save(before.aside(back), clock.instant());
        return view(caller, ticket, kind);
    }

    /** Throws away what is written, also where its ticket is out of sight. @throws Problem {@code not-found} */
    public void discard(Caller caller, long number, String kind) {
        var drafts = rows.lock(caller.id(), number, kind);
        if (drafts.isEmpty()) ticket(caller, number, "");
        drafts.forEach(draft -> rows.save(draft.discarded(), clock.instant()));
    }

    /** Sends a message, and with it goes the draft it was: both or neither. Returns the message's id. */
    public UUID send(Caller caller, long number, Draft draft, String writer, long turn, long rev) {
        var message = tickets.reply(number, draft, caller);
        var by = new Turn(writer, turn, rev);
        var before = rows.lock(caller.id(), ticket(caller, number, ""), draft.kind().key(), by, clock.instant());
        rows.save(before.sent(draft.text(), by), clock.instant());
        return message;
    }

    /** What was begun on a ticket that became part of another goes along. */
    @EventListener
    void on(MessagesMoved event) {
        if (!event.direction().equals("away") || event.kind().equals("undo")) return;
        var into = jdbc.sql("select id from ticket where number = ? and merged_into is null").param(event.other()).query(UUID.class).optional();
        var merged = jdbc.sql("select merged_into is not null from ticket where id = ?").param(event.ticketId()).query(Boolean.class).single();
        if (merged) into.ifPresent(target -> rows.carry(event.ticketId(), target, event.at()));
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    public void forget() {
        jdbc.sql("delete from draft where content is null and other is null and saved_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
        attachments.sweep(rows.files(), clock.instant().minus(UNUSED));
    }

    private DraftView view(Caller caller, UUID ticket, String kind) {
        return rows.views(caller.id(), ticket).stream().filter(view -> view.kind().equals(kind)).findFirst().orElseThrow();
    }

    private UUID ticket(Caller caller, long number, String lock) {
        record Home(UUID id, @Nullable Long into) {}
        var query = jdbc.sql("""
                select t.id, (select number from ticket other where other.id = t.merged_into) as into from ticket t
                where t.number = :number and %s %s""".formatted(Visibility.sql("t"), lock)).param("number", number);
        var home = Visibility.params(query, teams.sight(caller)).query(Home.class).optional().orElseThrow(Problem::notFound);
        return home.into == null ? home.id : ticket(caller, home.into, lock);
    }
}

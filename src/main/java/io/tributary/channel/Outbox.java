package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.TicketEvent.MessageAdded;
import io.tributary.ticket.Tickets;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What has to leave the house: written in the transaction of the reply, delivered afterwards, in order per ticket. */
@Service
public class Outbox {

    /** How long we go on trying; RFC 5321 section 4.5.4.1 asks for four to five days at least. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    /** Longer than any connection, and how long after a crash a reply that was being sent is tried again. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Teams teams;
    private final MailIds mailIds;
    private final WorkSignal work;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Tickets tickets, Teams teams, MailIds mailIds, WorkSignal work, Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.teams = teams;
        this.mailIds = mailIds;
        this.work = work;
        this.clock = clock;
    }

    /** What the message will be called outside; for mail its signed Message-ID. */
    public String externalId(ChannelAccount account, UUID message) {
        return mailIds.of(message, account.address());
    }

    @EventListener
    void on(MessageAdded event) {
        if (event.kind() != MessageKind.REPLY) return;
        var held = event.hold().isPositive();
        jdbc.sql("""
                insert into outbox (id, message_id, ticket_id, account, state, not_before, give_up_at, changed_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), event.messageId(), event.ticketId(), event.channel(), held ? "held" : "queued",
                        Timestamp.from(event.at().plus(event.hold())), Timestamp.from(event.at().plus(PATIENCE)),
                        Timestamp.from(event.at()), Timestamp.from(event.at()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.outbox();
            }
        });
    }

    /**
     * Takes a held message back.
     *
     * @throws Problem {@code not-found} if the caller cannot see it, {@code already-sent} if its hold is over
     */
    @Transactional
    public void takeBack(UUID message, Caller caller) {
        var query = jdbc.sql("""
                select t.id from placement p join ticket t on t.id = p.ticket_id
                where p.message_id = :message and p.removed_by is null and %s""".formatted(Visibility.sql("t"))).param("message", message);
        var ticket = Visibility.params(query, teams.sight(caller)).query(UUID.class).optional().orElseThrow(Problem::notFound);
        var stopped = jdbc.sql("delete from outbox where message_id = ? and state = 'held'").param(message).update();
        if (stopped == 0) throw new Problem(HttpStatus.CONFLICT, "already-sent");
        tickets.withdraw(ticket, message, caller);
    }

    /** One message on its way. */
    record Due(UUID id, UUID messageId, UUID ticketId, String account, int attempts, Timestamp giveUpAt) {}

    /** Claims the next message that may leave; nothing of a ticket overtakes what it said before. Gone from others for the lease. */
    @Transactional
    Optional<Due> claim() {
        var now = clock.instant();
        return jdbc.sql("""
                update outbox set state = 'queued', attempts = attempts + 1, not_before = :lease
                where id = (
                    select o.id from outbox o
                    where o.state in ('held', 'queued') and o.not_before <= :now
                      and not exists (select 1 from outbox older where older.ticket_id = o.ticket_id
                                      and older.state in ('held', 'queued') and older.id < o.id)
                    order by o.not_before limit 1 for update skip locked)
                returning id, message_id, ticket_id, account, attempts, give_up_at""")
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .query(Due.class)
                .optional();
    }

    @Transactional
    void sent(Due due) {
        move(due, "sent", null);
        tickets.delivered(due.ticketId(), due.messageId(), "sent");
        work.outbox();
    }

    /** Refused for good, or seven days are over. */
    @Transactional
    void failed(Due due, String error) {
        move(due, "failed", error);
        tickets.delivered(due.ticketId(), due.messageId(), "failed");
        work.outbox();
    }

    /** Later again: 10 s, 20 s, 40 s … one hour. */
    @Transactional
    void later(Due due, String error) {
        var wait = Duration.ofSeconds(Math.min(3_600, 10L << Math.min(due.attempts() - 1, 10)));
        jdbc.sql("update outbox set not_before = ?, error = ? where id = ?")
                .params(Timestamp.from(clock.instant().plus(wait)), error, due.id())
                .update();
    }

    private void move(Due due, String state, @org.jspecify.annotations.Nullable String error) {
        jdbc.sql("update outbox set state = ?, error = ?, changed_at = ? where id = ?")
                .params(java.util.Arrays.asList(state, error, Timestamp.from(clock.instant()), due.id()))
                .update();
    }
}

package io.tributary.channel;

import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.Origin;
import io.tributary.ticket.SatisfactionDue;
import io.tributary.ticket.TicketEvent.MessageAdded;
import io.tributary.ticket.TicketEvent.TicketOpened;
import io.tributary.ticket.Tickets;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final Tickets tickets;
    private final Teams teams;
    private final MailIds mailIds;
    private final WorkSignal work;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ChannelAccounts accounts, Tickets tickets, Teams teams, MailIds mailIds, WorkSignal work, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
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

    /**
     * A person wrote a first mail: they shall hear that it came. One statement, for it is part of every mail's way; whether it may
     * be said is looked at when there is time (see {@link OwnMail}).
     */
    @EventListener
    void on(TicketOpened event) {
        if (event.origin() != Origin.LIVE) return;
        var found = accounts.find(String.valueOf(event.facts().get("channel")));
        if (found.isEmpty() || !found.get().acknowledge() || !found.get().connector().equals("email")) return;
        jdbc.sql("""
                insert into outbox (id, kind, ticket_id, account, state, not_before, give_up_at, changed_at, created_at)
                select :id, 'acknowledgement', :ticket, :account, 'queued', :now, :giveUpAt, :now, :now
                where exists (select 1 from placement p join message m on m.id = p.message_id
                              where p.ticket_id = :ticket and p.removed_by is null and m.kind = 'customer' and not m.automatic)""")
                .param("id", Ids.next())
                .param("ticket", event.ticketId())
                .param("account", found.get().key())
                .param("now", Timestamp.from(event.at()))
                .param("giveUpAt", Timestamp.from(event.at().plus(PATIENCE)))
                .update();
    }

    /** Whether it may still be asked is looked at when the mail is written, too. */
    @EventListener
    void on(SatisfactionDue event) {
        record From(String channel, @Nullable UUID team) {}
        var from = jdbc.sql("select channel, team_id as team from ticket where id = ?").param(event.ticketId()).query(From.class).single();
        var account = accounts.sending(from.channel).or(() -> accounts.instead(from.team)).filter(one -> one.connector().equals("email"));
        if (account.isEmpty()) {
            tickets.withheld(event.ticketId(), "satisfaction", "", "no-channel");
            return;
        }
        if (!account.get().asksSatisfaction()) return;
        jdbc.sql("""
                insert into outbox (id, kind, ticket_id, account, state, not_before, give_up_at, changed_at, created_at)
                values (:id, 'satisfaction', :ticket, :account, 'queued', :now, :giveUpAt, :now, :now)""")
                .param("id", Ids.next())
                .param("ticket", event.ticketId())
                .param("account", account.get().key())
                .param("now", Timestamp.from(event.at()))
                .param("giveUpAt", Timestamp.from(event.at().plus(PATIENCE)))
                .update();
        wakeAfterCommit();
    }

    @EventListener
    void on(MessageAdded event) {
        // An automatic message has its row already: it was written because the row said so.
        if (event.kind() != MessageKind.REPLY || event.automatic()) return;
        var held = event.hold().isPositive();
        jdbc.sql("""
                insert into outbox (id, message_id, ticket_id, account, state, not_before, give_up_at, changed_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), event.messageId(), event.ticketId(), event.channel(), held ? "held" : "queued",
                        Timestamp.from(event.at().plus(event.hold())), Timestamp.from(event.at().plus(PATIENCE)),
                        Timestamp.from(event.at()), Timestamp.from(event.at()))
                .update();
        wakeAfterCommit();
    }

    /**
     * Takes a held message back.
     *
     * @throws Problem {@code not-found} if the caller cannot see it, {@code no-right}, {@code already-sent} if its hold is over
     */
    @Transactional
    public void takeBack(UUID message, Caller caller) {
        var ticket = visible(message, caller);
        tickets.require(ticket, Right.REPLY, caller);
        var stopped = jdbc.sql("delete from outbox where message_id = ? and state = 'held'").param(message).update();
        if (stopped == 0) throw new Problem(HttpStatus.CONFLICT, "already-sent");
        tickets.withdraw(ticket, message, caller);
    }

    /**
     * Tries a failed message again, under the same Message-ID, for those it did not reach.
     *
     * @throws Problem {@code not-found} if the caller cannot see it, {@code no-right}, {@code not-failed} if it reached everybody or is still on its way
     */
    @Transactional
    public void retry(UUID message, Caller caller) {
        var ticket = visible(message, caller);
        tickets.require(ticket, Right.REPLY, caller);
        var now = clock.instant();
        var row = jdbc.sql("select recipients, state from outbox where message_id = ? for update")
                .param(message)
                .query((found, n) -> Map.entry(found.getString("state"), List.of(Json.read(found.getString("recipients"), OutboxRecipient[].class))))
                .optional()
                .orElseThrow(Outbox::notFailed);
        var again = row.getValue().stream().map(one -> one.is(OutboxRecipient.FAILED) ? OutboxRecipient.waiting(one.address()) : one).toList();
        if (!row.getKey().equals("failed") && (!row.getKey().equals("sent") || again.equals(row.getValue()))) throw notFailed();
        jdbc.sql("""
                update outbox set state = 'queued', attempts = 0, unsure = 0, not_before = :now, give_up_at = :giveUpAt, changed_at = :now,
                    error = null, code = null, recipients = :recipients::jsonb where message_id = :message""")
                .param("now", Timestamp.from(now))
                .param("giveUpAt", Timestamp.from(now.plus(PATIENCE)))
                .param("recipients", Json.write(again))
                .param("message", message)
                .update();
        tickets.delivered(ticket, message, "queued", Map.of("by", caller.name()));
        wakeAfterCommit();
    }

    private static Problem notFailed() {
        return new Problem(HttpStatus.CONFLICT, "not-failed");
    }

    private UUID visible(UUID message, Caller caller) {
        var query = jdbc.sql("""
                select t.id from placement p join ticket t on t.id = p.ticket_id
                where p.message_id = :message and p.removed_by is null and %s""".formatted(Visibility.sql("t"))).param("message", message);
        return Visibility.params(query, teams.sight(caller)).query(UUID.class).optional().orElseThrow(Problem::notFound);
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.outbox();
            }
        });
    }
}

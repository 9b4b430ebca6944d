package io.tributary.channel;

import io.tributary.channel.Bounce.Failure;
import io.tributary.customer.Address;
import io.tributary.platform.Json;
import io.tributary.ticket.Tickets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What delivery reports say of mail of ours is written on that mail. It must be ours beyond doubt: by a Message-ID or a reply address
 * that nobody else could sign.
 */
@Component
class Bounces {

    private final JdbcClient jdbc;
    private final MailIds ids;
    private final Tickets tickets;
    private final Clock clock;

    Bounces(JdbcClient jdbc, MailIds ids, Tickets tickets, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.tickets = tickets;
        this.clock = clock;
    }

    private record Sent(UUID id, UUID messageId, String state, UUID ticket, List<OutboxRecipient> recipients) {}

    /**
     * Call it in the transaction that takes the report in.
     *
     * @param signedTickets tickets whose signed reply address the report was sent to
     */
    void take(Bounce bounce, List<Long> signedTickets) {
        find(bounce, signedTickets).ifPresent(sent -> note(sent, bounce.failures()));
    }

    private Optional<Sent> find(Bounce bounce, List<Long> signedTickets) {
        if (bounce.original() != null) {
            return ids.ours(bounce.original()) ? sent("m.external_id = :sought", bounce.original()) : Optional.empty();
        }
        if (signedTickets.isEmpty()) return Optional.empty();
        // The report names no mail: the last one of that ticket which went to this address.
        return bounce.failures().stream()
                .filter(failure -> failure.recipient() != null)
                .flatMap(failure -> signedTickets.stream().flatMap(ticket -> sent(
                        "t.number = " + ticket + " and o.recipients @> jsonb_build_array(jsonb_build_object('address', :sought::text))",
                        MailAddress.wire(String.valueOf(failure.recipient()))).stream()))
                .findFirst();
    }

    private Optional<Sent> sent(String which, String sought) {
        return jdbc.sql("""
                select o.id, o.message_id, o.state, t.id as ticket, o.recipients
                from outbox o join message m on m.id = o.message_id
                join placement p on p.message_id = m.id and p.removed_by is null join ticket t on t.id = p.ticket_id
                where coalesce(o.raw_sha256, o.raw) is not null and %s
                order by o.id desc limit 1 for update of o""".formatted(which))
                .param("sought", sought)
                .query((row, n) -> new Sent(row.getObject("id", UUID.class), row.getObject("message_id", UUID.class), row.getString("state"),
                        row.getObject("ticket", UUID.class), List.of(Json.read(row.getString("recipients"), OutboxRecipient[].class))))
                .optional();
    }

    private void note(Sent sent, List<Failure> failures) {
        var now = clock.instant();
        var recipients = new ArrayList<>(sent.recipients);
        for (var failure : failures) {
            int index = index(recipients, failure);
            if (index >= 0) recipients.set(index, told(recipients.get(index), failure, now));
        }
        if (recipients.equals(sent.recipients)) return;
        var all = recipients.stream().allMatch(one -> one.is(OutboxRecipient.FAILED));
        var state = all ? "failed" : sent.state;
        var told = recipients.stream().filter(one -> !sent.recipients.contains(one)).findFirst().orElseThrow();
        jdbc.sql("update outbox set recipients = ?::jsonb, state = ?, error = ?, code = ?, changed_at = ? where id = ?")
                .params(java.util.Arrays.asList(Json.write(recipients), state, told.reason(), told.code(), Timestamp.from(now), sent.id))
                .update();
        tickets.delivered(sent.ticket, sent.messageId, state, OutboxRows.told(told));
    }

    /** Whom it is about; forwarded on the way, a mail to one person is still about that one. */
    private static int index(List<OutboxRecipient> recipients, Failure failure) {
        if (failure.recipient() != null) {
            var sought = Address.email(failure.recipient(), null).normalised();
            for (int i = 0; i < recipients.size(); i++) {
                if (Address.email(recipients.get(i).address(), null).normalised().equals(sought)) return i;
            }
        }
        return recipients.size() == 1 ? 0 : -1;
    }

    private static OutboxRecipient told(OutboxRecipient recipient, Failure failure, Instant now) {
        var reason = SmtpReply.of(0, failure.reason()).reason();
        if (!failure.delayed()) return recipient.failed(failure.code(), failure.hard(), reason, now);
        return recipient.is(OutboxRecipient.SENT) ? recipient.noted(failure.code(), reason, now) : recipient;
    }
}

package io.tributary.channel;

import io.tributary.channel.Lanes.Taken;
import io.tributary.ticket.IncomingMessage;
import io.tributary.ticket.Origin;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which mail is kept out of every ticket until somebody has looked at it. A blocked sender always; a delivery report on a mail that was
 * not ours always. Marks of spam, a sender who is not who they say and a flood from a stranger only where a new ticket would be opened:
 * what answers a mail of ours, from somebody who takes part in its ticket, is a customer's answer, and must not vanish.
 */
@Component
class Quarantine {

    /** From so many on a sender is busy enough to be looked up. */
    private static final int BUSY = FirstContacts.MOST / 2;

    /** After that nobody reports on a mail any more. */
    private static final Duration REPORTED_WITHIN = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final MailIds ids;
    private final BlockedSenders blocked;
    private final FirstContacts contacts = new FirstContacts();

    Quarantine(JdbcClient jdbc, MailIds ids, BlockedSenders blocked) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.blocked = blocked;
    }

    /** {@code code} is stable: spam, blocked, flood, backscatter, authentication; {@code detail} is for people. */
    record Reason(String code, String detail) {}

    /** Null for mail that goes its way. */
    @Nullable Reason reason(Taken row, ReceivedMail received) {
        var mail = received.mail();
        var blockedBy = blocked.match(mail.from());
        if (blockedBy != null) return new Reason("blocked", blockedBy + " is blocked.");
        if (row.origin() == Origin.ARCHIVE) return null;
        if (mail.bounce() != null) return aboutOurs(row, mail, mail.bounce()) ? null : new Reason("backscatter", "It reports on a mail we did not send.");
        var suspicion = suspicion(row, received);
        return suspicion == null || answersUs(received.message()) ? null : suspicion;
    }

    private @Nullable Reason suspicion(Taken row, ReceivedMail received) {
        var mail = received.mail();
        if (mail.spam() != null) return new Reason("spam", Trouble.storable(mail.spam(), 300));
        if (received.message().evidence().get("authentication") instanceof Map<?, ?> said && "fail".equals(said.get("result"))) {
            return new Reason("authentication", said.get("by") + " says that it is not from " + mail.from().normalised() + '.');
        }
        // Posted by somebody we let in, or older than our first look: no flood.
        if (row.caller() != null || row.origin() != Origin.LIVE) return null;
        int many = contacts.count(mail.from().normalised(), row.id(), row.receivedAt());
        if (many <= BUSY || !floods(row, mail.from().normalised(), many)) return null;
        return new Reason("flood", "More than " + FirstContacts.MOST + " mails within " + FirstContacts.WITHIN.toMinutes() + " minutes from a new sender.");
    }

    /** Asked of busy senders alone. What other nodes took, and this one before it was started anew, counts here. */
    private boolean floods(Taken row, String sender, int many) {
        record Known(boolean longSince, boolean answered, int recent) {}
        var known = jdbc.sql("""
                select a.created_at < :newSince as long_since,
                       exists (select 1 from conversation c join message m on m.conversation_id = c.id
                               where c.customer_id = a.customer_id and m.kind = 'reply' and not m.automatic) as answered,
                       (select count(*) from (
                            select 1 from conversation c join message m on m.conversation_id = c.id join inbox i on i.id = m.inbox_id
                            where c.customer_id = a.customer_id and m.created_at > :since and i.headers ->> 'caller' is null limit :most) recent) as recent
                from customer_address a where a.kind = 'email' and a.value = :sender""")
                .param("newSince", Timestamp.from(row.receivedAt().minus(FirstContacts.NEW_FOR)))
                .param("since", Timestamp.from(row.receivedAt().minus(FirstContacts.WITHIN)))
                .param("most", FirstContacts.MOST)
                .param("sender", sender)
                .query(Known.class)
                .optional()
                .orElse(new Known(false, false, 0));
        return !known.longSince && !known.answered && (many > FirstContacts.MOST || known.recent >= FirstContacts.MOST);
    }

    /** By what it names, or else by whom it is about: some providers' reports name no mail, but we have written to that person. */
    private boolean aboutOurs(Taken row, ParsedMail mail, Bounce bounce) {
        if (bounce.original() != null && ids.ours(bounce.original()) || mail.references().stream().anyMatch(ids::ours)) return true;
        if (bounce.original() != null) return false;
        var recipients = bounce.failures().stream().map(Bounce.Failure::recipient).filter(Objects::nonNull)
                .map(recipient -> io.tributary.customer.Address.email(recipient, null).normalised()).distinct().limit(50).toArray(String[]::new);
        return recipients.length > 0 && jdbc.sql("""
                select exists (select 1 from customer_address a join conversation c on c.customer_id = a.customer_id
                               join message m on m.conversation_id = c.id
                               where a.kind = 'email' and a.value = any(:recipients) and m.direction = 'out' and m.created_at > :since)""")
                .param("recipients", recipients)
                .param("since", Timestamp.from(row.receivedAt().minus(REPORTED_WITHIN)))
                .query(Boolean.class)
                .single();
    }

    /** Whether it names a mail or an address we signed, and the sender takes part in that ticket. */
    private boolean answersUs(IncomingMessage message) {
        if (message.signedReferences().isEmpty() && message.signedTickets().isEmpty()) return false;
        return jdbc.sql("""
                select exists (select 1 from participant p where p.kind = :kind and p.value = :value and p.ticket_id in (
                    select pl.ticket_id from conversation_alias a join placement pl on pl.message_id = a.message_id and pl.removed_by is null
                    where a.external_id = any(:ids)
                    union all select t.id from ticket t where t.number = any(:tickets)))""")
                .param("kind", message.from().kind())
                .param("value", message.from().normalised())
                .param("ids", message.signedReferences().toArray(String[]::new))
                .param("tickets", message.signedTickets().toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }
}

package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.customer.Customer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a message belongs, and why. A reference joins only if the sender is a participant of the ticket it points at: they wrote on
 * it, or the customer or an agent put them in To or Cc. Everything else is a new ticket, marked as a possible follow-up.
 */
@Component
class Threading {

    private static final Pattern SUBJECT_TAG = Pattern.compile("\\[T-(\\d{6,18})]");
    private static final int MOST_REFERENCES = 100;

    private final JdbcClient jdbc;

    Threading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param ticket the ticket it joins, null for a new one
     * @param conversation the conversation it continues, null for a new one
     * @param hints tickets it might belong to, with the kind of link
     * @param evidence what was looked at and what came of it, for people to read
     */
    record Verdict(@Nullable UUID ticket, @Nullable UUID conversation, Map<UUID, String> hints, Map<String, Object> evidence) {}

    private record Candidate(String externalId, UUID conversation, UUID ticket, long number, String status, UUID customer, String channel,
            boolean participant) {}

    Verdict place(IncomingMessage message, Customer sender) {
        var candidates = candidates(message);
        var evidence = new LinkedHashMap<String, Object>(message.evidence());
        Map<UUID, String> hints = new LinkedHashMap<>();
        var looked = new ArrayList<Map<String, Object>>();
        for (var candidate : candidates) {
            var signed = message.signedReferences().contains(candidate.externalId);
            var closed = candidate.status.equals("closed");
            var joins = candidate.participant && !closed;
            looked.add(Map.of("kind", signed ? "signed-message-id" : "references", "externalId", candidate.externalId,
                    "ticket", candidate.number, "participant", candidate.participant,
                    "verdict", joins ? "joins" : closed ? "closed" : "not-a-participant"));
            if (joins) {
                evidence.put("threading", looked);
                // A conversation is one person's; someone else on the same ticket starts their own.
                var same = candidate.customer.equals(sender.id()) && candidate.channel.equals(message.channel());
                return new Verdict(candidate.ticket, same ? candidate.conversation : null, Map.of(), evidence);
            }
            hints.put(candidate.ticket, closed && candidate.participant ? "follow_up" : "possible_follow_up");
        }
        tagged(message.subject()).forEach(tagged -> {
            // Anyone can type a number: until the sender's domain vouches for the mail this is a hint, never a reason.
            looked.add(Map.of("kind", "subject-tag", "ticket", tagged.number, "verdict", "weak"));
            hints.putIfAbsent(tagged.id, "possible_follow_up");
        });
        if (!looked.isEmpty()) evidence.put("threading", looked);
        return new Verdict(null, null, hints, evidence);
    }

    /** Tickets that the references point at, our own signed ids first, then nearest first. */
    private List<Candidate> candidates(IncomingMessage message) {
        var ids = message.references().stream().limit(MOST_REFERENCES).toList();
        if (ids.isEmpty()) return List.of();
        Address from = message.from();
        return jdbc.sql("""
                select a.external_id, a.conversation_id as conversation, t.id as ticket, t.number, t.status, c.customer_id as customer,
                       c.channel, exists (select 1 from participant p
                                          where p.ticket_id = t.id and p.kind = :kind and p.value = :value) as participant
                from conversation_alias a
                join conversation c on c.id = a.conversation_id
                join placement pl on pl.message_id = a.message_id and pl.removed_by is null
                join ticket t on t.id = pl.ticket_id
                where a.external_id = any(:ids)""")
                .param("kind", from.kind())
                .param("value", from.normalised())
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> new Candidate(row.getString("external_id"), row.getObject("conversation", UUID.class),
                        row.getObject("ticket", UUID.class), row.getLong("number"), row.getString("status"),
                        row.getObject("customer", UUID.class), row.getString("channel"), row.getBoolean("participant")))
                .list()
                .stream()
                .sorted(Comparator
                        .comparing((Candidate candidate) -> !message.signedReferences().contains(candidate.externalId))
                        .thenComparing(candidate -> ids.indexOf(candidate.externalId)))
                .toList();
    }

    private record Tagged(UUID id, long number) {}

    private List<Tagged> tagged(String subject) {
        var tag = SUBJECT_TAG.matcher(subject);
        if (!tag.find()) return List.of();
        return jdbc.sql("select id, number from ticket where number = ?").param(Long.parseLong(tag.group(1))).query(Tagged.class).list();
    }
}

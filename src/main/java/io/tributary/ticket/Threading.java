package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.customer.Customer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a message belongs, and why. Evidence is scored, and joins only if the sender is a participant of the ticket it points at: they
 * wrote on it, or the customer or an agent put them in To or Cc. Everything else is a new ticket, marked as a possible follow-up.
 */
@Component
class Threading {

    private static final Pattern SUBJECT_TAG = Pattern.compile("\\[T-(\\d{6,18})]");
    private static final int MOST_REFERENCES = 100;

    /**
     * What points at a ticket: one row for each external id or number and ticket, whatever became of the ticket. The lists stand in
     * selects of their own: PostgreSQL then cannot count them beforehand, and does not plan all this anew for every answer, which took it
     * ten times as long as finding out.
     */
    private static final String CANDIDATES = """
            with recursive way (number, id, merged_into, step) as (
                select number, id, merged_into, 0 from ticket where number = any((select :numbers::bigint[])::bigint[])
                union all
                select way.number, t.id, t.merged_into, step + 1 from way join ticket t on t.id = way.merged_into where step < 20),
            named as (
                select a.external_id, null as number, pl.ticket_id, m.direction, m.id as message from conversation_alias a
                join placement pl on pl.message_id = a.message_id and pl.removed_by is null
                join message m on m.id = a.message_id
                where a.external_id = any((select :ids::text[])::text[])
                union all
                select null, number, id, 'out', (
                    select p.message_id from placement p join ticket said on said.id = p.ticket_id join placement now on now.message_id = p.message_id
                    where said.number = way.number and now.ticket_id = way.id and now.removed_by is null
                    order by p.message_id desc limit 1)
                from way where merged_into is null)
            select n.external_id, n.number as named, n.direction, n.message, t.id as ticket, t.number, t.status, t.resolved_at, t.customer_id as customer,
                   (select m.conversation_id from placement p join message m on m.id = p.message_id join conversation c on c.id = m.conversation_id
                    where p.ticket_id = t.id and p.removed_by is null and c.customer_id = :sender and c.channel = :channel
                    order by m.created_at desc limit 1) as conversation,
                   coalesce((select p.source from participant p where p.ticket_id = t.id and p.kind = :kind and p.value = :value),
                       (select 'alias' from participant p join customer_address other on other.kind = p.kind and other.value = p.value
                        join customer_address mine on mine.customer_id = other.customer_id and mine.kind = :kind and mine.value = :value
                        where p.ticket_id = t.id and mine.verified and other.verified limit 1),
                       (select 'organisation' from organisation o join customer c on c.id = t.customer_id and c.organisation_id = o.id
                        where o.auto_join and :authenticated and :domain = any(o.domains))) as part
            from named n join ticket t on t.id = n.ticket_id""";

    private final JdbcClient jdbc;
    private final Reopening reopening;
    private final Clock clock;

    Threading(JdbcClient jdbc, Reopening reopening, Clock clock) {
        this.jdbc = jdbc;
        this.reopening = reopening;
        this.clock = clock;
    }

    /**
     * @param ticket the ticket it joins, null for a new one
     * @param conversation the conversation it continues, null for a new one
     * @param answers the message it answers
     * @param hints tickets it might belong to, with the kind of link
     * @param unknown external ids it answers that nobody knows yet
     * @param evidence what was looked at and what came of it, for people to read
     */
    record Verdict(@Nullable UUID ticket, @Nullable UUID conversation, @Nullable UUID answers, Map<UUID, String> hints, List<String> unknown,
            Map<String, Object> evidence) {}

    /** How a message points at a ticket, the surest first. A subject tag can be typed by anyone: it counts only with a vouched-for sender. */
    enum Kind {
        SIGNED_MESSAGE_ID(100),
        SIGNED_REPLY_ADDRESS(90),
        REFERENCES(60),
        SUBJECT_TAG(40),
        WEAK_SUBJECT_TAG(10);

        static final int ENOUGH = 40;

        final int score;

        Kind(int score) {
            this.score = score;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** {@code part}: how the sender takes part: wrote, customer, agent, alias, organisation; null if not at all. */
    private record Candidate(Kind kind, @Nullable String externalId, UUID ticket, long number, Status status, @Nullable Instant resolvedAt,
            UUID customer, @Nullable UUID conversation, @Nullable UUID message, @Nullable String part, int distance) {}

    Verdict place(IncomingMessage message, Customer sender) {
        var evidence = new LinkedHashMap<String, Object>(message.evidence());
        var candidates = candidates(message, sender);
        Map<UUID, String> hints = new LinkedHashMap<>();
        var looked = new ArrayList<Map<String, Object>>();
        for (var candidate : candidates) {
            var verdict = judge(candidate, message);
            looked.add(shown(candidate, verdict));
            if (verdict.equals("joins")) {
                evidence.put("threading", looked);
                return new Verdict(candidate.ticket, candidate.conversation, candidate.message, Map.of(), List.of(), evidence);
            }
            hints.merge(candidate.ticket, verdict.equals("closed") ? "follow_up" : "possible_follow_up",
                    (one, other) -> one.equals("follow_up") ? one : other);
        }
        var unknown = unknown(message, candidates);
        unknown.stream().limit(3).forEach(id -> looked.add(Map.of("kind", "references", "externalId", id, "verdict", "parent-unknown")));
        if (!looked.isEmpty()) evidence.put("threading", looked);
        return new Verdict(null, null, null, hints, unknown, evidence);
    }

    /** A machine's answer says nothing new, so it never opens a ticket beside the one it answers, however long that has been closed. */
    private String judge(Candidate candidate, IncomingMessage message) {
        if (candidate.kind.score < Kind.ENOUGH) return "weak";
        var report = message.deliveryReport() && candidate.kind == Kind.SIGNED_MESSAGE_ID;
        if (candidate.part == null && !report) return "not-a-participant";
        if (refuted(message) && candidate.kind == Kind.REFERENCES) return "sender-refuted";
        var both = message.origin() == Origin.ARCHIVE && candidate.status == Status.CLOSED;
        if (message.automatic() || both || reopening.open(candidate.status, candidate.resolvedAt, clock.instant())) return "joins";
        return "closed";
    }

    /** Our own mail server says that the sender's domain denies this mail. */
    static boolean refuted(IncomingMessage message) {
        return message.evidence().get("authentication") instanceof Map<?, ?> said && "fail".equals(said.get("result"));
    }

    private static Map<String, Object> shown(Candidate candidate, String verdict) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", candidate.kind == Kind.WEAK_SUBJECT_TAG ? Kind.SUBJECT_TAG.key() : candidate.kind.key());
        if (candidate.externalId != null) shown.put("externalId", candidate.externalId);
        shown.put("ticket", candidate.number);
        shown.put("score", candidate.kind.score);
        shown.put("participant", candidate.part != null);
        if (candidate.part != null) shown.put("as", candidate.part);
        shown.put("verdict", verdict);
        return shown;
    }

    private static List<String> unknown(IncomingMessage message, List<Candidate> candidates) {
        if (message.references().isEmpty() || candidates.stream().anyMatch(candidate -> candidate.kind.score >= Kind.REFERENCES.score)) return List.of();
        return message.references().stream().limit(MOST_REFERENCES).toList();
    }

    /** What it answers before what else it names; the nearest of those first, for parts of a thread may have gone elsewhere. */
    private List<Candidate> candidates(IncomingMessage message, Customer sender) {
        var ids = message.references().stream().limit(MOST_REFERENCES).toList();
        var tag = SUBJECT_TAG.matcher(message.subject());
        var tagged = tag.find() ? Long.parseLong(tag.group(1)) : null;
        Set<Long> numbers = new LinkedHashSet<>(message.signedTickets());
        if (tagged != null) numbers.add(tagged);
        if (ids.isEmpty() && numbers.isEmpty()) return List.of();
        Address from = message.from();
        var value = from.normalised();
        return jdbc.sql(CANDIDATES)
                .param("ids", ids.toArray(String[]::new))
                .param("numbers", numbers.toArray(Long[]::new))
                .param("sender", sender.id())
                .param("channel", message.channel())
                .param("kind", from.kind())
                .param("value", value)
                .param("domain", value.substring(value.lastIndexOf('@') + 1))
                .param("authenticated", message.authenticated())
                .query((row, n) -> {
                    var externalId = row.getString("external_id");
                    var number = row.getLong("number");
                    var kind = kind(message, externalId, row.getString("direction"), row.getLong("named"));
                    var resolved = row.getTimestamp("resolved_at");
                    return new Candidate(kind, externalId, row.getObject("ticket", UUID.class), number, Status.of(row.getString("status")),
                            resolved == null ? null : resolved.toInstant(), row.getObject("customer", UUID.class),
                            row.getObject("conversation", UUID.class), row.getObject("message", UUID.class), row.getString("part"), externalId == null ? 0 : ids.indexOf(externalId));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing((Candidate candidate) -> candidate.externalId == null)
                        .thenComparing(candidate -> candidate.distance)
                        .thenComparing(candidate -> -candidate.kind.score)
                        .thenComparing(candidate -> !"wrote".equals(candidate.part))
                        .thenComparing(candidate -> candidate.number))
                .toList();
    }

    /** A signed id proves something only where it is the name of a message of ours: as the id of a stranger's own mail it is a copy. */
    private static Kind kind(IncomingMessage message, @Nullable String externalId, String direction, long named) {
        if (externalId != null) {
            var signed = message.signedReferences().contains(externalId) && direction.equals("out");
            return signed ? Kind.SIGNED_MESSAGE_ID : Kind.REFERENCES;
        }
        if (message.signedTickets().contains(named)) return Kind.SIGNED_REPLY_ADDRESS;
        return message.authenticated() ? Kind.SUBJECT_TAG : Kind.WEAK_SUBJECT_TAG;
    }
}

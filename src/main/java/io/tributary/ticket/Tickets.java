package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.customer.Customer;
import io.tributary.customer.Customers;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.Right;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.MessageStore.NewMessage;
import io.tributary.ticket.MessageStore.Participant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything one can do with tickets. Each call is one transaction, in which every listener of its events takes part. */
@Service
@Transactional
public class Tickets {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final MessageStore messages;
    private final Customers customers;
    private final Agents agents;
    private final Teams teams;
    private final Categories categories;
    private final TicketDoor door;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tickets(TicketRepository tickets, TicketWriter writer, MessageStore messages, Customers customers, Agents agents, Teams teams, Categories categories, TicketDoor door,
            JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.writer = writer;
        this.messages = messages;
        this.customers = customers;
        this.agents = agents;
        this.teams = teams;
        this.categories = categories;
        this.door = door;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A ticket written by an agent or a program, with its first message. Returns its number. @throws Problem {@code no-right} */
    public long open(NewTicket form, Caller caller) {
        teams.require(caller, DeskRight.OPEN);
        var now = clock.instant();
        requireKnown(form.team(), null);
        requireCategory(form.rest());
        var customer = customers.recognise(form.customer());
        var outbound = form.direction() == MessageKind.REPLY;
        var actor = outbound ? Actor.of(caller) : Actor.customer(customer.id(), customer.name());
        var ticket = open(form.subject(), form.channel(), customer, form.team(), now);
        ticket.set(form.rest(), now);
        var author = outbound ? new Person(caller.name(), null) : new Person(form.customer().name(), form.customer().value());
        var message = new NewMessage(Ids.next(), Ids.next(), customer.id(), null, ticket.id(), Ids.next(), "open", actor, form.direction(), author,
                outbound ? caller.id() : null, outbound ? null : customer.id(), outbound ? List.of(form.customer()) : List.of(), List.of(), List.of(),
                form.channel(), Language.of(form.text()), form.externalId(), form.subject(), form.text(), null, null, false,
                Map.of("via", "api"), null, 0, 0, List.of(new Participant(form.customer(), outbound ? "agent" : "wrote")), now);
        writer.open(ticket, message, null, form.hold());
        return ticket.number();
    }

    /**
     * An agent answers the customer or leaves a note, in the ticket or in the one it became part of. Returns the message's id.
     *
     * @throws Problem {@code no-right}, {@code newer-message}, {@code mention-in-reply}, {@code unknown-agent} for a mention of nobody who works here
     */
    @TakesTurns
    public UUID reply(long number, Draft draft, Caller caller) {
        var now = clock.instant();
        var ticket = survivor(door.open(number, Right.SEE, caller), caller);
        door.require(ticket, draft.kind() == MessageKind.REPLY ? Right.REPLY : Right.NOTE, caller);
        if (draft.status() != null) door.require(ticket, Right.CHANGE, caller);
        requireNothingNewer(ticket, draft.base());
        var called = called(draft);
        if (!called.isEmpty()) ticket.mention(called);
        var changes = draft.kind() == MessageKind.REPLY ? ticket.answered(draft.status(), now) : ticket.noted(draft.status(), now);
        tickets.save(ticket);
        var participants = new ArrayList<Participant>();
        draft.to().forEach(address -> participants.add(new Participant(address, "agent")));
        draft.cc().forEach(address -> participants.add(new Participant(address, "agent")));
        var message = new NewMessage(draft.id(), writer.conversation(ticket), null, null, ticket.id(), Ids.next(), draft.kind().key(), Actor.of(caller),
                draft.kind(), new Person(caller.name(), draft.from()), caller.id(), null, draft.to(), draft.cc(), List.of(), draft.channel(),
                Language.of(draft.text()), draft.externalId(), draft.subject(), draft.text(), null, draft.html(), false, Map.of(), null, 0, 0,
                participants, now);
        writer.add(ticket, message, changes, draft.hold());
        messages.attachUploads(message.id(), caller.id(), draft.attachments());
        for (var agent : called) {
            jdbc.sql("insert into message_mention (message_id, agent_id) values (?, ?)").params(message.id(), agent).update();
            events.publishEvent(new TicketEvent.AgentMentioned(ticket.id(), message.operation(), message.actor(), now, agent, message.id()));
        }
        return message.id();
    }

    private List<UUID> called(Draft draft) {
        var mentions = draft.mentions();
        if (mentions.isEmpty()) return mentions;
        // A customer never reads whom we asked, and nobody is called by what a customer reads.
        if (draft.kind() != MessageKind.NOTE) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "mention-in-reply");
        if (mentions.stream().anyMatch(agent -> agents.find(agent).isEmpty())) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-agent");
        return mentions.stream().distinct().toList();
    }

    private void requireNothingNewer(Ticket ticket, @Nullable UUID base) {
        if (base == null) return;
        var newer = jdbc.sql("""
                select m.id from placement p join message m on m.id = p.message_id
                where p.ticket_id = ? and p.removed_by is null and m.kind in ('customer', 'reply') and not (m.kind = 'reply' and m.automatic)
                  and (m.created_at, m.id) > (select seen.created_at, seen.id from message seen where seen.id = ?)
                order by m.created_at desc, m.id desc limit 1""")
                .params(ticket.id(), base)
                .query(UUID.class)
                .optional();
        newer.ifPresent(message -> {
            throw new Problem(HttpStatus.CONFLICT, "newer-message", Map.of("message", message));
        });
    }

    /**
     * Changes fields.
     *
     * @param seenRev the rev the caller's values came from; null to change whatever stands there
     * @throws Problem {@code no-right}, {@code changed-meanwhile} if one of these fields changed after that rev, {@code already-merged} if its messages are elsewhere
     */
    @TakesTurns
    public void patch(long number, TicketPatch patch, @Nullable Long seenRev, Caller caller) {
        var now = clock.instant();
        var ticket = door.open(number, Right.CHANGE, caller);
        if (ticket.mergedInto() != null) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        requireKnown(patch);
        requireSnooze(ticket, patch, now);
        var conflicts = seenRev == null ? List.<String>of() : ticket.changedSince(seenRev, patch);
        if (!conflicts.isEmpty()) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", Map.of("fields", conflicts));
        }
        var changes = ticket.set(patch, now);
        writer.change(ticket, "patch", Actor.of(caller), changes, now);
    }

    /**
     * Takes the ticket, of two at once one.
     *
     * @param from whom it is taken from on purpose; null to take it only if nobody has it
     * @throws Problem {@code already-assigned} with the {@code assignee} if somebody else has it by now
     */
    public void claim(long number, @Nullable UUID from, Caller caller) {
        var now = clock.instant();
        var ticket = door.open(number, Right.CHANGE, caller);
        if (ticket.mergedInto() != null) throw new Problem(HttpStatus.CONFLICT, "already-merged");
        var holder = ticket.assigneeId();
        if (holder != null && !ticket.freeFor(caller.id(), from)) {
            var name = agents.find(holder).map(Agent::name).orElse("");
            throw new Problem(HttpStatus.CONFLICT, "already-assigned", Map.of("assignee", Map.of("id", holder, "name", name)));
        }
        writer.change(ticket, "claim", Actor.of(caller), ticket.set(TicketPatch.assignee(caller.id()), now), now);
    }

    private void requireCategory(TicketPatch patch) {
        if (patch.fields().get("category") instanceof String key && !categories.usable(key)) throw Problem.invalid("category", "unknown");
    }

    /** Later, but not never: a year at most, and nothing that is done. */
    static void requireSnooze(Ticket ticket, TicketPatch patch, Instant now) {
        if (!(patch.fields().get("snoozedUntil") instanceof Instant until)) return;
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) throw Problem.invalid("snoozedUntil", "value");
        if (ticket.status().done()) throw new Problem(HttpStatus.CONFLICT, "already-done");
    }

    /** Whom and what a change names, there must be. */
    void requireKnown(TicketPatch patch) {
        requireKnown(patch.fields().get("team"), patch.fields().get("assignee"));
        requireCategory(patch);
    }

    /** Handed to nobody who exists, a ticket would be out of everybody's sight. */
    private void requireKnown(@Nullable Object team, @Nullable Object assignee) {
        if (team != null && teams.all().stream().noneMatch(known -> known.id().equals(team))) throw Problem.invalid("team", "unknown");
        if (assignee instanceof UUID agent && agents.find(agent).isEmpty()) throw Problem.invalid("assignee", "unknown");
    }

    /** The desk itself changes it, by a rule that somebody made. What is done or part of another ticket stays as it is. */
    public void changeByRule(UUID ticketId, TicketPatch patch) {
        var now = clock.instant();
        var ticket = tickets.lock(ticketId).orElseThrow();
        if (ticket.mergedInto() != null || ticket.status().done()) return;
        writer.change(ticket, "rule", Actor.SYSTEM, ticket.set(patch, now), now);
    }

    /** Nobody else changes it until the running transaction ends: whoever acts on its history waits until that is written. */
    public void lock(UUID ticketId) {
        jdbc.sql("select 1 from ticket where id = ? for update").param(ticketId).query(row -> {});
    }

    /** The same mail reached another of our mailboxes: its team sees the ticket too. */
    public void share(UUID messageId, UUID team) {
        var now = clock.instant();
        var found = jdbc.sql("select ticket_id from placement where message_id = ? and removed_by is null")
                .param(messageId)
                .query(UUID.class)
                .optional();
        if (found.isEmpty()) return;
        var ticket = tickets.lock(found.get()).orElseThrow();
        if (!ticket.share(team)) return;
        tickets.save(ticket);
        var operation = Ids.next();
        messages.operation(operation, "share", Actor.SYSTEM, now);
        events.publishEvent(new TicketEvent.TicketShared(ticket.id(), operation, Actor.SYSTEM, now, team));
    }

    /** Takes a message back that has not left the house. Whoever calls has made sure of that, in this transaction. */
    public void withdraw(UUID ticketId, UUID messageId, Caller caller) {
        var now = clock.instant();
        var operation = Ids.next();
        messages.remove(messageId, operation, Actor.of(caller), now);
        events.publishEvent(new TicketEvent.MessageWithdrawn(ticketId, operation, Actor.of(caller), now, messageId));
    }

    /** The fate of an outgoing message changed; {@code detail} says how: recipient, code, hard, reason. */
    public void delivered(UUID ticketId, UUID messageId, String state, Map<String, ?> detail) {
        var ticket = messages.lockTicketOf(messageId).orElse(ticketId);
        events.publishEvent(new TicketEvent.DeliveryChanged(ticket, null, Actor.SYSTEM, clock.instant(), messageId, state, detail));
    }

    /**
     * A message of the desk itself, such as an acknowledgement: it changes no status, meets no clock and invites nobody. Its writer
     * sees to its delivery.
     *
     * @param name whose name it goes out under
     */
    public void sendAutomatic(UUID ticketId, UUID conversation, String name, Draft draft) {
        var now = clock.instant();
        var ticket = tickets.lock(ticketId).orElseThrow();
        var message = new NewMessage(draft.id(), conversation, null, null, ticket.id(), Ids.next(), "automatic", Actor.SYSTEM, MessageKind.REPLY,
                new Person(name, draft.from()), null, null, draft.to(), draft.cc(), List.of(), draft.channel(), Language.of(draft.text()),
                draft.externalId(), draft.subject(), draft.text(), null, draft.html(), true, Map.of(), null, 0, 0, List.of(), now);
        writer.add(ticket, message, Map.of(), draft.hold());
    }

    /** A message of the desk's own was not written, and why. */
    public void withheld(UUID ticketId, String what, String to, String reason) {
        events.publishEvent(new TicketEvent.AutomaticWithheld(ticketId, null, Actor.SYSTEM, clock.instant(), what, to, reason));
    }

    /**
     * The customer's last word was only a thank-you: the ticket is solved, as it was.
     *
     * @throws Problem {@code not-reopened} unless that word is what opened it, and nothing has been done to its status since
     */
    public void keepSolved(long number, Caller caller) {
        var now = clock.instant();
        var ticket = door.open(number, Right.CHANGE, caller);
        var reopening = jdbc.sql("""
                select m.id from ticket_event e
                join placement p on p.operation_id = e.operation_id and p.ticket_id = e.ticket_id and p.removed_by is null
                join message m on m.id = p.message_id
                where e.ticket_id = :ticket and e.type = 'changed' and jsonb_exists(e.payload, 'status') and (m.evidence ->> 'reopened')::boolean
                  and not exists (select 1 from ticket_event later where later.ticket_id = e.ticket_id and later.id > e.id
                                  and later.type = 'changed' and jsonb_exists(later.payload, 'status'))""")
                .param("ticket", ticket.id())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "not-reopened"));
        var changes = ticket.set(TicketPatch.status(Status.RESOLVED), now);
        tickets.save(ticket);
        var operation = Ids.next();
        messages.operation(operation, "keep-solved", Actor.of(caller), now);
        events.publishEvent(new TicketEvent.KeptSolved(ticket.id(), operation, Actor.of(caller), now, reopening));
        events.publishEvent(new TicketEvent.TicketChanged(ticket.id(), operation, Actor.of(caller), now, changes));
    }

    private static Ticket open(String subject, String channel, Customer customer, @Nullable UUID team, Instant now) {
        return Ticket.open(Ids.next(), subject, channel, customer, team, now);
    }

    private Ticket survivor(Ticket ticket, Caller caller) {
        var into = ticket.mergedInto();
        if (into == null) return ticket;
        return survivor(tickets.lock(into).filter(other -> door.sees(other, caller)).orElseThrow(Problem::notFound), caller);
    }

    /** For who wants to do something about a ticket elsewhere. @throws Problem {@code not-found}, {@code no-right} */
    @Transactional(readOnly = true)
    public void require(UUID ticket, Right right, Caller caller) {
        door.require(ticket, right, caller);
    }
}

package io.tributary.ticket;

import io.tributary.customer.Customer;
import io.tributary.customer.Customers;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.MessageStore.NewMessage;
import io.tributary.ticket.MessageStore.Participant;
import io.tributary.ticket.Threading.Verdict;
import io.tributary.ticket.TicketEvent.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers say, however it reaches us: it joins the ticket its evidence names, or opens one. */
@Service
@Transactional
public class Arrivals {

    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final MessageStore messages;
    private final Threading threading;
    private final Reopening reopening;
    private final LateParents lateParents;
    private final Customers customers;
    private final Clock clock;

    Arrivals(TicketRepository tickets, TicketWriter writer, MessageStore messages, Threading threading, Reopening reopening,
            LateParents lateParents, Customers customers, Clock clock) {
        this.tickets = tickets;
        this.writer = writer;
        this.messages = messages;
        this.threading = threading;
        this.reopening = reopening;
        this.lateParents = lateParents;
        this.customers = customers;
        this.clock = clock;
    }

    /** A message came in. Returns its id. */
    public UUID receive(IncomingMessage in) {
        return place(Ids.next(), in);
    }

    /** Keeps a message out of every ticket, with no customer, participant or event, until it is released or deleted. Returns its id. */
    public UUID quarantine(IncomingMessage in) {
        var id = Ids.next();
        messages.quarantine(id, in, clock.instant());
        messages.attach(id, in.files(), clock.instant());
        return id;
    }

    /** A quarantined message was none of the bad ones: it is placed as if it came now, under the id it has. */
    public void release(UUID message, IncomingMessage in) {
        messages.forget(message);
        place(message, in);
    }

    /** Deletes a quarantined message with its files. */
    public void delete(UUID quarantined) {
        messages.forget(quarantined);
    }

    private UUID place(UUID id, IncomingMessage in) {
        var at = in.origin() == Origin.ARCHIVE ? archived(in) : clock.instant();
        var customer = customers.recognise(in.from());
        var verdict = threading.place(in, customer);
        var evidence = new LinkedHashMap<>(verdict.evidence());
        if (Thanks.mere(in)) evidence.put("thanks", true);
        var waiting = verdict.ticket() == null ? open(id, in, customer, verdict, evidence, at) : join(id, in, customer, verdict, evidence, at);
        messages.attach(id, in.files(), at);
        lateParents.landed(id, waiting);
        return id;
    }

    private List<UUID> open(UUID id, IncomingMessage in, Customer customer, Verdict verdict, Map<String, Object> evidence, Instant at) {
        var ticket = Ticket.open(Ids.next(), in.subject(), in.channel(), customer, in.team(), at);
        if (in.origin() == Origin.ARCHIVE) ticket.archive(at);
        in.alsoTeams().forEach(ticket::share);
        var waiting = writer.open(ticket, message(id, in, customer, ticket, verdict, evidence, at), in.origin(), Duration.ZERO);
        messages.link(ticket.id(), verdict.hints(), at);
        messages.carryParticipants(verdict.hints(), ticket.id(), at);
        lateParents.await(id, verdict.unknown(), at);
        return waiting;
    }

    private List<UUID> join(UUID id, IncomingMessage in, Customer customer, Verdict verdict, Map<String, Object> evidence, Instant at) {
        // It may have become part of another in the same moment.
        var ticket = survivor(java.util.Objects.requireNonNull(verdict.ticket()));
        in.alsoTeams().forEach(ticket::share);
        var silent = in.automatic() || in.origin() == Origin.ARCHIVE;
        if (!silent && ticket.status() == Status.RESOLVED) evidence.put("reopened", true);
        Map<String, Change> changes = silent ? Map.of() : ticket.heardFromCustomer(reopening.assigneeAvailable(ticket), at);
        return writer.add(ticket, message(id, in, customer, ticket, verdict, evidence, at), changes, Duration.ZERO);
    }

    private static NewMessage message(UUID id, IncomingMessage in, Customer customer, Ticket ticket, Verdict verdict,
            Map<String, Object> evidence, Instant at) {
        var continued = verdict.conversation();
        return new NewMessage(id, continued == null ? Ids.next() : continued, continued == null ? customer.id() : null, verdict.answers(), ticket.id(), Ids.next(),
                "receive", Actor.customer(customer.id(), customer.name()), MessageKind.CUSTOMER, new Person(in.from().name(), in.from().value()),
                null, customer.id(), in.to(), in.cc(), in.replyTo(), in.channel(), in.lang(), in.externalId(), in.subject(), in.text(),
                in.quoted(), in.html(), in.automatic(), evidence, in.inboxId(), in.parserVersion(), in.sanitizerVersion(), participants(in), at);
    }

    /** Whoever wrote may go on writing; so may those a customer put in To or Cc. A machine brings nobody along, and a postmaster not even itself. */
    private static List<Participant> participants(IncomingMessage in) {
        if (in.deliveryReport()) return List.of();
        var people = new ArrayList<Participant>();
        people.add(new Participant(in.from(), "wrote"));
        if (in.automatic()) return people;
        in.replyTo().forEach(address -> people.add(new Participant(address, "customer")));
        in.invited().forEach(address -> people.add(new Participant(address, "customer")));
        return people;
    }

    /** The date the mail bears, if one can believe it. */
    private Instant archived(IncomingMessage in) {
        var written = in.writtenAt();
        var now = clock.instant();
        return written == null || written.isAfter(now) || written.isBefore(Instant.EPOCH.plus(Duration.ofDays(7_305))) ? now : written;
    }

    /** Whether the holder of a ticket's status link can still say something there. */
    @Transactional(readOnly = true)
    public boolean open(UUID ticketId) {
        var ticket = tickets.findById(ticketId).orElseThrow(Problem::notFound);
        var into = ticket.mergedInto();
        return into == null ? reopening.open(ticket, clock.instant()) : open(into);
    }

    /**
     * The holder of a ticket's status link writes, in the ticket's own name.
     *
     * @param id what the message will be called; one of that name that is there already is left as it is
     * @throws Problem {@code ticket-closed} if nothing can be said there any more
     */
    public void write(UUID id, UUID ticketId, String text, Map<String, Object> evidence) {
        var now = clock.instant();
        var customer = customers.get(tickets.findById(ticketId).orElseThrow(Problem::notFound).customerId());
        var ticket = survivor(ticketId);
        if (messages.knows(id)) return;
        if (!reopening.open(ticket, now)) throw new Problem(HttpStatus.CONFLICT, "ticket-closed");
        var address = customers.address(customer.id());
        var said = new LinkedHashMap<>(evidence);
        if (ticket.status() == Status.RESOLVED) said.put("reopened", true);
        var changes = ticket.heardFromCustomer(reopening.assigneeAvailable(ticket), now);
        var message = new NewMessage(id, writer.conversation(ticket, customer), null, null, ticket.id(), Ids.next(), "receive",
                Actor.customer(customer.id(), customer.name()), MessageKind.CUSTOMER, new Person(customer.name(), address.value()), null,
                customer.id(), List.of(), List.of(), List.of(), ticket.channel(), Language.of(text), null, ticket.subject(), text, null, null,
                false, said, null, 0, 0, List.of(), now);
        writer.add(ticket, message, changes, Duration.ZERO);
    }

    /** The customer says it is solved. One that is solved already stays so; so does another person's, into which this one was merged. */
    public void solved(UUID ticketId) {
        var now = clock.instant();
        var customer = customers.get(tickets.findById(ticketId).orElseThrow(Problem::notFound).customerId());
        var ticket = survivor(ticketId);
        if (!ticket.customerId().equals(customer.id())) return;
        writer.change(ticket, "solved", Actor.customer(customer.id(), customer.name()), ticket.solvedByCustomer(now), now);
    }

    /** The ticket, or the one it was merged into. */
    private Ticket survivor(UUID id) {
        var ticket = tickets.lock(id).orElseThrow(Problem::notFound);
        var into = ticket.mergedInto();
        return into == null ? ticket : survivor(into);
    }
}

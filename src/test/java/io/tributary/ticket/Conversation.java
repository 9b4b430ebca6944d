package io.tributary.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.customer.Address;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.portal.StatusPages;
import io.tributary.ticket.Expected.Moved;
import io.tributary.ticket.Expected.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few customers and one agent, doing what comes to their mind, next to what is expected of it. */
class Conversation {

    private final Random random;
    private final Arrivals arrivals;
    private final Tickets tickets;
    private final Merges merges;
    private final Splits splits;
    private final Undoing undoing;
    private final StatusPages pages;
    private final JdbcClient jdbc;
    private final Caller agent;
    private final String run = UUID.randomUUID().toString();
    private final Expected expected = new Expected();
    private final Map<UUID, Long> numbers = new LinkedHashMap<>();
    private final Map<UUID, UUID> conversations = new HashMap<>();
    /** Announced as a parent, not yet here: the external id, by the answer that came before it. */
    private final Map<UUID, String> awaited = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int moves;

    Conversation(ApplicationContext desk, Random random) {
        this.random = random;
        arrivals = desk.getBean(Arrivals.class);
        tickets = desk.getBean(Tickets.class);
        merges = desk.getBean(Merges.class);
        splits = desk.getBean(Splits.class);
        undoing = desk.getBean(Undoing.class);
        pages = desk.getBean(StatusPages.class);
        jdbc = desk.getBean(JdbcClient.class);
        var admin = desk.getBean(Agents.class).byEmail("admin@tributary.example").orElseThrow();
        agent = new Caller(admin.id(), admin.name(), Role.ADMIN, null);
    }

    void run(int steps) {
        try {
            for (int i = 0; i < 3; i++) mail(customer(random.nextInt(2)), null);
            for (int i = 0; i < steps; i++) {
                step();
                check();
            }
            checkPeople();
            undoAll();
            assertThat(expected.standing()).isEmpty();
            check();
            checkPeople();
            checkHistory();
        } catch (Throwable failed) {
            throw new AssertionError(String.join("\n", told), failed);
        }
    }

    private String customer(int which) {
        return "c" + which + "-" + run + "@example.com";
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> mail(customer(random.nextInt(3)), null);
            case 1, 2, 3 -> answerSomething();
            case 4 -> early();
            case 5 -> parentLands();
            case 6, 7 -> write(random.nextInt(3) > 0 ? MessageKind.REPLY : MessageKind.NOTE);
            case 8, 9 -> merge();
            case 10 -> split();
            default -> undo();
        }
    }

    private String id(UUID message) {
        return message + "@x";
    }

    /** A customer writes, or answers a message. */
    private UUID mail(String from, @Nullable UUID parent) {
        var message = mail(from, UUID.randomUUID() + "@x", parent == null ? List.of() : List.of(externalId(parent)));
        said(message, from, parent, "customer");
        return message;
    }

    private UUID mail(String from, String externalId, List<String> references) {
        var address = Address.email(from, null);
        return arrivals.receive(new IncomingMessage(Ids.next(), "email", null, List.of(), address, List.of(), List.of(), List.of(), List.of(), "Lamp",
                "Text of " + externalId, null, null, null, externalId, references, List.of(), List.of(), false, Origin.BACKLOG, null, false, false,
                List.of(), Map.of(), 1, 1));
    }

    private void said(UUID message, String by, @Nullable UUID parent, String kind) {
        UUID ticket = null;
        UUID conversation = UUID.randomUUID();
        if (parent == null) {
            ticket = jdbc.sql("select ticket_id from placement where message_id = ?").param(message).query(UUID.class).single();
            assertThat(numbers).as("a mail that answers nothing opens a ticket").doesNotContainKey(ticket);
            numbers.put(ticket, jdbc.sql("select number from ticket where id = ?").param(ticket).query(Long.class).single());
        } else {
            conversation = kind.equals("customer") ? lastOf(expected.places().get(parent), by) : conversations.get(parent);
        }
        conversations.put(message, conversation);
        expected.steps.add(new Said(message, parent, ticket, by, kind, conversation));
        told.add(kind + " " + message + " by " + by + " answers " + parent + " in " + ticket);
    }

    /** The conversation the customer has in the ticket; else a new one. */
    private UUID lastOf(UUID ticket, String customer) {
        UUID last = UUID.randomUUID();
        for (var message : expected.in(ticket)) {
            var owner = expected.steps.stream().filter(Said.class::isInstance).map(Said.class::cast)
                    .filter(said -> said.kind().equals("customer") && said.conversation().equals(expected.said(message).conversation())).findFirst();
            if (owner.isPresent() && owner.get().by().equals(customer)) last = expected.said(message).conversation();
        }
        return last;
    }

    private String externalId(UUID message) {
        return jdbc.sql("select external_id from message where id = ?").param(message).query(String.class).single();
    }

    private void answerSomething() {
        var all = expected.places().keySet().stream().map(expected::said).filter(said -> !said.kind().equals("note")).toList();
        var parent = pick(all);
        // Whoever wrote it, or got it, answers.
        mail(parent.by(), parent.message());
    }

    private void early() {
        var from = customer(random.nextInt(2));
        var unknown = UUID.randomUUID() + "@x";
        var message = mail(from, UUID.randomUUID() + "@x", List.of(unknown));
        said(message, from, null, "customer");
        awaited.put(message, unknown);
    }

    private void parentLands() {
        if (awaited.isEmpty()) return;
        var child = awaited.keySet().iterator().next();
        var from = expected.said(child).by();
        var answers = expected.places().keySet().stream().map(expected::said).filter(said -> said.by().equals(from) && !said.kind().equals("note")).toList();
        var parent = pick(answers).message();
        if (parent.equals(child)) return;
        var external = awaited.remove(child);
        var message = mail(from, external, List.of(externalId(parent)));
        said(message, from, parent, "customer");
        var source = expected.places().get(child);
        var into = expected.places().get(message);
        var inIt = expected.in(source).stream().map(expected::said).toList();
        var untouched = inIt.stream().allMatch(said -> said.kind().equals("customer")) && inIt.stream().map(Said::conversation).distinct().count() == 1;
        if (source.equals(into) || !untouched) return;
        expected.lateParents.put(child, message);
        expected.steps.add(new Moved(lastOperation(source), source, into, null));
        told.add("rethread " + source + " into " + into);
        moves++;
    }

    private void write(MessageKind kind) {
        var ticket = pick(alive());
        var thread = expected.in(ticket);
        // Its own messages were split off, and those of a merge went back: nobody is left to answer.
        if (thread.isEmpty()) return;
        // The thread an answer goes on with: that in which a customer wrote last.
        var last = expected.said(thread.stream().filter(message -> expected.said(message).kind().equals("customer")).reduce((one, two) -> two)
                .orElse(thread.getLast()));
        var answered = thread.stream().filter(message -> expected.said(message).conversation().equals(last.conversation())).reduce((one, two) -> two).orElseThrow();
        var message = Ids.next();
        var reply = kind == MessageKind.REPLY;
        tickets.reply(numbers.get(ticket), new Draft(message, kind, "email", "support@tributary.example", "Lamp", "Answer", null,
                reply ? List.of(Address.email(last.by(), null)) : List.of(), List.of(), List.of(), null, Duration.ofDays(1), null, reply ? id(message) : null), agent);
        said(message, last.by(), answered, kind.key());
    }

    private List<UUID> alive() {
        var merged = expected.merged();
        return numbers.keySet().stream().filter(ticket -> !merged.containsKey(ticket)).toList();
    }

    private void merge() {
        var source = pick(List.copyOf(numbers.keySet()));
        var into = pick(List.copyOf(numbers.keySet()));
        var merged = expected.merged();
        var refused = source.equals(into) ? "same-ticket" : merged.containsKey(source) || merged.containsKey(into) ? "already-merged" : null;
        if (refused != null) {
            refuses(refused, () -> merges.merge(numbers.get(source), numbers.get(into), "merge", agent));
            return;
        }
        merges.merge(numbers.get(source), numbers.get(into), "merge", agent);
        expected.steps.add(new Moved(lastOperation(source), source, into, null));
        told.add("merge " + source + " into " + into);
        moves++;
    }

    private void split() {
        var source = pick(alive());
        var thread = expected.in(source);
        Set<UUID> chosen = thread.stream().filter(message -> random.nextBoolean()).collect(Collectors.toSet());
        if (chosen.isEmpty()) return;
        var owner = jdbc.sql("select a.value from ticket t join customer_address a on a.customer_id = t.customer_id where t.id = ?").param(source)
                .query(String.class).single();
        var refused = chosen.stream().allMatch(message -> expected.said(message).kind().equals("note")) ? "only-notes"
                : thread.stream().noneMatch(message -> !chosen.contains(message) && !expected.said(message).kind().equals("note")
                        && expected.said(message).by().equals(owner)) ? "nothing-left" : null;
        if (refused != null) {
            refuses(refused, () -> splits.split(numbers.get(source), chosen, null, agent));
            return;
        }
        var number = splits.split(numbers.get(source), chosen, null, agent);
        var part = jdbc.sql("select id from ticket where number = ?").param(number).query(UUID.class).single();
        numbers.put(part, number);
        expected.steps.add(new Moved(lastOperation(source), source, part, chosen));
        told.add("split " + chosen + " from " + source + " to " + part);
        moves++;
    }

    private void undo() {
        if (expected.standing().isEmpty()) return;
        undo(pick(expected.standing()));
    }

    private void undo(Moved operation) {
        var asked = numbers.get(random.nextBoolean() ? operation.from() : operation.to());
        told.add("undo " + operation);
        if (expected.blocked(operation)) {
            refuses("undo-newer-first", () -> undoing.undo(asked, operation.operation(), agent));
            return;
        }
        undoing.undo(asked, operation.operation(), agent);
        expected.undone.add(operation.operation());
        moves++;
        refuses("nothing-to-undo", () -> undoing.undo(asked, operation.operation(), agent));
    }

    private void undoAll() {
        while (!expected.standing().isEmpty()) undo(expected.standing().getLast());
    }

    private static void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(Problem.class, call)).as(code).isNotNull().extracting(Problem::code).isEqualTo(code);
    }

    private UUID lastOperation(UUID ticket) {
        return jdbc.sql("select operation_id from ticket_event where ticket_id = ? and type = 'moved' order by id desc limit 1")
                .param(ticket)
                .query(UUID.class)
                .single();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void check() {
        record Row(UUID message, UUID ticket) {}
        var ids = expected.places().keySet();
        var rows = jdbc.sql("select message_id as message, ticket_id as ticket from placement where removed_by is null and message_id in (:ids)")
                .param("ids", ids).query(Row.class).list();
        assertThat(rows).as("every message is placed once").hasSameSizeAs(ids);
        assertThat(rows.stream().collect(Collectors.toMap(Row::message, Row::ticket))).containsExactlyInAnyOrderEntriesOf(expected.places());
        record Fate(UUID id, @Nullable UUID into, long messages, @Nullable Long shown, String status) {}
        var fates = jdbc.sql("""
                select t.id, t.merged_into as into, q.message_count as messages, q.merged_into as shown, q.status
                from ticket t join queue_row q on q.ticket_id = t.id and q.rev = t.rev and q.status = t.status where t.id in (:ids)""")
                .param("ids", numbers.keySet()).query(Fate.class).list();
        assertThat(fates).as("every row of the queue is up to date").hasSize(numbers.size());
        for (var fate : fates) {
            var into = expected.merged().get(fate.id);
            assertThat(fate.into).isEqualTo(into);
            assertThat(fate.shown).isEqualTo(into == null ? null : numbers.get(into));
            assertThat(fate.messages).isEqualTo(expected.in(fate.id).size());
            assertThat(fate.status.equals("closed")).isEqualTo(into != null);
        }
    }

    /** Nobody takes part in, or reads, what they were never part of; and everybody in what they are. */
    private void checkPeople() {
        for (var ticket : alive()) {
            var thread = expected.in(ticket).stream().map(expected::said).toList();
            var people = jdbc.sql("select value from participant where ticket_id = ?").param(ticket).query(String.class).set();
            var parties = thread.stream().filter(said -> !said.kind().equals("note")).map(Said::by).collect(Collectors.toCollection(HashSet::new));
            assertThat(people).as("participants of " + ticket).isEqualTo(parties);
            var owner = jdbc.sql("select a.value from ticket t join customer_address a on a.customer_id = t.customer_id where t.id = ?").param(ticket)
                    .query(String.class).single();
            var shown = pages.of(ticket).messages().stream().map(message -> message.id()).collect(Collectors.toSet());
            var own = thread.stream().filter(said -> said.kind().equals("customer") && said.by().equals(owner)).map(Said::message).collect(Collectors.toSet());
            assertThat(shown).as("status page of " + ticket).isEqualTo(own);
        }
    }

    private void checkHistory() {
        var moved = jdbc.sql("select count(*) from ticket_event where type = 'moved' and ticket_id in (:ids)").param("ids", numbers.keySet())
                .query(Long.class).single();
        assertThat(moved).isEqualTo(2L * moves);
        var live = jdbc.sql("select count(distinct ticket_id) from feed where ticket_id in (:ids)").param("ids", numbers.keySet()).query(Long.class).single();
        assertThat(live).isEqualTo(numbers.size());
    }
}

package io.tributary.sla;

import io.tributary.console.CustomerCare;
import io.tributary.customer.Address;
import io.tributary.customer.CustomerSheet;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Arrivals;
import io.tributary.ticket.Draft;
import io.tributary.ticket.IncomingMessage;
import io.tributary.ticket.Merges;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.Origin;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Splits;
import io.tributary.ticket.Standings;
import io.tributary.ticket.Status;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import io.tributary.ticket.Undoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer or two and an agent, doing what comes to their mind, while time passes. */
public final class RandomHistory {

    private static final String[] STATUSES = {"open", "pending", "on_hold", "resolved", "open"};
    /** The first of them are those a policy may ask for. */
    static final String[] TAGS = {"gold", "china", "plain"};

    private final Random random;
    private final MovableClock clock;
    private final Arrivals arrivals;
    private final Tickets tickets;
    private final Merges merges;
    private final Splits splits;
    private final Undoing undoing;
    private final JdbcClient jdbc;
    private final CustomerCare care;
    private final Standings standings;
    private final List<UUID> calendars;
    private final Caller agent;
    private final List<UUID> teams;
    private final String run = UUID.randomUUID().toString();
    public final List<Long> numbers = new ArrayList<>();
    public final List<String> told = new ArrayList<>();

    public RandomHistory(ApplicationContext desk, MovableClock clock, Random random) {
        this.random = random;
        this.clock = clock;
        arrivals = desk.getBean(Arrivals.class);
        tickets = desk.getBean(Tickets.class);
        merges = desk.getBean(Merges.class);
        splits = desk.getBean(Splits.class);
        undoing = desk.getBean(Undoing.class);
        jdbc = desk.getBean(JdbcClient.class);
        care = desk.getBean(CustomerCare.class);
        standings = desk.getBean(Standings.class);
        calendars = desk.getBean(Calendars.class).all().stream().map(CalendarView::id).toList();
        teams = desk.getBean(Teams.class).all().stream().map(team -> team.id()).toList();
        var admin = desk.getBean(Agents.class).byEmail("admin@tributary.example").orElseThrow();
        agent = new Caller(admin.id(), admin.name(), Role.ADMIN, null);
    }

    public void run(int steps) {
        mail(null, false);
        goOn(steps);
    }

    public void goOn(int steps) {
        for (int i = 0; i < steps; i++) {
            if (random.nextInt(3) == 0) clock.advance(Duration.ofSeconds((long) (60 * Math.pow(2, random.nextDouble() * 9))));
            try {
                step(numbers.get(random.nextInt(numbers.size())));
            } catch (Problem refused) {
                told.add("refused: " + refused.code());
            }
        }
    }

    private void step(long ticket) {
        switch (random.nextInt(18)) {
            case 0 -> mail(null, random.nextInt(5) == 0);
            case 1, 2 -> mail(ticket, false);
            case 3 -> mail(ticket, true);
            case 4, 5 -> write(ticket, MessageKind.REPLY, random.nextInt(4) == 0 ? Status.PENDING : null);
            case 6 -> write(ticket, MessageKind.NOTE, null);
            case 7 -> takeBack(ticket);
            case 8 -> deliver(ticket);
            case 9, 10 -> patch(ticket, "status", STATUSES[random.nextInt(STATUSES.length)]);
            case 11 -> patch(ticket, "priority", Priority.values()[random.nextInt(4)].key());
            case 12 -> patch(ticket, "tags", List.of(TAGS[random.nextInt(TAGS.length)]));
            case 13 -> patch(ticket, "team", teams.get(random.nextInt(teams.size())));
            case 14 -> move(ticket);
            case 15 -> decide("tier", random.nextBoolean() ? "vip" : "standard");
            case 16 -> decide("calendar", random.nextInt(3) == 0 ? null : calendars.get(random.nextInt(calendars.size())));
            default -> {
                told.add("kept solved " + ticket);
                tickets.keepSolved(ticket, agent);
            }
        }
    }

    private Address address() {
        return Address.email("c" + random.nextInt(2) + "-" + run + "@example.com", null);
    }

    private void mail(@Nullable Long ticket, boolean automatic) {
        var parents = ticket == null ? List.<String>of()
                : jdbc.sql("""
                        select m.external_id from placement p join message m on m.id = p.message_id join ticket t on t.id = p.ticket_id
                        where t.number = ? and p.removed_by is null and m.kind = 'customer' order by m.created_at desc limit 1""").param(ticket).query(String.class).list();
        var address = address();
        told.add((automatic ? "automatic " : "") + "mail to " + ticket);
        var message = arrivals.receive(new IncomingMessage(Ids.next(), "email", null, List.of(), address, List.of(), List.of(), List.of(), List.of(), "Lamp",
                random.nextInt(3) == 0 ? "Thank you!" : "It is broken.", null, null, null, UUID.randomUUID() + "@x", parents, List.of(), List.of(), automatic,
                Origin.BACKLOG, null, false, false, List.of(), Map.of(), 1, 1));
        var number = jdbc.sql("select t.number from placement p join ticket t on t.id = p.ticket_id where p.message_id = ? and p.removed_by is null").param(message)
                .query(Long.class).single();
        if (!numbers.contains(number)) numbers.add(number);
    }

    private void write(long ticket, MessageKind kind, @Nullable Status next) {
        told.add(kind + " in " + ticket + " then " + next);
        tickets.reply(ticket, new Draft(Ids.next(), kind, "email", "support@tributary.example", "Lamp", "Answer", null, List.of(), List.of(), List.of(), null,
                Duration.ofDays(3_000), next, kind == MessageKind.REPLY ? UUID.randomUUID() + "@y" : null), agent);
    }

    private record Reply(UUID id, UUID ticket) {}

    private @Nullable Reply someReply(long ticket) {
        var replies = jdbc.sql("""
                select m.id, p.ticket_id as ticket from placement p join message m on m.id = p.message_id join ticket t on t.id = p.ticket_id
                where t.number = ? and p.removed_by is null and m.kind = 'reply' and not m.automatic order by m.id""").param(ticket).query(Reply.class).list();
        return replies.isEmpty() ? null : replies.get(random.nextInt(replies.size()));
    }

    private void takeBack(long ticket) {
        var reply = someReply(ticket);
        if (reply == null) return;
        told.add("taken back in " + ticket);
        tickets.withdraw(reply.ticket, reply.id, agent);
    }

    private void deliver(long ticket) {
        var reply = someReply(ticket);
        if (reply == null) return;
        // What has failed is sent only when it was tried again.
        var before = jdbc.sql("select payload ->> 'state' from ticket_event where type = 'delivery' and payload ->> 'message' = ? order by id desc limit 1")
                .param(reply.id.toString()).query(String.class).optional();
        var state = before.filter("failed"::equals).isPresent() ? "queued" : List.of("failed", "queued", "sent").get(random.nextInt(3));
        told.add(state + " in " + ticket);
        tickets.delivered(reply.ticket, reply.id, state, Map.of());
    }

    private void patch(long ticket, String field, Object value) {
        told.add(field + " of " + ticket + ": " + value);
        var fields = new HashMap<String, Object>();
        fields.put(field, value);
        tickets.patch(ticket, new TicketPatch(fields), null, agent);
    }

    /** What one of the customers is to us from now on. */
    private void decide(String field, @Nullable Object value) {
        var address = address();
        told.add(field + " of " + address.value() + ": " + value);
        jdbc.sql("select customer_id from customer_address where value = ?").param(address.normalised()).query(UUID.class).optional().ifPresent(customer -> {
            care.change(agent, customer, before -> new CustomerSheet(before.id(), before.name(), field.equals("tier") ? String.valueOf(value) : before.tier(),
                    before.organisation(), field.equals("calendar") ? (UUID) value : before.calendar(), before.rev()), null);
            standings.follow();
        });
    }

    private void move(long ticket) {
        var other = numbers.get(random.nextInt(numbers.size()));
        switch (random.nextInt(3)) {
            case 0 -> {
                told.add("merge " + ticket + " into " + other);
                merges.merge(ticket, other, "merge", agent);
            }
            case 1 -> {
                var messages = jdbc.sql("""
                        select p.message_id from placement p join ticket t on t.id = p.ticket_id where t.number = ? and p.removed_by is null order by p.message_id""")
                        .param(ticket).query(UUID.class).list();
                told.add("split " + ticket);
                numbers.add(splits.split(ticket, Set.copyOf(messages.subList(messages.size() / 2, messages.size())), null, agent));
            }
            default -> {
                told.add("undo " + ticket);
                undoing.undo(ticket, null, agent);
            }
        }
    }
}

package io.tributary.channel;

import io.tributary.customer.Address;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.ticket.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whom a reply goes to. Left open, it goes to the customer, and to all whom the customer or an agent has put on the ticket; never to
 * an address of ours, however it is written, and to nobody twice.
 */
@Service
public class Recipients {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;

    Recipients(JdbcClient jdbc, ChannelAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    public record Chosen(List<Address> to, List<Address> cc) {}

    /**
     * @param customer where the ticket's customer is known to be reached
     * @param to whom the writer named, null to leave it open
     * @param cc likewise; {@code to} named and {@code cc} not means nobody else
     * @throws Problem {@code invalid} for an address no mail can go to, for more than fifty, and if nobody is left
     */
    public Chosen choose(long ticket, Address customer, @Nullable List<String> to, @Nullable List<String> cc) {
        var named = to == null ? List.<String>of() : to;
        var open = named.isEmpty();
        var taken = new HashSet<String>();
        var chosenTo = open ? kept(customer(ticket, customer), taken) : kept(named("to", named), taken);
        if (chosenTo.isEmpty()) throw Problem.invalid("to", "address");
        var chosenCc = cc != null ? kept(named("cc", cc), taken) : open ? copied(ticket, chosenTo, taken) : List.<Address>of();
        if (chosenTo.size() + chosenCc.size() > MOST) throw Problem.invalid(chosenTo.size() > MOST ? "to" : "cc", "too-many");
        return new Chosen(chosenTo, chosenCc);
    }

    /** Who gets a copy of a reply that leaves it open. */
    public List<Address> copied(long ticket, Address customer) {
        var taken = new HashSet<String>();
        var to = kept(customer(ticket, customer), taken);
        return copied(ticket, to, taken);
    }

    private List<Address> copied(long ticket, List<Address> to, Set<String> taken) {
        return kept(invited(ticket), taken).stream().limit(Math.max(0, MOST - to.size())).toList();
    }

    /** Where the customer's last mail asks for answers, else where it came from. */
    private List<Address> customer(long ticket, Address known) {
        record Last(String replyTo, @Nullable String name, @Nullable String address) {}
        var last = jdbc.sql("""
                select m.reply_to, m.author_name as name, m.author_address as address
                from ticket t join placement p on p.ticket_id = t.id and p.removed_by is null join message m on m.id = p.message_id
                where t.number = ? and m.kind = 'customer' and not m.automatic and m.author_customer = t.customer_id
                order by m.created_at desc, m.id desc limit 1""").param(ticket).query(Last.class).optional();
        if (last.isEmpty()) return List.of(known);
        var asked = Arrays.stream(Json.read(last.get().replyTo, Person[].class)).flatMap(person -> address(person.address(), person.name())).toList();
        if (asked.stream().anyMatch(this::reachable)) return asked.stream().filter(this::reachable).limit(MOST).toList();
        var author = address(last.get().address, last.get().name).toList();
        return author.stream().anyMatch(this::reachable) ? author : List.of(known);
    }

    private List<Address> invited(long ticket) {
        return jdbc.sql("""
                select p.display as value, p.name from participant p join ticket t on t.id = p.ticket_id
                where t.number = ? and p.kind = 'email' and p.source in ('customer', 'agent') order by p.at, p.value""")
                .param(ticket)
                .query((row, n) -> Address.email(row.getString("value"), row.getString("name")))
                .list();
    }

    private static Stream<Address> address(@Nullable String value, @Nullable String name) {
        return value == null ? Stream.of() : Stream.of(Address.email(value, name));
    }

    private static List<Address> named(String field, List<String> addresses) {
        return addresses.stream().map(address -> {
            if (!MailAddress.sendable(address.strip())) throw Problem.invalid(field, "address");
            return Address.email(address, null);
        }).toList();
    }

    private boolean reachable(Address address) {
        return MailAddress.sendable(address.value()) && !accounts.isOurs(address);
    }

    private List<Address> kept(List<Address> addresses, Set<String> taken) {
        var kept = new ArrayList<Address>();
        for (var address : addresses) if (reachable(address) && taken.add(address.normalised())) kept.add(address);
        return kept;
    }
}

package io.tributary.customer;

import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows people by their addresses. */
@Service
@Transactional
public class Customers {

    /** A person known only by having written: the address is theirs as far as the channel can tell. */
    private static final int WROTE_FROM_IT = 60;

    static final String STANDARD = "standard";
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The person behind this address; a new one if nobody has it. Merged people answer as who they became. Two first mails at
     * once end in one person: the loser of the race meets the unique address, and is tried again by its caller.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Customer recognise(Address address) {
        return jdbc.sql("""
                select c.id, coalesce(c.name, a.display) as name, c.organisation_id as organisation, c.tier, coalesce(c.calendar_id, o.calendar_id) as calendar
                from customer_address a
                join customer was on was.id = a.customer_id
                join customer c on c.id = coalesce(was.merged_into, was.id)
                left join organisation o on o.id = c.organisation_id
                where a.kind = ? and a.value = ?""")
                .params(address.kind(), address.normalised())
                .query(Customer.class)
                .optional()
                .orElseGet(() -> welcome(address));
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        return jdbc.sql("""
                select c.id, c.name, c.organisation_id as organisation, c.tier, coalesce(c.calendar_id, o.calendar_id) as calendar
                from customer c left join organisation o on o.id = c.organisation_id where c.id = ?""")
                .param(id)
                .query(Customer.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** The address by which we came to know this person. */
    @Transactional(readOnly = true)
    public Address address(UUID customer) {
        return jdbc.sql("select kind, display as value, null as name from customer_address where customer_id = ? order by created_at, id limit 1")
                .param(customer)
                .query(Address.class)
                .single();
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public CustomerSheet sheet(UUID id) {
        return jdbc.sql("select id, name, tier, organisation_id as organisation, calendar_id as calendar, rev from customer where id = ?")
                .param(id)
                .query(CustomerSheet.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** Everywhere this person can be reached, in the order we came to know it. */
    @Transactional(readOnly = true)
    public List<Address> addresses(UUID customer) {
        return jdbc.sql("select kind, display as value, null as name from customer_address where customer_id = ? order by created_at, id")
                .param(customer)
                .query(Address.class)
                .list();
    }

    /**
     * Decides about a person.
     *
     * @param decide what is to hold, from what holds
     * @param seen the rev the caller decided by; null to decide whatever stands there
     * @throws Problem {@code not-found}, {@code changed-meanwhile}, {@code invalid}
     */
    public CustomerSheet change(UUID id, @Nullable String seen, UnaryOperator<CustomerSheet> decide) {
        jdbc.sql("select 1 from customer where id = ? for update").param(id).query(row -> {});
        var was = sheet(id);
        if (seen != null && !seen.equals(Long.toString(was.rev()))) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        var is = decide.apply(was);
        if (is.equals(was)) return was;
        if (is.name() != null && (is.name().length() > LONGEST_NAME || is.name().chars().anyMatch(Character::isISOControl))) throw Problem.invalid("name", "format");
        if (!known("select exists (select 1 from tier where key = ?)", is.tier())) throw Problem.invalid("tier", "unknown");
        if (is.organisation() != null && !known("select exists (select 1 from organisation where id = ?)", is.organisation())) throw Problem.invalid("organisation", "unknown");
        jdbc.sql("update customer set name = ?, tier = ?, organisation_id = ?, calendar_id = ?, rev = rev + 1 where id = ?")
                .params(Arrays.asList(is.name(), is.tier(), is.organisation(), is.calendar(), id))
                .update();
        return sheet(id);
    }

    private boolean known(String sql, Object key) {
        return jdbc.sql(sql).param(key).query(Boolean.class).single();
    }

    /** How many people and organisations go by this calendar. */
    @Transactional(readOnly = true)
    public long goBy(UUID calendar) {
        return jdbc.sql("select (select count(*) from customer where calendar_id = :id) + (select count(*) from organisation where calendar_id = :id)")
                .param("id", calendar)
                .query(Long.class)
                .single();
    }

    private Customer welcome(Address address) {
        // A name that is only the address again says nothing.
        var name = address.name() == null || address.name().equalsIgnoreCase(address.value()) ? null : address.name();
        var value = address.normalised();
        var domain = value.substring(value.lastIndexOf('@') + 1);
        return jdbc.sql("""
                with org as (select id, tier, calendar_id from organisation where domains @> array[:domain]::text[] limit 1),
                person as (
                    insert into customer (id, name, organisation_id, tier, created_at)
                    values (:id, :name, (select id from org), coalesce((select tier from org), 'standard'), :now)
                    returning id, name, organisation_id, tier),
                known as (
                    insert into customer_address (id, customer_id, kind, value, display, source, confidence, created_at)
                    select :address, id, :kind, :value, :display, 'wrote', :confidence, :now from person)
                select id, name, organisation_id as organisation, tier, (select calendar_id from org) as calendar from person""")
                .param("domain", domain)
                .param("id", Ids.next())
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .param("address", Ids.next())
                .param("kind", address.kind())
                .param("value", value)
                .param("display", address.value())
                .param("confidence", WROTE_FROM_IT)
                .query(Customer.class)
                .single();
    }
}

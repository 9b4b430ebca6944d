package io.tributary.customer;

import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
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
                select c.id, coalesce(c.name, a.display) as name, c.organisation_id as organisation, c.tier
                from customer_address a
                join customer was on was.id = a.customer_id
                join customer c on c.id = coalesce(was.merged_into, was.id)
                where a.kind = ? and a.value = ?""")
                .params(address.kind(), address.normalised())
                .query(Customer.class)
                .optional()
                .orElseGet(() -> welcome(address));
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        return jdbc.sql("select id, name, organisation_id as organisation, tier from customer where id = ?")
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

    private Customer welcome(Address address) {
        // A name that is only the address again says nothing.
        var name = address.name() == null || address.name().equalsIgnoreCase(address.value()) ? null : address.name();
        var value = address.normalised();
        var domain = value.substring(value.lastIndexOf('@') + 1);
        return jdbc.sql("""
                with org as (select id, tier from organisation where domains @> array[:domain]::text[] limit 1),
                person as (
                    insert into customer (id, name, organisation_id, tier, created_at)
                    values (:id, :name, (select id from org), coalesce((select tier from org), 'standard'), :now)
                    returning id, name, organisation_id, tier),
                known as (
                    insert into customer_address (id, customer_id, kind, value, display, source, confidence, created_at)
                    select :address, id, :kind, :value, :display, 'wrote', :confidence, :now from person)
                select id, name, organisation_id as organisation, tier from person""")
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

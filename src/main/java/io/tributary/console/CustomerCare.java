package io.tributary.console;

import io.tributary.channel.FreemailDomains;
import io.tributary.customer.Address;
import io.tributary.customer.CustomerSheet;
import io.tributary.customer.Customers;
import io.tributary.customer.Organisation;
import io.tributary.customer.Organisations;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Right;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.sla.Calendars;
import io.tributary.ticket.Actor;
import io.tributary.ticket.Standings;
import io.tributary.ticket.Visibility;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who our customers are and what they are to us. Whoever sees a ticket of somebody sees them, and whoever may change one may put
 * their name right; what they and
 * their organisations are to us, supervisors and administrators decide.
 */
@Service
@Transactional
public class CustomerCare {

    private static final int FOUND = 50;

    private final Customers customers;
    private final Organisations organisations;
    private final Calendars calendars;
    private final Standings standings;
    private final QueueRows rows;
    private final TicketIndexing indexing;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final Audit audit;

    CustomerCare(Customers customers, Organisations organisations, Calendars calendars, Standings standings, QueueRows rows, TicketIndexing indexing, Teams teams,
            JdbcClient jdbc, Audit audit) {
        this.customers = customers;
        this.organisations = organisations;
        this.calendars = calendars;
        this.standings = standings;
        this.rows = rows;
        this.indexing = indexing;
        this.teams = teams;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * @param calendar their own; null: their organisation's holds, or else the policy's
     * @param mayDecide whether the caller may change more than the name
     */
    public record View(UUID id, @Nullable String name, List<Address> addresses, String tier, @Nullable Organisation organisation, @Nullable UUID calendar,
            boolean mayDecide, long rev) {}

    /** One of those found. */
    public record Found(UUID id, @Nullable String name, String address, String tier, @Nullable String organisation) {}

    /** @throws Problem {@code not-found} unless the caller sees a ticket of theirs */
    @Transactional(readOnly = true)
    public View get(Caller caller, UUID id) {
        require(caller, id);
        return view(caller, customers.sheet(id));
    }

    /** Those whose name or address has this in it, of whom the caller sees a ticket; fifty at most, by name. */
    @Transactional(readOnly = true)
    public List<Found> find(Caller caller, String words) {
        var query = jdbc.sql("""
                select c.id, c.name, (select display from customer_address a where a.customer_id = c.id order by a.created_at, a.id limit 1) as address, c.tier,
                    o.name as organisation
                from customer c left join organisation o on o.id = c.organisation_id
                where c.merged_into is null
                  and (position(lower(:words) in lower(coalesce(c.name, ''))) > 0
                       or exists (select 1 from customer_address a where a.customer_id = c.id and position(lower(:words) in lower(a.display)) > 0))
                  and exists (select 1 from ticket t where t.customer_id = c.id and %s)
                order by lower(coalesce(c.name, '')), c.id limit :most""".formatted(Visibility.sql("t")))
                .param("words", words.replace("\0", "").strip())
                .param("most", FOUND);
        return Visibility.params(query, teams.sight(caller)).query(Found.class).list();
    }

    /**
     * @param seen the rev the caller decided by; null to decide whatever stands there
     * @throws Problem {@code not-found}, {@code no-right}, {@code changed-meanwhile}, {@code invalid}; {@code forbidden} for an agent who decides more than a name
     */
    public View change(Caller caller, UUID id, UnaryOperator<CustomerSheet> decide, @Nullable String seen) {
        require(caller, id);
        requireChange(caller, id);
        var was = customers.sheet(id);
        var is = customers.change(id, seen, before -> {
            var after = decide.apply(before);
            if (!standing(before).equals(standing(after))) requireDecider(caller);
            check(after.calendar());
            return after;
        });
        if (!standing(was).equals(standing(is))) standings.changed(List.of(id), Actor.of(caller));
        if (!Objects.equals(was.name(), is.name())) renamed(id);
        if (!was.equals(is)) audit.note(caller.id(), "customer-changed", id, told(was, is));
        return view(caller, is);
    }

    /** Lists and search show names, closed tickets included. */
    private void renamed(UUID id) {
        jdbc.sql("select id from ticket where customer_id = ? order by id").param(id).query(UUID.class).list().forEach(ticket -> {
            rows.renamed(ticket);
            indexing.anew(ticket);
        });
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return organisations.all();
    }

    /** What somebody can be to us, the least first. */
    @Transactional(readOnly = true)
    public List<String> tiers() {
        return organisations.tiers();
    }

    /** @throws Problem {@code forbidden}, {@code invalid}, {@code organisation-exists}, {@code domain-taken} */
    public Organisation add(Caller caller, Organisations.Sheet sheet) {
        requireDecider(caller);
        check(sheet);
        var added = organisations.add(sheet);
        standings.changed(organisations.customers(added.id()), Actor.of(caller));
        audit.note(caller.id(), "organisation-added", added.id(), Map.of("name", added.name()));
        return added;
    }

    /** @throws Problem {@code forbidden}, {@code not-found}, {@code changed-meanwhile}, {@code invalid}, {@code organisation-exists}, {@code domain-taken} */
    public Organisation change(Caller caller, UUID id, Organisations.Sheet sheet, @Nullable String seen) {
        requireDecider(caller);
        check(sheet);
        var changed = organisations.change(id, sheet, seen);
        standings.changed(organisations.customers(id), Actor.of(caller));
        audit.note(caller.id(), "organisation-changed", id, Map.of("name", changed.name()));
        return changed;
    }

    private View view(Caller caller, CustomerSheet sheet) {
        var organisation = sheet.organisation();
        return new View(sheet.id(), sheet.name(), customers.addresses(sheet.id()), sheet.tier(), organisation == null ? null : organisations.get(organisation),
                sheet.calendar(), decides(caller), sheet.rev());
    }

    private void require(Caller caller, UUID id) {
        var query = jdbc.sql("select exists (select 1 from ticket t where t.customer_id = :id and " + Visibility.sql("t") + ")").param("id", id);
        if (!Visibility.params(query, teams.sight(caller)).query(Boolean.class).single()) throw Problem.notFound();
    }

    /** With one of the tickets they see, at least. */
    private void requireChange(Caller caller, UUID id) {
        var sight = teams.sight(caller);
        var query = jdbc.sql("select distinct t.team_id, t.assignee_id, t.shared_teams, t.mentioned from ticket t where t.customer_id = :id and " + Visibility.sql("t")).param("id", id);
        var theirs = Visibility.params(query, sight).query((row, n) -> new Visibility.Audience(row.getObject("team_id", UUID.class), row.getObject("assignee_id", UUID.class),
                List.of((UUID[]) row.getArray("shared_teams").getArray()), List.of((UUID[]) row.getArray("mentioned").getArray()))).list();
        if (theirs.stream().noneMatch(audience -> Visibility.rights(sight, audience).contains(Right.CHANGE))) throw Problem.noRight(Right.CHANGE.key());
    }

    private static boolean decides(Caller caller) {
        return caller.role() != Role.AGENT;
    }

    private static void requireDecider(Caller caller) {
        if (!decides(caller)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
    }

    private void check(Organisations.Sheet sheet) {
        check(sheet.calendar());
        // Everybody's mailbox is nobody's house.
        if (sheet.domains().stream().anyMatch(domain -> FreemailDomains.contains(domain.strip().toLowerCase(Locale.ROOT)))) throw Problem.invalid("domains", "freemail");
    }

    private void check(@Nullable UUID calendar) {
        if (calendar != null && calendars.all().stream().noneMatch(each -> each.id().equals(calendar))) throw Problem.invalid("calendar", "unknown");
    }

    /** By what promises are chosen. */
    private static List<@Nullable Object> standing(CustomerSheet sheet) {
        return Arrays.asList(sheet.tier(), sheet.organisation(), sheet.calendar());
    }

    private static Map<String, ?> told(CustomerSheet was, CustomerSheet is) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        if (!Objects.equals(was.name(), is.name())) told.put("name", is.name());
        if (!was.tier().equals(is.tier())) told.put("tier", is.tier());
        if (!Objects.equals(was.organisation(), is.organisation())) told.put("organisation", is.organisation());
        if (!Objects.equals(was.calendar(), is.calendar())) told.put("calendar", is.calendar());
        return told;
    }
}

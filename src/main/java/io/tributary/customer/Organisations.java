package io.tributary.customer;

import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.net.IDN;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The houses our customers work for. */
@Service
@Transactional
public class Organisations {

    private static final int MOST_DOMAINS = 100;
    private static final int LONGEST_NAME = 200;
    private static final Pattern DOMAIN = Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    private static final String READ = """
            select o.id, o.name, o.domains, o.tier, o.calendar_id, o.rev, (select count(*) from customer c where c.organisation_id = o.id) as customers
            from organisation o\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is decided about one. */
    public record Sheet(String name, List<String> domains, @Nullable String tier, @Nullable UUID calendar) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<Organisation> all() {
        return jdbc.sql(READ + "order by lower(o.name)").query((row, n) -> read(row)).list();
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Organisation get(UUID id) {
        return jdbc.sql(READ + "where o.id = ?").param(id).query((row, n) -> read(row)).optional().orElseThrow(Problem::notFound);
    }

    /** Whoever writes from its domains and belongs nowhere comes to it. @throws Problem {@code invalid}, {@code organisation-exists}, {@code domain-taken} */
    public Organisation add(Sheet form) {
        var id = Ids.next();
        var sheet = checked(id, form);
        jdbc.sql("insert into organisation (id, name, domains, tier, calendar_id, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, sheet.name, sheet.domains.toArray(String[]::new), sheet.tier, sheet.calendar, Timestamp.from(clock.instant())))
                .update();
        gather(id, sheet);
        return get(id);
    }

    /**
     * Its people become what it is from now on, except those of whom something else was decided.
     *
     * @param seen the rev the caller decided by; null to decide whatever stands there
     * @throws Problem {@code not-found}, {@code changed-meanwhile}, {@code invalid}, {@code organisation-exists}, {@code domain-taken}
     */
    public Organisation change(UUID id, Sheet form, @Nullable String seen) {
        jdbc.sql("select 1 from organisation where id = ? for update").param(id).query(row -> {});
        var was = get(id);
        if (seen != null && !seen.equals(Long.toString(was.rev()))) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        var sheet = checked(id, form);
        jdbc.sql("update organisation set name = ?, domains = ?, tier = ?, calendar_id = ?, rev = rev + 1 where id = ?")
                .params(Arrays.asList(sheet.name, sheet.domains.toArray(String[]::new), sheet.tier, sheet.calendar, id))
                .update();
        if (!Objects.equals(was.tier(), sheet.tier)) {
            jdbc.sql("update customer set tier = ?, rev = rev + 1 where organisation_id = ? and tier = ?")
                    .params(sheet.tier == null ? Customers.STANDARD : sheet.tier, id, was.tier() == null ? Customers.STANDARD : was.tier())
                    .update();
        }
        gather(id, sheet);
        return get(id);
    }

    /** Its people. */
    @Transactional(readOnly = true)
    public List<UUID> customers(UUID id) {
        return jdbc.sql("select id from customer where organisation_id = ? order by id").param(id).query(UUID.class).list();
    }

    private void gather(UUID id, Sheet sheet) {
        if (sheet.domains.isEmpty()) return;
        jdbc.sql("""
                update customer set organisation_id = :id, tier = coalesce(:tier::text, tier), rev = rev + 1
                where organisation_id is null and merged_into is null
                  and id in (select customer_id from customer_address where kind = 'email' and split_part(value, '@', 2) = any(:domains))""")
                .param("id", id)
                .param("tier", sheet.tier)
                .param("domains", sheet.domains.toArray(String[]::new))
                .update();
    }

    private Sheet checked(UUID id, Sheet form) {
        var name = form.name == null ? "" : form.name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) throw Problem.invalid("name", "format");
        if (form.tier != null && !tiers().contains(form.tier)) throw Problem.invalid("tier", "unknown");
        var domains = form.domains == null ? List.<String>of() : form.domains.stream().map(Organisations::domain).distinct().toList();
        if (domains.size() > MOST_DOMAINS) throw Problem.invalid("domains", "too-many");
        // Two who take the same one at once would both have it.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('organisations'))").query(row -> {});
        if (asked("select exists (select 1 from organisation where lower(name) = lower(?) and id <> ?)", name, id)) {
            throw new Problem(HttpStatus.CONFLICT, "organisation-exists");
        }
        if (asked("select exists (select 1 from organisation where domains && ?::text[] and id <> ?)", domains.toArray(String[]::new), id)) {
            throw new Problem(HttpStatus.CONFLICT, "domain-taken");
        }
        return new Sheet(name, domains, form.tier, form.calendar);
    }

    private boolean asked(String sql, Object value, UUID id) {
        return jdbc.sql(sql).params(value, id).query(Boolean.class).single();
    }

    private static String domain(String written) {
        try {
            var domain = IDN.toASCII(written.strip().toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(domain).matches()) return domain;
        } catch (IllegalArgumentException notADomain) {
            // Said below.
        }
        throw Problem.invalid("domains", "format");
    }

    /** What somebody can be to us, the least first. */
    @Transactional(readOnly = true)
    public List<String> tiers() {
        return jdbc.sql("select key from tier order by rank, key").query(String.class).list();
    }

    private static Organisation read(ResultSet row) throws SQLException {
        return new Organisation(row.getObject("id", UUID.class), row.getString("name"), List.of((String[]) row.getArray("domains").getArray()), row.getString("tier"),
                row.getObject("calendar_id", UUID.class), row.getLong("customers"), row.getLong("rev"));
    }
}

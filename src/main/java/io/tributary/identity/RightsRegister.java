package io.tributary.identity;

import io.tributary.identity.Rulebook.Place;
import io.tributary.platform.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which rights each role has, and where, as administrators decide it. */
@Service
@Transactional
public class RightsRegister {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RightsRegister(JdbcClient jdbc, Teams teams, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What one role may.
     *
     * @param fixed whether it is as it is: an admin's
     */
    public record RoleSheet(Standing role, boolean fixed, List<DeskRight> desk, List<Scope> tickets) {}

    /**
     * With which tickets.
     *
     * @param scope {@code every} team that has nothing of its own, {@code none}, {@code assigned}, {@code mentioned}, or a team's id
     * @param inherited whether a team's are those of {@code every}
     */
    public record Scope(String scope, List<Right> rights, boolean inherited) {}

    /** {@code rights} null: of a team those of every team, else what they were before anybody decided. */
    public record Change(String role, String scope, @Nullable List<String> rights) {}

    /** {@code rev} is another as soon as something else is decided. */
    public record Sheet(List<RoleSheet> items, String rev) {}

    @Transactional(readOnly = true)
    public Sheet sheet() {
        var rules = Memberships.rules(jdbc);
        var scopes = Stream.concat(Stream.of(Rulebook.EVERY, Rulebook.NONE, Rulebook.ASSIGNED, Rulebook.MENTIONED),
                teams.all().stream().map(team -> team.id().toString())).toList();
        var items = Arrays.stream(Standing.values()).map(role -> new RoleSheet(role, role == Standing.ADMIN,
                rules.atDesk(role).stream().sorted().toList(), scopes.stream().map(scope -> scope(rules, role, scope)).toList())).toList();
        return new Sheet(items, rev());
    }

    private String rev() {
        return jdbc.sql("""
                select md5(coalesce(string_agg(concat_ws(':', standing, scope, team_id, rights), ';' order by standing, scope, team_id), ''))
                from role_right""").query(String.class).single();
    }

    private static Scope scope(Rulebook rules, Standing role, String scope) {
        var own = Rulebook.KINDS.contains(scope);
        var rights = own ? rules.of(role, scope) : rules.of(role, UUID.fromString(scope));
        return new Scope(scope, rights.stream().sorted().toList(), !own && !rules.decides(new Place(role, scope)));
    }

    /**
     * All of it or nothing.
     *
     * @param seen the rev the caller decided by; null to decide whatever stands there
     * @throws Problem {@code changed-meanwhile}, {@code admin-has-all}, {@code invalid} for a role, scope or right there is not, and for
     *     rights without seeing
     */
    public Sheet change(List<Change> changes, @Nullable String seen, Caller by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rights'))").query(row -> {});
        if (seen != null && !seen.equals(rev())) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        changes.forEach(change -> change(change, by));
        teams.changed();
        // Whoever is at a screen looks anew: what they see, and what they may do, may be something else now.
        events.publishEvent(new SightChanged(Set.copyOf(jdbc.sql("select id from agent where active").query(UUID.class).list())));
        return sheet();
    }

    private void change(Change change, Caller by) {
        var role = Arrays.stream(Standing.values()).filter(each -> each.key().equals(change.role())).findFirst()
                .orElseThrow(() -> Problem.invalid("role", "unknown"));
        if (role == Standing.ADMIN) throw new Problem(HttpStatus.CONFLICT, "admin-has-all");
        var team = team(change.scope());
        var before = rights(role, change.scope(), Memberships.rules(jdbc));
        write(role, change.scope(), team, change.rights() == null ? null : checked(change));
        var after = rights(role, change.scope(), Memberships.rules(jdbc));
        if (!before.equals(after)) note(role, change, team, before, after, by);
    }

    private @Nullable UUID team(String scope) {
        if (Rulebook.KINDS.contains(scope)) return null;
        return teams.all().stream().map(Team::id).filter(id -> id.toString().equals(scope)).findFirst()
                .orElseThrow(() -> Problem.invalid("scope", "unknown"));
    }

    private static List<String> rights(Standing role, String scope, Rulebook rules) {
        if (scope.equals(Rulebook.DESK)) return rules.atDesk(role).stream().sorted().map(DeskRight::key).toList();
        return scope(rules, role, scope).rights().stream().map(Right::key).toList();
    }

    private static List<String> checked(Change change) {
        var rights = java.util.Objects.requireNonNull(change.rights()).stream().distinct().toList();
        var desk = change.scope().equals(Rulebook.DESK);
        var known = desk ? DeskRight.ALL.stream().map(DeskRight::key).toList() : Right.ALL.stream().map(Right::key).toList();
        if (!known.containsAll(rights)) throw Problem.invalid("rights", "unknown");
        // What somebody does not see they can do nothing with; and what is put into their hands, or shown to them, they see.
        var shown = change.scope().equals(Rulebook.ASSIGNED) || change.scope().equals(Rulebook.MENTIONED);
        if (!desk && (shown || !rights.isEmpty()) && !rights.contains(Right.SEE.key())) throw Problem.invalid("rights", "see-missing");
        return rights;
    }

    private void write(Standing role, String scope, @Nullable UUID team, @Nullable List<String> rights) {
        jdbc.sql("delete from role_right where standing = ? and coalesce(team_id::text, scope) = ?").params(role.key(), scope).update();
        if (rights == null) return;
        jdbc.sql("insert into role_right (standing, scope, team_id, rights) values (?, ?, ?, ?)")
                .params(Arrays.asList(role.key(), team == null ? scope : "team", team, rights.toArray(String[]::new)))
                .update();
    }

    private void note(Standing role, Change change, @Nullable UUID team, List<String> before, List<String> after, Caller by) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("role", role.key());
        detail.put("scope", team == null ? change.scope() : "team");
        detail.put("given", after.stream().filter(right -> !before.contains(right)).toList());
        detail.put("taken", before.stream().filter(right -> !after.contains(right)).toList());
        audit.note(by.id(), "rights-changed", team == null ? role.key() : team, detail);
    }
}

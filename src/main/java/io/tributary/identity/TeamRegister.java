package io.tributary.identity;

import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams as they are set up: which there are, under which other, and who is in them. */
@Service
@Transactional
public class TeamRegister {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamRegister(JdbcClient jdbc, Teams teams, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param parent the team it is under; its supervisors see this one's tickets too */
    public record Sheet(String name, @Nullable UUID parent) {}

    /** @throws Problem {@code team-exists} */
    public UUID create(Sheet sheet, Caller by) {
        lock();
        var id = Ids.next();
        check(id, sheet);
        jdbc.sql("insert into team (id, name, parent_id, created_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(id, sheet.name(), sheet.parent(), Timestamp.from(clock.instant())))
                .update();
        told(by, "team-created", id, detail(sheet), Set.of());
        return id;
    }

    /** @throws Problem {@code team-exists}, {@code team-cycle}, {@code invalid} for an unknown parent */
    public void change(UUID id, Sheet sheet, Caller by) {
        lock();
        require(id);
        check(id, sheet);
        jdbc.sql("update team set name = ?, parent_id = ? where id = ?").params(Arrays.asList(sheet.name(), sheet.parent(), id)).update();
        told(by, "team-changed", id, detail(sheet), everybody());
    }

    public void put(UUID team, UUID agent, boolean lead, Caller by) {
        require(team);
        if (!jdbc.sql("select exists (select 1 from agent where id = ?)").param(agent).query(Boolean.class).single()) throw Problem.notFound();
        teams.join(team, agent, lead);
        told(by, "team-member", team, Map.of("agent", agent, "lead", lead), Set.of(agent));
    }

    public void remove(UUID team, UUID agent, Caller by) {
        require(team);
        teams.leave(team, agent);
        told(by, "team-member-left", team, Map.of("agent", agent), Set.of(agent));
    }

    /**
     * Ends a team; those under it come under its parent.
     *
     * @param heir who gets its tickets and mailboxes; null: nobody
     * @throws Problem {@code team-in-use} without an heir while there are any
     */
    public void dissolve(UUID id, @Nullable UUID heir, Caller by) {
        lock();
        var name = require(id);
        if (heir != null && (heir.equals(id) || !exists(heir))) throw Problem.invalid("moveTo", "unknown");
        events.publishEvent(new TeamDissolved(id, heir, by));
        jdbc.sql("update team set parent_id = (select parent_id from team where id = ?) where parent_id = ?").params(id, id).update();
        jdbc.sql("delete from team where id = ?").param(id).update();
        told(by, "team-deleted", id, Map.of("name", name), everybody());
    }

    /** Two who set each one's team under the other's at once would make a ring. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('team tree'))").query(row -> {});
    }

    private void check(UUID id, Sheet sheet) {
        var taken = jdbc.sql("select exists (select 1 from team where lower(name) = lower(?) and id <> ?)").params(sheet.name(), id)
                .query(Boolean.class).single();
        if (taken) throw new Problem(HttpStatus.CONFLICT, "team-exists");
        if (sheet.parent() == null) return;
        if (!exists(sheet.parent())) throw Problem.invalid("parent", "unknown");
        var above = jdbc.sql("""
                with recursive above as (
                    select id, parent_id from team where id = ? union select t.id, t.parent_id from team t join above on above.parent_id = t.id)
                select id from above""").param(sheet.parent()).query(UUID.class).list();
        if (above.contains(id)) throw new Problem(HttpStatus.CONFLICT, "team-cycle");
    }

    private boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from team where id = ?)").param(id).query(Boolean.class).single();
    }

    private String require(UUID id) {
        return jdbc.sql("select name from team where id = ?").param(id).query(String.class).optional().orElseThrow(Problem::notFound);
    }

    private Set<UUID> everybody() {
        return Set.copyOf(jdbc.sql("select id from agent where active").query(UUID.class).list());
    }

    private static Map<String, ?> detail(Sheet sheet) {
        var detail = new LinkedHashMap<String, @Nullable Object>();
        detail.put("name", sheet.name());
        if (sheet.parent() != null) detail.put("parent", sheet.parent());
        return detail;
    }

    private void told(Caller by, String action, UUID team, Map<String, ?> detail, Set<UUID> agents) {
        audit.note(by.id(), action, team, detail);
        teams.changed();
        events.publishEvent(new SightChanged(agents));
    }
}

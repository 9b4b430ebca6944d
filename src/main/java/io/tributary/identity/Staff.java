package io.tributary.identity;

import io.tributary.identity.StaffMember.Place;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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

/** Everybody who works here, was asked to, or did: for those who let people in and out. */
@Service
@Transactional
public class Staff {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Staff(JdbcClient jdbc, Teams teams, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whom to ask in, and as what. */
    public record Invitation(String email, String name, Role role, String locale, Set<UUID> teams) {}

    @Transactional(readOnly = true)
    public List<StaffMember> all() {
        return jdbc.sql("""
                select a.*, coalesce((select jsonb_agg(jsonb_build_object('id', m.team_id, 'lead', m.lead)) from team_member m
                        where m.agent_id = a.id), '[]') as teams,
                    (select max(expires_at) from entry_link l where l.agent_id = a.id and l.expires_at > ?) as link_until,
                    greatest((select to_timestamp(max(s.last_access_time) / 1000) from spring_session s where s.principal_name = a.id::text),
                        (select u.at from audit u where u.actor = a.id and u.action = 'sign-in' order by u.at desc limit 1)) as last_seen_at
                from agent a order by a.name, a.id""")
                .param(Timestamp.from(clock.instant()))
                .query(Staff::member)
                .list();
    }

    private static StaffMember member(ResultSet row, int n) throws SQLException {
        var state = row.getTimestamp("invited_at") != null ? "invited" : row.getBoolean("active") ? "active" : "disabled";
        return new StaffMember(row.getObject("id", UUID.class), row.getString("email"), row.getString("name"), Role.of(row.getString("role")),
                row.getString("locale"), state, List.of(Json.read(row.getString("teams"), Place[].class)), instant(row, "last_seen_at"),
                row.getString("mail"), instant(row, "link_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** @throws Problem {@code agent-exists} if somebody has this address already, {@code invalid} for an unknown team */
    public EntryLinks.Owner invite(Invitation form, Caller by) {
        var id = Ids.next();
        var now = Timestamp.from(clock.instant());
        var added = jdbc.sql("""
                insert into agent (id, email, name, password_hash, role, locale, active, created_at, invited_at)
                values (?, ?, ?, '', ?, ?, false, ?, ?) on conflict do nothing""")
                .params(id, form.email(), form.name(), form.role().key(), form.locale(), now, now)
                .update();
        if (added == 0) throw new Problem(HttpStatus.CONFLICT, "agent-exists");
        var known = teams.all().stream().map(Team::id).toList();
        for (var team : form.teams()) {
            if (!known.contains(team)) throw Problem.invalid("teams", "unknown");
            teams.join(team, id, false);
        }
        audit.note(by.id(), "agent-invited", id, Map.of("email", form.email(), "role", form.role().key()));
        return new EntryLinks.Owner(id, form.email(), form.name(), form.locale(), true);
    }

    /** For whom another link is made. @throws Problem {@code not-found}, also for somebody who is disabled */
    public EntryLinks.Owner entrant(UUID id, Caller by) {
        var owner = jdbc.sql("""
                select id, email, name, locale, invited_at is not null as invited from agent
                where id = ? and (active or invited_at is not null)""").param(id).query(EntryLinks.Owner.class).optional().orElseThrow(Problem::notFound);
        audit.note(by.id(), owner.invited() ? "agent-invited-again" : "password-link", id, Map.of());
        return owner;
    }

    /** @throws Problem {@code not-found} unless they were invited and have not come */
    public void withdraw(UUID id, Caller by) {
        var email = jdbc.sql("delete from agent where id = ? and invited_at is not null returning email").param(id).query(String.class).optional()
                .orElseThrow(Problem::notFound);
        audit.note(by.id(), "invitation-withdrawn", id, Map.of("email", email));
    }

    /** @throws Problem {@code last-admin} if nobody could set the house up any more */
    public void changeRole(UUID id, Role role, Caller by) {
        var before = lockedRole(id, role != Role.ADMIN);
        if (before == role) return;
        jdbc.sql("update agent set role = ? where id = ?").params(role.key(), id).update();
        audit.note(by.id(), "role-changed", id, Map.of("from", before.key(), "to", role.key()));
        events.publishEvent(new AccessEnded(id));
    }

    /** Ends everything they can come in with. @throws Problem {@code last-admin} if nobody could set the house up any more */
    public void disable(UUID id, boolean unassign, Caller by) {
        lockedRole(id, true);
        var gone = jdbc.sql("update agent set active = false where id = ? and active").param(id).update();
        if (gone == 0) throw Problem.notFound();
        jdbc.sql("update api_token set revoked_at = ? where agent_id = ? and revoked_at is null").params(Timestamp.from(clock.instant()), id).update();
        jdbc.sql("delete from entry_link where agent_id = ?").param(id).update();
        audit.note(by.id(), "agent-disabled", id, Map.of("unassign", unassign));
        events.publishEvent(new AgentDisabled(id, unassign, by));
        events.publishEvent(new AccessEnded(id));
    }

    public void enable(UUID id, Caller by) {
        var back = jdbc.sql("update agent set active = true where id = ? and not active and invited_at is null").param(id).update();
        if (back == 0) throw Problem.notFound();
        audit.note(by.id(), "agent-enabled", id, Map.of());
    }

    /** Every admin is locked: two who demote each other at once would leave none. */
    private Role lockedRole(UUID id, boolean leaves) {
        var admins = jdbc.sql("select id from agent where role = 'admin' and active order by id for update").query(UUID.class).list();
        if (leaves && admins.equals(List.of(id))) throw new Problem(HttpStatus.CONFLICT, "last-admin");
        return Role.of(jdbc.sql("select role from agent where id = ? for update").param(id).query(String.class).optional().orElseThrow(Problem::notFound));
    }

    void mailing(UUID agent) {
        jdbc.sql("update agent set mail = 'waiting' where id = ?").param(agent).update();
    }

    /** Whose letter has not left, and was not given up. */
    List<EntryLinks.Owner> awaitingMail() {
        return jdbc.sql("""
                select id, email, name, locale, invited_at is not null as invited from agent a
                where mail = 'waiting' and exists (select 1 from entry_link l where l.agent_id = a.id and l.expires_at > ?)""")
                .param(Timestamp.from(clock.instant()))
                .query(EntryLinks.Owner.class)
                .list();
    }

    void notMailed(UUID agent) {
        jdbc.sql("update agent set mail = null where id = ?").param(agent).update();
    }

    /** What came of the last letter to somebody. */
    public void mailed(UUID agent, boolean sent) {
        jdbc.sql("update agent set mail = ? where id = ?").params(sent ? "sent" : "failed", agent).update();
    }
}

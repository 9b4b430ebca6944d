package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** Teams, who is in them, and what that lets a person see. */
@Service
public class Teams {

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Every live frame asks for every listener, so all are read at once; another node's change is seen within the two seconds. */
    private final LoadingCache<String, Memberships> memberships =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(all -> memberships());

    Teams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What this caller sees now. */
    public Sight sight(Caller caller) {
        return memberships.get("all").sight(caller);
    }

    /** Every team the caller may look into: all for an admin; a supervisor's own and their children; else one's own. */
    public List<Team> of(Caller caller) {
        return jdbc.sql("""
                with recursive mine as (
                    select t.id from team t
                    where :everything or t.id in (select team_id from team_member where agent_id = :me)
                    union
                    select child.id from team child join mine on child.parent_id = mine.id where :children)
                select t.id, t.name, coalesce(m.lead, false) as lead
                from team t join mine using (id) left join team_member m on m.team_id = t.id and m.agent_id = :me
                order by t.name""")
                .param("everything", caller.admin())
                .param("children", caller.role() == Role.SUPERVISOR)
                .param("me", caller.id())
                .query(Team.class)
                .list();
    }

    /** Every team, for a ticket may be handed to any. */
    public List<Team> all() {
        return jdbc.sql("select id, name, false as lead from team order by name").query(Team.class).list();
    }

    /** The team each one is under, where it is under any. */
    public Map<UUID, Optional<UUID>> parents() {
        return memberships.get("all").parents();
    }

    public Team create(String name) {
        var team = new Team(Ids.next(), name, false);
        jdbc.sql("insert into team (id, name, created_at) values (?, ?, ?)")
                .params(team.id(), name, Timestamp.from(clock.instant()))
                .update();
        memberships.invalidateAll();
        return team;
    }

    public void join(UUID team, UUID agent, boolean lead) {
        jdbc.sql("""
                insert into team_member (team_id, agent_id, lead) values (?, ?, ?)
                on conflict (team_id, agent_id) do update set lead = excluded.lead""")
                .params(team, agent, lead)
                .update();
        memberships.invalidateAll();
    }

    public void leave(UUID team, UUID agent) {
        jdbc.sql("delete from team_member where team_id = ? and agent_id = ?").params(team, agent).update();
        memberships.invalidateAll();
    }

    /** Read again once what was just done is committed, and now for whoever does it. */
    void changed() {
        memberships.invalidateAll();
    }

    /** Until then another call may have read what was there before. */
    @TransactionalEventListener
    public void on(SightChanged change) {
        changed();
    }

    private Memberships memberships() {
        var parents = new HashMap<UUID, Optional<UUID>>();
        var members = new HashMap<UUID, Set<UUID>>();
        jdbc.sql("select t.id, t.parent_id, m.agent_id from team t left join team_member m on m.team_id = t.id").query(row -> {
            var team = row.getObject("id", UUID.class);
            parents.put(team, Optional.ofNullable(row.getObject("parent_id", UUID.class)));
            var agent = row.getObject("agent_id", UUID.class);
            if (agent != null) members.computeIfAbsent(agent, unknown -> new HashSet<>()).add(team);
        });
        return new Memberships(parents, members, new ConcurrentHashMap<>());
    }

    /** Who is in which team at one moment, and what follows from it. */
    private record Memberships(Map<UUID, Optional<UUID>> parents, Map<UUID, Set<UUID>> members, Map<Caller, Sight> sights) {

        Sight sight(Caller caller) {
            return sights.computeIfAbsent(caller, this::look);
        }

        /** The same teams as {@link Teams#of}. */
        private Sight look(Caller caller) {
            var teams = new HashSet<>(caller.admin() ? parents.keySet() : members.getOrDefault(caller.id(), Set.of()));
            if (caller.role() == Role.SUPERVISOR) {
                while (parents.entrySet().stream().filter(team -> team.getValue().filter(teams::contains).isPresent())
                        .map(Map.Entry::getKey).toList().stream().anyMatch(teams::add)) {}
            }
            return new Sight(caller.id(), caller.admin(), teams);
        }
    }
}

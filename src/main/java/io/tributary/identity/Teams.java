package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Teams, who is in them, and what that lets a person see. */
@Service
public class Teams {

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Live frames are checked one by one against this; another node's change is seen within the two seconds. */
    private final LoadingCache<Caller, Sight> sights =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(2)).build(this::look);

    Teams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What this caller sees now. */
    public Sight sight(Caller caller) {
        return sights.get(caller);
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

    public Team create(String name) {
        var team = new Team(Ids.next(), name, false);
        jdbc.sql("insert into team (id, name, created_at) values (?, ?, ?)")
                .params(team.id(), name, Timestamp.from(clock.instant()))
                .update();
        sights.invalidateAll();
        return team;
    }

    public void join(UUID team, UUID agent, boolean lead) {
        jdbc.sql("""
                insert into team_member (team_id, agent_id, lead) values (?, ?, ?)
                on conflict (team_id, agent_id) do update set lead = excluded.lead""")
                .params(team, agent, lead)
                .update();
        sights.invalidateAll();
    }

    public void leave(UUID team, UUID agent) {
        jdbc.sql("delete from team_member where team_id = ? and agent_id = ?").params(team, agent).update();
        sights.invalidateAll();
    }

    private Sight look(Caller caller) {
        var teams = new HashSet<UUID>();
        of(caller).forEach(team -> teams.add(team.id()));
        return new Sight(caller.id(), caller.admin(), teams);
    }
}

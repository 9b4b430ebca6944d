package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** Teams, who is in them, and what that lets a person see. */
@Service
public class Teams {

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Every live frame asks for every listener, so all are read at once; another node's change is seen within the two seconds. */
    private final LoadingCache<Long, Memberships> memberships =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(generation -> read());
    /** What is being read while something changes may be what was before: that change is looked for under another number. */
    private final AtomicLong generation = new AtomicLong();

    Teams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What this caller sees now, and may do with it. */
    public Sight sight(Caller caller) {
        return now().sight(caller);
    }

    /** What this caller may do at the desk now. */
    public Set<DeskRight> atDesk(Caller caller) {
        return now().atDesk(caller);
    }

    /** @throws Problem {@code no-right} with the {@code right} that is missing */
    public void require(Caller caller, DeskRight right) {
        if (!atDesk(caller).contains(right)) throw Problem.noRight(right.key());
    }

    /** Every team the caller may look into: all for an admin; a supervisor's own and their children; else one's own. Not where a right bars it. */
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
                .list()
                .stream()
                .filter(team -> now().rules().of(Standing.of(caller.role(), team.lead()), team.id()).contains(Right.SEE))
                .toList();
    }

    private Memberships read() {
        return Memberships.read(jdbc);
    }

    private Memberships now() {
        return memberships.get(generation.get());
    }

    /** Every team, for a ticket may be handed to any. */
    public List<Team> all() {
        return jdbc.sql("select id, name, false as lead from team order by name").query(Team.class).list();
    }

    /** The team each one is under, where it is under any. */
    public Map<UUID, Optional<UUID>> parents() {
        return now().parents();
    }

    public Team create(String name) {
        var team = new Team(Ids.next(), name, false);
        jdbc.sql("insert into team (id, name, created_at) values (?, ?, ?)")
                .params(team.id(), name, Timestamp.from(clock.instant()))
                .update();
        generation.incrementAndGet();
        return team;
    }

    public void join(UUID team, UUID agent, boolean lead) {
        jdbc.sql("""
                insert into team_member (team_id, agent_id, lead) values (?, ?, ?)
                on conflict (team_id, agent_id) do update set lead = excluded.lead""")
                .params(team, agent, lead)
                .update();
        generation.incrementAndGet();
    }

    public void leave(UUID team, UUID agent) {
        jdbc.sql("delete from team_member where team_id = ? and agent_id = ?").params(team, agent).update();
        generation.incrementAndGet();
    }

    /** Another number after each change here. */
    long generation() {
        return generation.get();
    }

    /** Read again once what was just done is committed, and now for whoever does it. */
    void changed() {
        generation.incrementAndGet();
    }

    /** Until then another call may have read what was there before. */
    @TransactionalEventListener
    public void on(SightChanged change) {
        changed();
    }
}

package io.tributary.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is in which team at one moment, which rights that gives, and what follows from it.
 *
 * @param members by agent: their teams, and whether they lead each
 */
record Memberships(Map<UUID, Optional<UUID>> parents, Map<UUID, Map<UUID, Boolean>> members, Rulebook rules, Map<Caller, Sight> sights) {

    static Memberships read(JdbcClient jdbc) {
        var parents = new HashMap<UUID, Optional<UUID>>();
        var members = new HashMap<UUID, Map<UUID, Boolean>>();
        jdbc.sql("select t.id, t.parent_id, m.agent_id, m.lead from team t left join team_member m on m.team_id = t.id").query(row -> {
            var team = row.getObject("id", UUID.class);
            parents.put(team, Optional.ofNullable(row.getObject("parent_id", UUID.class)));
            var agent = row.getObject("agent_id", UUID.class);
            if (agent != null) members.computeIfAbsent(agent, unknown -> new HashMap<>()).put(team, row.getBoolean("lead"));
        });
        return new Memberships(parents, members, rules(jdbc), new ConcurrentHashMap<>());
    }

    static Rulebook rules(JdbcClient jdbc) {
        var decided = new HashMap<Rulebook.Place, Set<String>>();
        jdbc.sql("select standing, coalesce(team_id::text, scope) as scope, rights from role_right").query(row -> {
            decided.put(new Rulebook.Place(Standing.valueOf(row.getString("standing").toUpperCase(java.util.Locale.ROOT)), row.getString("scope")),
                    Set.of((String[]) row.getArray("rights").getArray()));
        });
        return new Rulebook(Map.copyOf(decided));
    }

    Sight sight(Caller caller) {
        return sights.computeIfAbsent(caller, this::look);
    }

    Set<DeskRight> atDesk(Caller caller) {
        return rules.atDesk(standing(caller));
    }

    /** Where no team decides. */
    private Standing standing(Caller caller) {
        return Standing.of(caller.role(), members.getOrDefault(caller.id(), Map.of()).containsValue(true));
    }

    private Sight look(Caller caller) {
        var own = members.getOrDefault(caller.id(), Map.of());
        var teams = new HashMap<UUID, Set<Right>>();
        for (var team : caller.admin() ? parents.keySet() : reach(caller, own.keySet())) {
            var rights = rules.of(Standing.of(caller.role(), own.getOrDefault(team, false)), team);
            if (rights.contains(Right.SEE)) teams.put(team, rights);
        }
        var standing = standing(caller);
        return new Sight(caller.id(), caller.admin(), teams, rules.of(standing, Rulebook.NONE), rules.of(standing, Rulebook.ASSIGNED),
                rules.of(standing, Rulebook.MENTIONED), atDesk(caller).contains(DeskRight.INBOUND));
    }

    /** Own teams; for a supervisor their children too. */
    private Set<UUID> reach(Caller caller, Set<UUID> own) {
        var teams = new HashSet<>(own);
        if (caller.role() == Role.SUPERVISOR) {
            while (parents.entrySet().stream().filter(team -> team.getValue().filter(teams::contains).isPresent())
                    .map(Map.Entry::getKey).toList().stream().anyMatch(teams::add)) {}
        }
        return teams;
    }
}

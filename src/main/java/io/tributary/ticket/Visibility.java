package io.tributary.ticket;

import io.tributary.identity.Sight;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Who sees what, once: an agent sees the tickets of their teams, those of no team, those assigned to them and those that mention
 * them; an admin sees all. The same rule as SQL over any table with these columns, and in memory over an {@link Audience},
 * and as a condition of the search index.
 */
public final class Visibility {

    private Visibility() {}

    /** Everything the rule reads of a ticket. */
    public record Audience(@Nullable UUID team, @Nullable UUID assignee, Collection<UUID> sharedTeams, Collection<UUID> mentioned) {}

    /** A condition over {@code table}'s columns team_id, assignee_id, shared_teams, mentioned; give it its {@link #params}. */
    public static String sql(String table) {
        return """
                (:seesAll or %1$s.team_id is null or %1$s.team_id = any(:seesTeams) or %1$s.assignee_id = :seesAs
                 or %1$s.shared_teams && :seesTeams or %1$s.mentioned @> array[:seesAs]::uuid[])""".formatted(table);
    }

    public static StatementSpec params(StatementSpec statement, Sight sight) {
        return statement.param("seesAll", sight.everything()).param("seesTeams", sight.teamArray()).param("seesAs", sight.agent());
    }

    /**
     * A condition over a document's fields team, assignee, sharedTeams and mentioned; {@code none} stands in team where there is none.
     */
    public static PredicateFinalStep index(SearchPredicateFactory f, Sight sight) {
        if (sight.everything()) return f.matchAll();
        var agent = sight.agent().toString();
        var teams = sight.teams().stream().map(UUID::toString).toList();
        var own = Stream.concat(teams.stream(), Stream.of("none")).toList();
        var sees = f.or().add(f.terms().field("team").matchingAny(own))
                .add(f.match().field("assignee").matching(agent))
                .add(f.match().field("mentioned").matching(sight.agent()));
        return teams.isEmpty() ? sees : sees.add(f.terms().field("sharedTeams").matchingAny(sight.teams()));
    }

    public static boolean sees(Sight sight, Audience ticket) {
        return sight.everything()
                || ticket.team() == null
                || sight.teams().contains(ticket.team())
                || sight.agent().equals(ticket.assignee())
                || ticket.sharedTeams().stream().anyMatch(sight.teams()::contains)
                || ticket.mentioned().contains(sight.agent());
    }
}

package io.tributary.ticket;

import io.tributary.identity.Right;
import io.tributary.identity.Sight;
import io.tributary.platform.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Who sees what, once: an agent sees the tickets of their teams and those of no team, as far as their role lets them, those assigned to
 * them and those that mention them; an admin sees all. The same rule as SQL over any table with these columns, and in memory over an
 * {@link Audience}, and as a condition of the search index. And what they may do with what they see.
 */
public final class Visibility {

    /** Somebody of more teams sees so much that they need not be told apart. */
    private static final int MOST_PARTS = 10;

    private Visibility() {}

    /** Everything the rule reads of a ticket. */
    public record Audience(@Nullable UUID team, @Nullable UUID assignee, Collection<UUID> sharedTeams, Collection<UUID> mentioned) {}

    /** A condition over {@code table}'s columns team_id, assignee_id, shared_teams, mentioned; give it its {@link #params}. */
    public static String sql(String table) {
        return """
                (:seesAll or :seesTeamless and %1$s.team_id is null or %1$s.team_id = any(:seesTeams) or %1$s.assignee_id = :seesAs
                 or %1$s.shared_teams && :seesTeams or %1$s.mentioned @> array[:seesAs]::uuid[])""".formatted(table);
    }

    /**
     * The rule of {@link #sql} in parts of which a ticket fulfils one at most, for lists of those somebody sees: along each part goes an
     * index. The whole rule is tried ticket by ticket, and who sees few of many would wait for that. Who looks is written into it: for a
     * parameter PostgreSQL would choose one way for all teams, those with few tickets and those with many.
     */
    public static List<String> parts(String table, Sight sight) {
        if (sight.everything()) return List.of("true");
        var ways = new ArrayList<String>();
        if (sight.teamless()) ways.add("%s.team_id is null");
        if (sight.teams().size() > MOST_PARTS) ways.add("%s.team_id = any(:seesTeams)");
        else sight.teams().forEach(team -> ways.add("%s.team_id = '" + team + "'::uuid"));
        ways.add("%s.assignee_id = '" + sight.agent() + "'::uuid");
        // Their indexes leave out the many that are shared with nobody and call nobody.
        ways.add("%1$s.shared_teams <> '{}' and %1$s.shared_teams && :seesTeams");
        ways.add("%1$s.mentioned <> '{}' and %1$s.mentioned @> array[:seesAs]::uuid[]");
        ways.replaceAll(way -> '(' + way.formatted(table) + ')');
        return IntStream.range(0, ways.size())
                .mapToObj(i -> i == 0 ? ways.get(i) : ways.get(i) + " and (" + String.join(" or ", ways.subList(0, i)) + ") is not true")
                .toList();
    }

    public static StatementSpec params(StatementSpec statement, Sight sight) {
        return statement.param("seesAll", sight.everything()).param("seesTeamless", sight.teamless()).param("seesMail", sight.mail())
                .param("seesTeams", sight.teamArray()).param("seesAs", sight.agent());
    }

    /**
     * A condition over a document's fields team, assignee, sharedTeams and mentioned; {@code none} stands in team where there is none.
     */
    public static PredicateFinalStep index(SearchPredicateFactory f, Sight sight) {
        if (sight.everything()) return f.matchAll();
        var agent = sight.agent().toString();
        var teams = sight.teams().stream().map(UUID::toString).toList();
        var own = Stream.concat(teams.stream(), sight.teamless() ? Stream.of("none") : Stream.empty()).toList();
        var sees = f.or().add(f.match().field("assignee").matching(agent)).add(f.match().field("mentioned").matching(sight.agent()));
        if (!own.isEmpty()) sees = sees.add(f.terms().field("team").matchingAny(own));
        return teams.isEmpty() ? sees : sees.add(f.terms().field("sharedTeams").matchingAny(sight.teams()));
    }

    public static boolean sees(Sight sight, Audience ticket) {
        return sight.everything()
                || (ticket.team() == null ? sight.teamless() : sight.teams().contains(ticket.team()))
                || sight.agent().equals(ticket.assignee())
                || ticket.sharedTeams().stream().anyMatch(sight.teams()::contains)
                || ticket.mentioned().contains(sight.agent());
    }

    /**
     * What they may do with it: what any way they see it by gives. That a note called them is a way for those who have no other:
     * nobody gets more by calling themselves.
     */
    public static Set<Right> rights(Sight sight, Audience ticket) {
        if (sight.everything()) return Right.ALL;
        var rights = EnumSet.noneOf(Right.class);
        if (ticket.team() != null) rights.addAll(sight.rights().getOrDefault(ticket.team(), Set.of()));
        else if (sight.teamless()) rights.addAll(sight.teamlessRights());
        ticket.sharedTeams().forEach(team -> rights.addAll(sight.rights().getOrDefault(team, Set.of())));
        if (sight.agent().equals(ticket.assignee())) rights.addAll(sight.assignedRights());
        if (rights.isEmpty() && ticket.mentioned().contains(sight.agent())) rights.addAll(sight.mentionedRights());
        return rights;
    }

    /** @throws Problem {@code not-found} unless they see it, {@code no-right} with the {@code right} that is missing */
    public static void require(Sight sight, Audience ticket, Right right) {
        if (!sees(sight, ticket)) throw Problem.notFound();
        if (!rights(sight, ticket).contains(right)) throw Problem.noRight(right.key());
    }
}

package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who answers for a team, of those who still work here. When many promises of a team are broken at once all of them ask: what was read
 * holds for two seconds, or until teams change here.
 */
@Component
public class Superiors {

    private static final Duration HOLDS = Duration.ofSeconds(2);

    private static final String LINE = """
            with recursive line as (
                select id, parent_id, 0 as above from team where id = :team
                union all
                select t.id, t.parent_id, line.above + 1 from team t join line on t.id = line.parent_id where line.above < 50)
            """;

    private static final String LEADS = LINE + """
            , led as (
                select a.id, line.above from line join team_member m on m.team_id = line.id and m.lead join agent a on a.id = m.agent_id and a.active)
            select distinct id from led where above = (select min(above) from led) order by id""";

    private static final String SUPERVISORS = LINE + """
            select distinct a.id from agent a
            where a.active and a.role = 'supervisor'
              and (:team::uuid is null or exists (select 1 from team_member m join line on line.id = m.team_id where m.agent_id = a.id)) order by a.id""";

    private final JdbcClient jdbc;
    private final Teams teams;
    private final LoadingCache<Question, List<UUID>> answers = Caffeine.newBuilder().expireAfterWrite(HOLDS).maximumSize(10_000).build(this::ask);

    Superiors(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    private record Question(String sql, @Nullable UUID team, long generation) {}

    /** Those who lead it; if nobody does, those who lead the nearest team above. None without a team. */
    public List<UUID> leads(@Nullable UUID team) {
        return answers.get(new Question(LEADS, team, teams.generation()));
    }

    /** Supervisors in it or in a team above, all of them for what has no team; administrators if there are none. */
    public List<UUID> supervisors(@Nullable UUID team) {
        var found = answers.get(new Question(SUPERVISORS, team, teams.generation()));
        return found.isEmpty() ? jdbc.sql("select id from agent where active and role = 'admin' order by id").query(UUID.class).list() : found;
    }

    private List<UUID> ask(Question question) {
        return jdbc.sql(question.sql).param("team", question.team).query(UUID.class).list();
    }
}

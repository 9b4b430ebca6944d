package io.tributary.knowledge;

import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.Team;
import io.tributary.identity.Teams;
import io.tributary.knowledge.CannedAnswer.Form;
import io.tributary.knowledge.CannedAnswer.Text;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers kept for the next time: one's own, a team's, everybody's. A team's are its leads' to change, everybody's and
 * every seen team's those who have that right's, and one's own nobody else's, not even to read.
 */
@Service
@Transactional
public class CannedAnswers {

    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 20_000;

    private final JdbcClient jdbc;
    private final CannedRows rows;
    private final Teams teams;
    private final Clock clock;

    CannedAnswers(JdbcClient jdbc, CannedRows rows, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * What the caller can use: most used by them first, then those of the ticket's team, then by everybody's use.
     *
     * @param query words that stand in title, text, tag or pinyin; null for all
     * @param ticket the ticket to be answered, null for none
     * @throws Problem {@code not-found} unless they see that ticket
     */
    @Transactional(readOnly = true)
    public List<CannedAnswer> list(Caller caller, @Nullable String query, @Nullable Long ticket) {
        var team = ticket == null ? Optional.<UUID>empty() : teamOf(caller, ticket);
        var words = query == null ? List.<String>of() : List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return rows.visible(caller, teams.sight(caller), keeps(caller), this::leads).stream()
                .filter(answer -> words.stream().allMatch(said(answer)::contains))
                .sorted(Comparator.comparing(CannedAnswer::ownUses).reversed()
                        .thenComparing(answer -> team.isPresent() && !team.get().equals(answer.team()))
                        .thenComparing(Comparator.comparing(CannedAnswer::uses).reversed())
                        .thenComparing(CannedAnswer::id))
                .toList();
    }

    /** @throws Problem {@code forbidden} where the caller may read but not write, {@code invalid} */
    public CannedAnswer add(Caller caller, Form form) {
        check(caller, form);
        return save(caller, Ids.next(), form);
    }

    /** @throws Problem {@code not-found}, {@code forbidden}, {@code invalid} */
    public CannedAnswer change(Caller caller, UUID id, Form form) {
        editable(caller, id);
        check(caller, form);
        return save(caller, id, form);
    }

    public void remove(Caller caller, UUID id) {
        editable(caller, id);
        jdbc.sql("delete from canned_answer where id = ?").param(id).update();
    }

    /** It was put into an answer. */
    public void used(Caller caller, UUID id) {
        get(caller, id);
        jdbc.sql("""
                insert into canned_answer_use (answer_id, agent_id, uses, last_at) values (?, ?, 1, ?)
                on conflict (answer_id, agent_id) do update set uses = canned_answer_use.uses + 1, last_at = excluded.last_at""")
                .params(id, caller.id(), Timestamp.from(clock.instant()))
                .update();
    }

    private CannedAnswer get(Caller caller, UUID id) {
        return rows.visible(caller, teams.sight(caller), keeps(caller), this::leads).stream().filter(answer -> answer.id().equals(id)).findFirst()
                .orElseThrow(Problem::notFound);
    }

    private void editable(Caller caller, UUID id) {
        if (!get(caller, id).editable()) throw forbidden();
    }

    private CannedAnswer save(Caller caller, UUID id, Form form) {
        jdbc.sql("""
                insert into canned_answer (id, scope, owner_id, team_id, tags, texts, updated_at) values (?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (id) do update set scope = excluded.scope, owner_id = excluded.owner_id, team_id = excluded.team_id,
                    tags = excluded.tags, texts = excluded.texts, updated_at = excluded.updated_at""")
                .params(Arrays.asList(id, form.scope(), form.scope().equals("personal") ? caller.id() : null,
                        form.scope().equals("team") ? form.team() : null,
                        form.tags().stream().map(CannedAnswers::line).filter(tag -> !tag.isEmpty()).distinct().toArray(String[]::new),
                        Json.write(form.texts()), Timestamp.from(clock.instant())))
                .update();
        return get(caller, id);
    }

    private void check(Caller caller, Form form) {
        if (form.texts().isEmpty() || !LANGUAGES.containsAll(form.texts().keySet())) throw Problem.invalid("texts", "languages");
        form.texts().values().forEach(CannedAnswers::check);
        switch (form.scope()) {
            case "personal" -> {}
            case "team" -> {
                var team = form.team();
                if (team == null || teams.all().stream().map(Team::id).noneMatch(team::equals)) throw Problem.invalid("team", "unknown");
                if (!leads(caller).contains(team) && !(keeps(caller) && sees(caller, team))) throw forbidden();
            }
            case "everyone" -> {
                if (!keeps(caller)) throw forbidden();
            }
            default -> throw Problem.invalid("scope", "unknown");
        }
    }

    private static void check(Text text) {
        if (text.title().isBlank() || text.title().length() > LONGEST_TITLE) throw Problem.invalid("title", "length");
        if (text.body().isBlank() || text.body().length() > LONGEST_BODY) throw Problem.invalid("body", "length");
    }

    private boolean keeps(Caller caller) {
        return teams.atDesk(caller).contains(DeskRight.CANNED);
    }

    private boolean sees(Caller caller, UUID team) {
        var sight = teams.sight(caller);
        return sight.everything() || sight.teams().contains(team);
    }

    private Set<UUID> leads(Caller caller) {
        return Set.copyOf(teams.of(caller).stream().filter(Team::lead).map(Team::id).toList());
    }

    private Optional<UUID> teamOf(Caller caller, long ticket) {
        var query = jdbc.sql("select coalesce(t.team_id, t.id) from ticket t where t.number = :number and " + Visibility.sql("t"))
                .param("number", ticket);
        return Optional.of(Visibility.params(query, teams.sight(caller)).query(UUID.class).optional().orElseThrow(Problem::notFound));
    }

    private static String said(CannedAnswer answer) {
        var said = new StringBuilder(answer.pinyin());
        answer.texts().values().forEach(text -> said.append('\n').append(text.title()).append('\n').append(text.body()));
        answer.tags().forEach(tag -> said.append('\n').append(tag));
        return said.toString().toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        return Objects.requireNonNull(text).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static Problem forbidden() {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden");
    }
}

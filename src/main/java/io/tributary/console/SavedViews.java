package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import io.tributary.identity.Team;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists people keep: each their own, and those of a team, which its leads, supervisors and administrators keep for all of it. */
@Service
@Transactional
public class SavedViews {

    static final String PREFIX = "saved-";

    private static final int LONGEST_NAME = 60;
    /** Each is counted for everybody who sees it, every second at most. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Teams teams, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * A list somebody keeps.
     *
     * @param team whose it is; null for the caller's own
     * @param editable whether the caller may change it
     */
    public record SavedView(UUID id, String name, @Nullable UUID team, QueueFilter filter, String sort, int position, boolean editable) {

        String key() {
            return PREFIX + id;
        }
    }

    /** What of a view shall change; null leaves it. */
    public record Change(@Nullable String name, @Nullable QueueFilter filter, @Nullable String sort, @Nullable Integer position) {}

    /** The caller's own and those of the teams they look into, in their order. */
    @Transactional(readOnly = true)
    public List<SavedView> of(Caller caller) {
        var seen = teams.of(caller);
        return jdbc.sql("""
                select id, team_id, name, filter::text, sort, position from saved_view
                where team_id is null and owner_id = :me or team_id = any(:teams) order by position, created_at, id""")
                .param("me", caller.id())
                .param("teams", seen.stream().map(Team::id).toArray(UUID[]::new))
                .query((row, n) -> read(row, caller, seen))
                .list();
    }

    private static SavedView read(ResultSet row, Caller caller, List<Team> seen) throws SQLException {
        var team = row.getObject("team_id", UUID.class);
        return new SavedView(row.getObject("id", UUID.class), row.getString("name"), team, Json.read(row.getString("filter"), QueueFilter.class),
                row.getString("sort"), row.getInt("position"), team == null || keeps(caller, seen, team));
    }

    /** @throws Problem {@code not-found} for one that is not there or not for the caller */
    @Transactional(readOnly = true)
    public SavedView get(Caller caller, UUID id) {
        return of(caller).stream().filter(view -> view.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    /** @throws Problem {@code invalid}; {@code not-found} for a team the caller does not see, {@code forbidden} for one they do not lead */
    public SavedView save(Caller caller, @Nullable String name, @Nullable UUID team, QueueFilter filter, @Nullable String sort) {
        if (team != null) requireKeeper(caller, team);
        var checked = checked(caller, filter);
        var id = Ids.next();
        var mine = of(caller).stream().filter(view -> view.editable()).collect(Collectors.toList());
        if (mine.size() >= MOST) throw new Problem(HttpStatus.CONFLICT, "too-many-views");
        jdbc.sql("""
                insert into saved_view (id, owner_id, team_id, name, filter, sort, position, created_at)
                values (:id, :me, :team::uuid, :name, :filter::jsonb, :sort, :position, :now)""")
                .param("id", id)
                .param("me", caller.id())
                .param("team", team == null ? null : team.toString())
                .param("name", name(name))
                .param("filter", Json.write(checked))
                .param("sort", QueueSort.of(sort).key())
                .param("position", mine.stream().mapToInt(SavedView::position).max().orElse(-1) + 1)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return get(caller, id);
    }

    public SavedView change(Caller caller, UUID id, Change change) {
        var view = editable(caller, id);
        jdbc.sql("update saved_view set name = ?, filter = ?::jsonb, sort = ?, position = ? where id = ?")
                .params(change.name() == null ? view.name() : name(change.name()),
                        Json.write(change.filter() == null ? view.filter() : checked(caller, change.filter())),
                        change.sort() == null ? view.sort() : QueueSort.of(change.sort()).key(),
                        change.position() == null ? view.position() : Math.clamp(change.position(), 0, 10_000), id)
                .update();
        return get(caller, id);
    }

    public void delete(Caller caller, UUID id) {
        editable(caller, id);
        jdbc.sql("delete from saved_view where id = ?").param(id).update();
    }

    /** The filter with what a saved view says where it says nothing itself. */
    @Transactional(readOnly = true)
    public QueueFilter resolve(Caller caller, QueueFilter filter) {
        var view = filter.view();
        if (view == null || !view.startsWith(PREFIX)) return filter;
        return get(caller, QueueCondition.uuid("view", view.substring(PREFIX.length()))).filter().overriddenBy(filter);
    }

    private SavedView editable(Caller caller, UUID id) {
        var view = get(caller, id);
        if (!view.editable()) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        return view;
    }

    private void requireKeeper(Caller caller, UUID team) {
        var seen = teams.of(caller);
        if (seen.stream().noneMatch(each -> each.id().equals(team))) throw Problem.notFound();
        if (!keeps(caller, seen, team)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
    }

    private static boolean keeps(Caller caller, List<Team> seen, UUID team) {
        return caller.role() != Role.AGENT || seen.stream().anyMatch(each -> each.id().equals(team) && each.lead());
    }

    /** A view of a view would lead round in circles. */
    private static QueueFilter checked(Caller caller, QueueFilter filter) {
        QueueCondition.of(filter, caller, "");
        return filter;
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("name", "value");
        }
        return name.strip();
    }
}

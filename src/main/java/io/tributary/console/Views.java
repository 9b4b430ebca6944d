package io.tributary.console;

import io.tributary.console.SavedViews.SavedView;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.ticket.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists one can open, and how many tickets wait in each. */
@Service
@Transactional(readOnly = true)
public class Views {

    private static final List<String> EVERYBODYS = List.of("mine", "unassigned", "open", "all", "mentions", "snoozed", "overdue", "due_soon", "callbacks");

    /** Nobody reads a larger number, and counting on would read every ticket there is with every event. */
    static final int MOST_COUNTED = 1000;

    private final JdbcClient jdbc;
    private final Teams teams;
    private final SavedViews saved;

    Views(JdbcClient jdbc, Teams teams, SavedViews saved) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.saved = saved;
    }

    /**
     * A list one can open.
     *
     * @param saved what is kept under this name, if somebody keeps it
     * @param count exact up to 999; 1000 for that many or more
     */
    public record View(String key, @Nullable String name, @Nullable SavedView saved, long count) {

        QueueFilter filter() {
            return saved == null ? QueueFilter.view(key) : saved.filter();
        }

        View counted(long tickets) {
            return new View(key, name, saved, tickets);
        }
    }

    /** The views of this person, each with its count, by one statement. */
    public Page<View> of(Caller caller) {
        var views = new ArrayList<View>();
        EVERYBODYS.forEach(key -> views.add(new View(key, null, null, 0)));
        teams.of(caller).forEach(team -> views.add(new View("team-" + team.id(), team.name(), null, 0)));
        saved.of(caller).forEach(kept -> views.add(new View(kept.key(), kept.name(), kept, 0)));
        var counts = count(caller, views.stream().map(View::filter).toList());
        return Page.of(IntStream.range(0, views.size())
                .mapToObj(i -> views.get(i).counted(counts.get(i)))
                .toList());
    }

    private List<Long> count(Caller caller, List<QueueFilter> filters) {
        var conditions = IntStream.range(0, filters.size()).mapToObj(i -> QueueCondition.of(filters.get(i), caller, "v" + i + "_")).toList();
        var sight = teams.sight(caller);
        var limit = "limit " + MOST_COUNTED;
        var query = jdbc.sql(conditions.stream()
                .map(condition -> "(select count(*) from (select from %s %s) counted)".formatted(condition.seen(sight, limit), limit))
                .collect(Collectors.joining(", ", "select ", "")));
        for (var condition : conditions) query = condition.params(query);
        return Visibility.params(query, sight)
                .query((row, n) -> {
                    var counts = new ArrayList<Long>();
                    for (int i = 1; i <= filters.size(); i++) counts.add(row.getLong(i));
                    return counts;
                })
                .single();
    }
}

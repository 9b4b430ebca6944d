package io.tributary.console;

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

    private static final List<String> EVERYBODYS = List.of("mine", "unassigned", "open", "all", "mentions", "snoozed");

    /** Nobody reads a larger number, and counting on would read every ticket there is with every event. */
    static final int MOST_COUNTED = 1000;

    private final JdbcClient jdbc;
    private final Teams teams;

    Views(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /**
     * A list one can open.
     *
     * @param count exact up to 999; 1000 for that many or more
     */
    public record View(String key, @Nullable String name, long count) {}

    /** The views of this person, each with its count, by one statement. */
    public Page<View> of(Caller caller) {
        var views = new ArrayList<View>();
        EVERYBODYS.forEach(key -> views.add(new View(key, null, 0)));
        teams.of(caller).forEach(team -> views.add(new View("team-" + team.id(), team.name(), 0)));
        var counts = count(caller, views.stream().map(view -> QueueFilter.view(view.key())).toList());
        return Page.of(IntStream.range(0, views.size())
                .mapToObj(i -> new View(views.get(i).key(), views.get(i).name(), counts.get(i)))
                .toList());
    }

    private List<Long> count(Caller caller, List<QueueFilter> filters) {
        var conditions = IntStream.range(0, filters.size()).mapToObj(i -> QueueCondition.of(filters.get(i), caller, "v" + i + "_")).toList();
        var query = jdbc.sql(conditions.stream()
                .map(condition -> "(select count(*) from (select from queue_row q where %s and %s limit %d) counted)".formatted(
                        condition.sql(), Visibility.sql("q"), MOST_COUNTED))
                .collect(Collectors.joining(", ", "select ", "")));
        for (var condition : conditions) query = condition.params(query);
        return Visibility.params(query, teams.sight(caller))
                .query((row, n) -> {
                    var counts = new ArrayList<Long>();
                    for (int i = 1; i <= filters.size(); i++) counts.add(row.getLong(i));
                    return counts;
                })
                .single();
    }
}

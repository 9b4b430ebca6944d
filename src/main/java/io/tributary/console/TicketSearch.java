package io.tributary.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tributary.console.Queue.TicketView;
import io.tributary.console.SearchHighlights.Highlights;
import io.tributary.identity.Caller;
import io.tributary.identity.Sight;
import io.tributary.identity.Teams;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.hibernate.search.engine.search.sort.dsl.SortFinalStep;
import org.hibernate.search.mapper.orm.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets by what is written in them. The index says which; what is shown of them is read where it is true, and seen by the same rule. */
@Service
@Transactional(readOnly = true)
public class TicketSearch {

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Teams teams;
    private final SavedViews saved;
    private final SearchHighlights highlights;
    private final SearchIndex index;
    private final Unread unread;

    TicketSearch(EntityManager entities, JdbcClient jdbc, Teams teams, SavedViews saved, SearchHighlights highlights, SearchIndex index, Unread unread) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.teams = teams;
        this.saved = saved;
        this.highlights = highlights;
        this.index = index;
        this.unread = unread;
    }

    /** A ticket that was found, and where the words stand in it. */
    public record Hit(@JsonUnwrapped TicketView ticket, Highlights highlights) {}

    /**
     * @param next where to go on, null at the end
     * @param count of all that was found, not of this page
     * @param complete false while older tickets are still being entered into the index
     */
    public record Found(List<Hit> items, @Nullable String next, long count, boolean complete) {}

    /** @throws Problem {@code invalid} for a view, status, sort or cursor there is not; never for what is looked for */
    public Found find(Caller caller, String typed, QueueFilter filter, @Nullable String sort, @Nullable String cursor, int limit) {
        var words = SearchWords.of(typed);
        var sight = teams.sight(caller);
        var place = SearchCursor.read(cursor);
        var result = search(typed, words, new SearchFilter(saved.resolve(caller, filter), caller), sight, sort, place.from(), place.window(limit));
        var window = place.page(result.hits(), limit);
        var rows = unread.on(caller, rows(window.numbers(), sight));
        var marked = highlights.of(words, rows);
        var hits = rows.stream().map(ticket -> new Hit(ticket, marked.getOrDefault(ticket.row().number(), SearchHighlights.NONE))).toList();
        return new Found(hits, window.next(), result.total().hitCount(), index.complete());
    }

    private SearchResult<Long> search(String typed, SearchWords words, SearchFilter filter, Sight sight, @Nullable String sort, int from, int limit) {
        return Search.session(entities).search(IndexedTicket.class)
                .select(f -> f.field("number", Long.class))
                .where(f -> {
                    var all = f.bool().must(typed.isBlank() ? f.matchAll() : new SearchPredicates(f).of(words)).filter(Visibility.index(f, sight));
                    filter.conditions(f).forEach(all::filter);
                    return all;
                })
                .sort(f -> order(f, sort == null ? "relevance" : sort))
                .fetch(from, limit);
    }

    private static SortFinalStep order(SearchSortFactory f, String sort) {
        return switch (sort) {
            case "relevance" -> f.score().then().field("updatedAt").desc().then().field("number").desc();
            case "-updated" -> f.field("updatedAt").desc().then().field("number").desc();
            case "updated" -> f.field("updatedAt").then().field("number");
            case "-created" -> f.field("createdAt").desc().then().field("number").desc();
            case "created" -> f.field("createdAt").then().field("number");
            case "priority" -> f.field("priorityRank").then().field("number");
            default -> throw Problem.invalid("sort", "unknown");
        };
    }

    /** What the index says may be a second old: whoever has lost sight of a ticket since does not get it from here. */
    private List<TicketView> rows(List<Long> numbers, Sight sight) {
        var query = jdbc.sql("""
                select %s from unnest(:numbers::bigint[]) with ordinality found (number, place) join queue_row q using (number) %s
                where %s order by found.place""".formatted(QueueRow.COLUMNS, QueueRow.JOINS, Visibility.sql("q")))
                .param("numbers", numbers.toArray(Long[]::new));
        return Visibility.params(query, sight)
                .query((row, n) -> new TicketView(QueueRow.read(row), row.getString("preview"), sight)).list();
    }
}

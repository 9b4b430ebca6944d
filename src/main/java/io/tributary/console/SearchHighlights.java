package io.tributary.console;

import io.tributary.console.Highlighter.Fragment;
import io.tributary.console.Queue.TicketView;
import io.tributary.platform.Analyzers;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.hibernate.search.backend.lucene.LuceneBackend;
import org.hibernate.search.mapper.orm.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the words stand in the tickets of one page: read from the messages themselves, newest first, so the index keeps no copy of them. */
@Component
class SearchHighlights {

    static final Highlights NONE = new Highlights(null, null, null);

    /** The newest messages of each ticket; of a long one the beginning. */
    private static final String TEXTS = """
            select q.number, m.id, left(m.text, 20000) as text
            from queue_row q cross join lateral (
                select m.id, m.text, m.created_at from placement p join message m on m.id = p.message_id
                where p.ticket_id = q.ticket_id and p.removed_by is null and not (m.kind = 'reply' and m.automatic)
                order by m.created_at desc, m.id desc limit 50) m
            where q.number = any(?) order by q.number, m.created_at desc, m.id desc""";

    private final JdbcClient jdbc;
    private final Analyzer stored;
    private final Analyzer asked;

    SearchHighlights(JdbcClient jdbc, EntityManagerFactory entities) {
        this.jdbc = jdbc;
        var backend = Search.mapping(entities).backend().unwrap(LuceneBackend.class);
        this.stored = backend.analyzer(Analyzers.TEXT).orElseThrow();
        this.asked = backend.analyzer(Analyzers.TEXT_QUERY).orElseThrow();
    }

    /**
     * A hit's words in their places; what is not there has none.
     *
     * @param subject the whole subject
     * @param text some words around
     * @param message the message that holds {@code text}
     */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    record Highlights(@Nullable List<Fragment> subject, @Nullable List<Fragment> text, @Nullable UUID message) {}

    Map<Long, Highlights> of(SearchWords words, List<TicketView> tickets) {
        var highlighter = new Highlighter(stored, terms(words), beginnings(words));
        var marked = new HashMap<Long, Highlights>();
        tickets.forEach(ticket -> marked.put(ticket.row().number(), new Highlights(highlighter.whole(ticket.row().subject()), null, null)));
        if (tickets.isEmpty() || words.wanted().isEmpty()) return marked;
        jdbc.sql(TEXTS).param(marked.keySet().toArray(Long[]::new)).query(row -> {
            var number = row.getLong("number");
            var before = marked.getOrDefault(number, NONE);
            if (before.message() != null) return;
            var fragment = highlighter.excerpt(row.getString("text"));
            if (fragment != null) marked.put(number, new Highlights(before.subject(), fragment, row.getObject("id", UUID.class)));
        });
        return marked;
    }

    private Set<String> terms(SearchWords words) {
        var terms = new HashSet<String>();
        for (var clause : words.wanted()) terms.addAll(Highlighter.terms(asked, clause.text()));
        return terms;
    }

    /** The last word may not be finished, and a number is found by its beginning. */
    private Set<String> beginnings(SearchWords words) {
        var beginnings = new HashSet<String>();
        for (var clause : words.wanted()) {
            var unfinished = clause.equals(words.wanted().getLast()) && clause.alphabetic() && clause.text().length() >= 3;
            var number = !clause.phrase() && clause.text().length() >= 2 && clause.text().chars().anyMatch(Character::isDigit);
            if (unfinished || number) beginnings.add(clause.text().toLowerCase(java.util.Locale.ROOT));
        }
        return beginnings;
    }
}

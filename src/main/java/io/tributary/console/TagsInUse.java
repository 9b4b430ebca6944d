package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Pinyin;
import io.tributary.ticket.Visibility;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tags of the tickets one sees, so that the same thing is called the same. */
@Service
@Transactional(readOnly = true)
public class TagsInUse {

    /** Old tags die out by themselves, and no one waits for the whole history. */
    private static final int LATEST_TICKETS = 5_000;

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Teams teams;

    TagsInUse(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /** A tag, on how many of the tickets changed last, and how it is typed. */
    public record Tag(String name, long count, String pinyin) {}

    /** Those that hold the words, most used first; all for none. Found by pinyin too. */
    public Page<Tag> find(Caller caller, String words) {
        var wanted = plain(words);
        var query = jdbc.sql("""
                select tag as name, count(*) as n from (
                    select q.tags from queue_row q where q.tags <> '{}' and %s order by q.updated_at desc limit :tickets) latest,
                    unnest(latest.tags) tag
                group by tag order by n desc, tag""".formatted(Visibility.sql("q"))).param("tickets", LATEST_TICKETS);
        return Page.of(Visibility.params(query, teams.sight(caller))
                .query((row, n) -> new Tag(row.getString("name"), row.getLong("n"), Pinyin.of(row.getString("name"))))
                .stream()
                .filter(tag -> Stream.concat(Stream.of(plain(tag.name())), Stream.of(tag.pinyin().split(" "))).anyMatch(text -> text.contains(wanted)))
                .limit(MOST)
                .toList());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\s]", "").toLowerCase(Locale.ROOT);
    }
}

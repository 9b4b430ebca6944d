package io.tributary.ticket;

import io.tributary.identity.Caller;
import io.tributary.platform.Pinyin;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What tickets are about: a tree, each node named in both languages. */
@Service
@Transactional
public class Categories {

    /** One lock for every change of the tree: two moves at once could close a circle that neither sees. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('category'))";

    private static final int MOST_LEVELS = 5;

    private final JdbcClient jdbc;
    private final TicketRepository tickets;
    private final TicketWriter writer;
    private final Clock clock;

    Categories(JdbcClient jdbc, TicketRepository tickets, TicketWriter writer, Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * A category. {@code pinyin}: how its Chinese name is typed. One that is archived stays on the tickets that have it, and no other
     * ticket gets it.
     */
    public record Category(String key, String en, String zh, @Nullable String parent, boolean archived, String pinyin) {}

    /** Names, in both languages, and the place in the tree; {@code parent} null for the top. */
    public record Form(String en, String zh, @Nullable String parent) {}

    /** All of them, archived ones too, by their English name. */
    @Transactional(readOnly = true)
    public List<Category> all() {
        return jdbc.sql("select key, name_en, name_zh, parent, archived_at is not null as archived from category order by name_en, key")
                .query((row, n) -> new Category(row.getString("key"), row.getString("name_en"), row.getString("name_zh"), row.getString("parent"),
                        row.getBoolean("archived"), Pinyin.of(row.getString("name_zh"))))
                .list();
    }

    /** @throws Problem {@code invalid} for a parent there is not, {@code too-deep} */
    public Category add(Form form) {
        jdbc.sql(LOCK).query(row -> {});
        var known = tree();
        requirePlace(known, null, form.parent());
        var key = freeKey(form, known);
        jdbc.sql("insert into category (key, name_en, name_zh, parent) values (?, ?, ?, ?)")
                .params(Arrays.asList(key, form.en(), form.zh(), form.parent()))
                .update();
        return get(key);
    }

    /** New names, a new place, or out of the archive. @throws Problem {@code not-found}, {@code category-cycle}, {@code too-deep} */
    public Category change(String key, Form form) {
        jdbc.sql(LOCK).query(row -> {});
        get(key);
        requirePlace(tree(), key, form.parent());
        jdbc.sql("update category set name_en = ?, name_zh = ?, parent = ?, archived_at = null where key = ?")
                .params(Arrays.asList(form.en(), form.zh(), form.parent(), key))
                .update();
        return get(key);
    }

    /**
     * Puts a category away.
     *
     * @param keep leave it on the tickets that have it
     * @param moveTo the category they get instead
     * @throws Problem {@code not-found}, {@code category-has-children}, {@code category-in-use} with the number of {@code tickets} unless
     *     one of the two is said
     */
    public void archive(String key, boolean keep, @Nullable String moveTo, Caller caller) {
        jdbc.sql(LOCK).query(row -> {});
        get(key);
        if (moveTo != null && (moveTo.equals(key) || !usable(moveTo))) throw Problem.invalid("moveTo", "unknown");
        if (all().stream().anyMatch(each -> key.equals(each.parent()) && !each.archived())) {
            throw new Problem(HttpStatus.CONFLICT, "category-has-children");
        }
        var used = jdbc.sql("select id from ticket where category = ? order by id").param(key).query(UUID.class).list();
        if (!used.isEmpty() && !keep && moveTo == null) throw new Problem(HttpStatus.CONFLICT, "category-in-use", Map.of("tickets", used.size()));
        jdbc.sql("update category set archived_at = ? where key = ?").params(Timestamp.from(clock.instant()), key).update();
        if (moveTo != null) used.forEach(ticket -> move(ticket, key, moveTo, caller));
    }

    private void move(UUID id, String from, String to, Caller caller) {
        var now = clock.instant();
        var ticket = tickets.lock(id).orElseThrow();
        if (!from.equals(ticket.category())) return;
        Map<String, @Nullable Object> category = new HashMap<>();
        category.put("category", to);
        writer.change(ticket, "category", Actor.of(caller), ticket.set(new TicketPatch(category), now), now);
    }

    /** Whether a ticket may be given this category. */
    boolean usable(String key) {
        return jdbc.sql("select exists (select 1 from category where key = ? and archived_at is null)").param(key).query(Boolean.class).single();
    }

    private Category get(String key) {
        return all().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow(Problem::notFound);
    }

    private Map<String, @Nullable String> tree() {
        var parents = new HashMap<String, @Nullable String>();
        all().forEach(each -> parents.put(each.key(), each.parent()));
        return parents;
    }

    private void requirePlace(Map<String, @Nullable String> parents, @Nullable String key, @Nullable String parent) {
        if (parent == null) return;
        if (!usable(parent)) throw Problem.invalid("parent", "unknown");
        var above = new HashSet<String>();
        for (String at = parent; at != null && above.add(at); at = parents.get(at)) {
            if (at.equals(key)) throw new Problem(HttpStatus.CONFLICT, "category-cycle");
        }
        if (above.size() + (key == null ? 1 : height(parents, key)) > MOST_LEVELS) throw new Problem(HttpStatus.CONFLICT, "too-deep", Map.of("most", MOST_LEVELS));
    }

    private static int height(Map<String, @Nullable String> parents, String key) {
        return 1 + parents.entrySet().stream().filter(each -> key.equals(each.getValue())).mapToInt(each -> height(parents, each.getKey())).max().orElse(0);
    }

    /** A word that can stand in a URL: the English name, else the Chinese one as it is typed. */
    private static String freeKey(Form form, Map<String, ?> taken) {
        var word = slug(form.en());
        if (word.isEmpty()) word = slug(Pinyin.of(form.zh()).split(" ")[0]);
        if (word.isEmpty()) word = "category";
        var key = word;
        for (int n = 2; taken.containsKey(key); n++) key = word + '-' + n;
        return key;
    }

    private static String slug(String name) {
        var word = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return word.length() > 60 ? word.substring(0, 60) : word;
    }
}

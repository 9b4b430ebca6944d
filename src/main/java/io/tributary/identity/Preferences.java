package io.tributary.identity;

import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each agent likes their desk, on whatever browser they sit down at. */
@Service
@Transactional
public class Preferences {

    /** Sent along with every session: all of one agent's, as text, in bytes. */
    private static final int MOST = 16 * 1024;

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("unchecked")
    @Transactional(readOnly = true)
    public Map<String, Object> of(UUID agent) {
        var kept = jdbc.sql("select preferences from agent where id = ?").param(agent).query(String.class).single();
        return Json.read(kept, Map.class);
    }

    /**
     * Puts each key in the place of its older value and forgets those that are null; the others stay, so that two windows do not undo
     * each other's changes.
     *
     * @throws Problem {@code invalid} for what is no {@link Preference}, {@code too-large} beyond 16 kB
     */
    public void change(UUID agent, Map<String, @Nullable Object> changes) {
        var set = new HashMap<String, Object>();
        changes.forEach((key, value) -> {
            if (value != null) set.put(key, value);
        });
        set.forEach(Preference::check);
        var forgotten = changes.keySet().stream().filter(key -> !set.containsKey(key)).toArray(String[]::new);
        var size = jdbc.sql("""
                update agent set preferences = (preferences || ?::jsonb) - ? where id = ? returning octet_length(preferences::text)""")
                .params(Json.write(set), forgotten, agent)
                .query(Integer.class)
                .single();
        if (size > MOST) throw Problem.tooLarge(MOST);
    }
}

package io.tributary.knowledge;

import io.tributary.identity.Caller;
import io.tributary.identity.Sight;
import io.tributary.knowledge.CannedAnswer.Text;
import io.tributary.platform.Json;
import io.tributary.platform.Pinyin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of canned answers, as somebody may read it. */
@Component
class CannedRows {

    private final JdbcClient jdbc;

    CannedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CannedAnswer> visible(Caller caller, Sight sight, boolean keeps, Function<Caller, Set<UUID>> leads) {
        var leading = leads.apply(caller);
        return jdbc.sql("""
                select c.*, t.name as team_name, coalesce(sum(u.uses), 0) as uses,
                       coalesce(sum(u.uses) filter (where u.agent_id = :me), 0) as own_uses
                from canned_answer c left join team t on t.id = c.team_id left join canned_answer_use u on u.answer_id = c.id
                where c.scope = 'everyone' or c.owner_id = :me or c.scope = 'team' and (:all or c.team_id = any(:teams))
                group by c.id, t.name""")
                .param("me", caller.id())
                .param("all", sight.everything())
                .param("teams", sight.teamArray())
                .query((row, n) -> read(row, keeps, leading))
                .list();
    }

    private static CannedAnswer read(ResultSet row, boolean keeps, Set<UUID> leading) throws SQLException {
        Map<String, Text> texts = new LinkedHashMap<>();
        Json.read(row.getString("texts")).properties()
                .forEach(text -> texts.put(text.getKey(), new Text(text.getValue().path("title").asString(), text.getValue().path("body").asString())));
        var tags = List.of((String[]) row.getArray("tags").getArray());
        var team = row.getObject("team_id", UUID.class);
        var pinyin = Stream.concat(texts.values().stream().map(Text::title), tags.stream()).map(Pinyin::of).collect(Collectors.joining(" "));
        var editable = row.getString("scope").equals("personal") || keeps || team != null && leading.contains(team);
        return new CannedAnswer(row.getObject("id", UUID.class), row.getString("scope"), team, row.getString("team_name"), tags, texts, pinyin,
                row.getInt("uses"), row.getInt("own_uses"), editable);
    }
}

package io.tributary.sla;

import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of policies. */
@Component
class PolicyRows {

    private static final String READ = """
            select p.id, p.rank, v.number, v.id as version, v.sheet, v.at, v.author, a.name as author_name
            from sla_policy p join sla_policy_version v on v.policy_id = p.id left join agent a on a.id = v.author\s""";

    private final JdbcClient jdbc;

    PolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One lock for every change: the order is one thing. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sla_policy'))").query(row -> {});
    }

    /** As they are now, in their order, without those that have been put away. */
    List<Policy> all() {
        return jdbc.sql(READ + "where v.number = p.number and p.rank is not null order by p.rank").query(PolicyRows::read).list();
    }

    Optional<Policy> find(UUID id) {
        return jdbc.sql(READ + "where v.number = p.number and p.rank is not null and p.id = ?").param(id).query(PolicyRows::read).optional();
    }

    /** Of those that have been put away, too. */
    Optional<Policy> version(UUID version) {
        return jdbc.sql(READ + "where v.id = ?").param(version).query(PolicyRows::read).optional();
    }

    Optional<Policy> version(UUID id, int number) {
        return jdbc.sql(READ + "where p.id = ? and v.number = ?").params(id, number).query(PolicyRows::read).optional();
    }

    /** The latest first. */
    List<Policy> versions(UUID id) {
        return jdbc.sql(READ + "where p.id = ? order by v.number desc").param(id).query(PolicyRows::read).list();
    }

    void add(UUID id, PolicySheet sheet, Instant at, @Nullable UUID author) {
        jdbc.sql("insert into sla_policy (id, number, rank) values (?, 0, (select coalesce(max(rank), 0) + 1 from sla_policy))").param(id).update();
        write(id, sheet, at, author);
    }

    /** Another version, which holds from now on. */
    void write(UUID id, PolicySheet sheet, Instant at, @Nullable UUID author) {
        var number = jdbc.sql("update sla_policy set number = number + 1 where id = ? returning number").param(id).query(Integer.class).single();
        jdbc.sql("insert into sla_policy_version (id, policy_id, number, sheet, calendar_id, at, author) values (?, ?, ?, ?::jsonb, ?, ?, ?)")
                .params(Arrays.asList(Ids.next(), id, number, Json.write(PolicyForm.write(sheet)), sheet.calendar(), Timestamp.from(at), author))
                .update();
    }

    void order(List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) jdbc.sql("update sla_policy set rank = ? where id = ?").params(i + 1, ids.get(i)).update();
    }

    void retire(UUID id) {
        jdbc.sql("update sla_policy set rank = null where id = ?").param(id).update();
    }

    boolean calendarExists(UUID calendar) {
        return jdbc.sql("select exists (select 1 from sla_calendar where id = ?)").param(calendar).query(Boolean.class).single();
    }

    private static Policy read(ResultSet row, int n) throws SQLException {
        var author = row.getObject("author", UUID.class);
        return new Policy(row.getObject("id", UUID.class), row.getInt("number"), row.getObject("version", UUID.class), row.getInt("rank"),
                PolicyForm.read(Json.read(row.getString("sheet")), null), row.getTimestamp("at").toInstant(),
                author == null ? null : new Policy.Author(author, String.valueOf(row.getString("author_name"))));
    }
}

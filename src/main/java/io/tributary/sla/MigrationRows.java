package io.tributary.sla;

import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of migrations, and which tickets stand under something older. */
@Component
class MigrationRows {

    private static final int TRIES = 3;
    private static final int NAMED = 100;

    /**
     * Of a policy with a promise to keep, and under something else than this. What is newer than this is nothing older, and whose customer
     * has a calendar of their own goes by that.
     */
    private static final String OLDER = """
            select distinct c.ticket_id as ticket, t.number from sla_clock c join sla_policy_version v on v.id = c.version_id join ticket t on t.id = c.ticket_id
            where v.policy_id = :policy and c.met_at is null and v.number <= :number
              and ((c.version_id, c.process) is distinct from (:version::uuid, :process::text)
                   or t.calendar_id is null and (c.calendar_id, c.calendar_rev) is distinct from (:calendar::uuid, :edition::bigint))""";

    private final JdbcClient jdbc;

    MigrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Open(UUID ticket, long number) {}

    /**
     * What tickets are moved to.
     *
     * @param number of the policy's version
     */
    record Target(UUID policy, int number, Agreement agreement) {

        /** For whoever has seen what it would do: another is another. */
        String tag() {
            return number + "/" + (agreement.edition() == null ? "" : agreement.edition()) + "/" + agreement.process();
        }
    }

    record Running(UUID id, Target target) {}

    List<Open> older(Target target) {
        return about(OLDER + " order by t.number", target).query(Open.class).list();
    }

    /** Of each policy that has any. */
    List<Migration.Older> olderByPolicy(String process) {
        return jdbc.sql("""
                select v.policy_id as policy, count(distinct c.ticket_id) as tickets
                from sla_clock c join sla_policy_version v on v.id = c.version_id join sla_policy p on p.id = v.policy_id and p.rank is not null
                join sla_policy_version n on n.policy_id = p.id and n.number = p.number left join sla_calendar k on k.id = n.calendar_id join ticket t on t.id = c.ticket_id
                where c.met_at is null and ((c.version_id, c.process) is distinct from (n.id, ?)
                    or t.calendar_id is null and (c.calendar_id, c.calendar_rev) is distinct from (n.calendar_id, k.rev))
                group by v.policy_id""").param(process).query(Migration.Older.class).list();
    }

    boolean isOlder(UUID ticket, Target target) {
        return about("select exists (" + OLDER + " and c.ticket_id = :ticket)", target).param("ticket", ticket).query(Boolean.class).single();
    }

    /** Empty if one of this policy's goes on. Those before it are forgotten: who had what moved is in the audit log. */
    Optional<UUID> begin(Target target, UUID author, Instant at) {
        jdbc.sql("delete from sla_migration where policy_id = ? and finished_at is not null").param(target.policy).update();
        var begun = jdbc.sql("""
                insert into sla_migration (id, policy_id, number, target, author, started_at) values (?, ?, ?, ?::jsonb, ?, ?)
                on conflict (policy_id) where finished_at is null do nothing returning id""")
                .params(Arrays.asList(Ids.next(), target.policy, target.number, Json.write(target.agreement.written()), author, Timestamp.from(at)))
                .query(UUID.class)
                .optional();
        begun.ifPresent(id -> gather(id, target));
        return begun;
    }

    /** Those that are not among its tickets yet; how many. */
    int gather(UUID migration, Target target) {
        return about("insert into sla_migration_ticket (migration_id, ticket_id, number) select :migration, o.ticket, o.number from (" + OLDER + ") o on conflict do nothing",
                target).param("migration", migration).update();
    }

    List<Running> running() {
        return jdbc.sql("select * from sla_migration where finished_at is null order by started_at").query((row, n) -> new Running(row.getObject("id", UUID.class),
                new Target(row.getObject("policy_id", UUID.class), row.getInt("number"), Objects.requireNonNull(Agreement.read(Json.read(row.getString("target")))))))
                .list();
    }

    /** The next one, for as long as the running transaction lasts: another node takes another. */
    Optional<UUID> take(UUID migration) {
        return jdbc.sql("""
                select ticket_id from sla_migration_ticket where migration_id = ? and state = 'waiting' order by tries, number limit 1 for update skip locked""")
                .param(migration).query(UUID.class).optional();
    }

    void done(UUID migration, UUID ticket, boolean moved) {
        jdbc.sql("update sla_migration_ticket set state = ? where migration_id = ? and ticket_id = ?").params(moved ? "moved" : "left", migration, ticket).update();
    }

    /** It comes after all others then, and has failed after the third time. */
    void failed(UUID migration, UUID ticket) {
        jdbc.sql("""
                update sla_migration_ticket set tries = tries + 1, state = case when tries + 1 < ? then 'waiting' else 'failed' end
                where migration_id = ? and ticket_id = ? and state = 'waiting'""").params(TRIES, migration, ticket).update();
    }

    /** Whether it is this node that may end it, and no other has a ticket of it in hand. */
    boolean last(UUID migration) {
        return jdbc.sql("select id from sla_migration where id = ? and finished_at is null for update skip locked").param(migration).query(UUID.class).optional().isPresent()
                && !jdbc.sql("select exists (select 1 from sla_migration_ticket where migration_id = ? and state = 'waiting')").param(migration).query(Boolean.class).single();
    }

    void finish(UUID migration, Instant at) {
        jdbc.sql("update sla_migration set finished_at = ? where id = ?").params(Timestamp.from(at), migration).update();
    }

    /** The one that goes on, or else the last one. */
    Optional<MigrationView> latest(UUID policy) {
        return jdbc.sql("""
                select m.*, a.name as author_name,
                    (select count(*) from sla_migration_ticket t where t.migration_id = m.id and t.state <> 'left') as total,
                    (select count(*) from sla_migration_ticket t where t.migration_id = m.id and t.state = 'moved') as moved,
                    (select count(*) from sla_migration_ticket t where t.migration_id = m.id and t.state = 'failed') as failed
                from sla_migration m left join agent a on a.id = m.author where m.policy_id = ? order by m.started_at desc, m.id desc limit 1""")
                .param(policy)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    var name = row.getString("author_name");
                    var finished = row.getTimestamp("finished_at");
                    return new MigrationView(id, row.getInt("number"), row.getTimestamp("started_at").toInstant(),
                            name == null ? null : new Policy.Author(row.getObject("author", UUID.class), name), row.getLong("total"), row.getLong("moved"),
                            row.getLong("failed"), failures(id), finished == null ? null : finished.toInstant());
                })
                .optional();
    }

    private List<Long> failures(UUID migration) {
        return jdbc.sql("select number from sla_migration_ticket where migration_id = ? and state = 'failed' order by number limit ?").params(migration, NAMED)
                .query(Long.class).list();
    }

    private JdbcClient.StatementSpec about(String sql, Target target) {
        return jdbc.sql(sql)
                .param("policy", target.policy)
                .param("number", target.number)
                .param("version", target.agreement.version())
                .param("calendar", target.agreement.calendar())
                .param("edition", target.agreement.edition())
                .param("process", target.agreement.process());
    }
}

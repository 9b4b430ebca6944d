package io.tributary.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.platform.Ids;
import io.tributary.platform.Pinyin;
import io.tributary.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the desk. */
@Service
@Transactional
public class Agents {

    /** NIST SP 800-63B asks for 8 at least; ours guard every customer's mail. */
    private static final int SHORTEST_PASSWORD = 12;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobodysHash;

    Agents(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = hash("nobody has this password");
    }

    /** An agent as told to colleagues. */
    public record Colleague(UUID id, String name, Role role, List<UUID> teams) {

        /** How the name is typed on a Latin keyboard. */
        @JsonProperty
        public String pinyin() {
            return Pinyin.of(name);
        }
    }

    /** The agent, if the password is theirs. An unknown address costs the same time as a wrong password. */
    @Transactional(readOnly = true)
    public Optional<Agent> authenticate(String email, String password) {
        record Login(Agent agent, String hash) {}
        var found = jdbc.sql("select * from agent where lower(email) = lower(?) and active")
                .param(email)
                .query((row, n) -> new Login(agent(row), row.getString("password_hash")))
                .optional();
        var matches = passwords.matches(password, found.map(Login::hash).orElse(nobodysHash));
        return found.filter(login -> matches).map(Login::agent);
    }

    @Transactional(readOnly = true)
    public Optional<Agent> find(UUID id) {
        return jdbc.sql("select * from agent where id = ? and active").param(id).query((row, n) -> agent(row)).optional();
    }

    @Transactional(readOnly = true)
    public Optional<Agent> byEmail(String email) {
        return jdbc.sql("select * from agent where lower(email) = lower(?)").param(email).query((row, n) -> agent(row)).optional();
    }

    @Transactional(readOnly = true)
    public List<Colleague> colleagues() {
        return jdbc.sql("""
                select a.id, a.name, a.role, coalesce(array_agg(m.team_id) filter (where m.team_id is not null), '{}') as teams
                from agent a left join team_member m on m.agent_id = a.id where a.active group by a.id order by a.name""")
                .query((row, n) -> new Colleague(row.getObject("id", UUID.class), row.getString("name"), Role.of(row.getString("role")),
                        List.of((UUID[]) row.getArray("teams").getArray())))
                .list();
    }

    @Transactional(readOnly = true)
    public boolean none() {
        return jdbc.sql("select not exists (select 1 from agent)").query(Boolean.class).single();
    }

    /** @throws Problem {@code weak-password} under 12 characters */
    public Agent hire(String email, String name, Role role, String password) {
        requireStrong(password);
        return add(email, name, role, "en", hash(password));
    }

    private static void requireStrong(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "weak-password", java.util.Map.of("min", SHORTEST_PASSWORD));
        }
    }

    /**
     * Gives somebody another password, if they know the one they have.
     *
     * @throws Problem {@code wrong-password}, or {@code weak-password} under 12 characters
     */
    public void changePassword(UUID agent, String known, String wanted) {
        // Locked: of two changes at once the second must know the first one's password.
        var hash = jdbc.sql("select password_hash from agent where id = ? and active for update").param(agent).query(String.class).optional()
                .orElseThrow(Problem::notFound);
        if (!passwords.matches(known, hash)) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "wrong-password");
        requireStrong(wanted);
        jdbc.sql("update agent set password_hash = ? where id = ?").params(hash(wanted), agent).update();
    }

    /** @throws Problem {@code weak-password} under 12 characters */
    void setPassword(UUID agent, String wanted) {
        requireStrong(wanted);
        jdbc.sql("update agent set password_hash = ? where id = ?").params(hash(wanted), agent).update();
    }

    /** For the demo alone: its password is printed on the wall anyway. */
    public Agent hireForDemo(String email, String name, Role role, String password) {
        return add(email, name, role, "en", hash(password));
    }

    private String hash(String password) {
        return java.util.Objects.requireNonNull(passwords.encode(password));
    }

    private Agent add(String email, String name, Role role, String locale, String hash) {
        var agent = new Agent(Ids.next(), email, name, role, locale, "system");
        jdbc.sql("insert into agent (id, email, name, password_hash, role, locale, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(agent.id(), email, name, hash, role.key(), locale, Timestamp.from(clock.instant()))
                .update();
        return agent;
    }

    /** Changes what is not null. */
    public void prefer(UUID agent, @Nullable String name, @Nullable String locale, @Nullable String theme) {
        jdbc.sql("""
                update agent set name = coalesce(?::text, name), locale = coalesce(?::text, locale), theme = coalesce(?::text, theme)
                where id = ?""")
                .params(java.util.Arrays.asList(name, locale, theme, agent))
                .update();
    }

    private static Agent agent(ResultSet row) throws SQLException {
        return new Agent(row.getObject("id", UUID.class), row.getString("email"), row.getString("name"), Role.of(row.getString("role")),
                row.getString("locale"), row.getString("theme"));
    }
}

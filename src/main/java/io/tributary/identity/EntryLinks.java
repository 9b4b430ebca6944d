package io.tributary.identity;

import io.tributary.platform.Problem;
import io.tributary.platform.Sha256;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links with which somebody sets a password, once, within 72 hours: who was invited, and who forgot theirs. */
@Service
@Transactional
public class EntryLinks {

    static final Duration LIFE = Duration.ofHours(72);

    private static final String OWNER = """
            select a.id, a.email, a.name, a.locale, a.invited_at is not null as invited from entry_link l join agent a on a.id = l.agent_id
            where l.sha256 = ? and l.expires_at > ? and (a.active or a.invited_at is not null)""";

    private final Agents agents;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EntryLinks(Agents agents, Audit audit, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.agents = agents;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whose link it is. {@code invited}: they come for the first time. */
    public record Owner(UUID id, String email, String name, String locale, boolean invited) {}

    /** The secret of a new link; older ones of the same person stop working. */
    public String make(UUID agent) {
        jdbc.sql("delete from entry_link where agent_id = ?").param(agent).update();
        return another(agent);
    }

    /** The secret of a link beside those there are. */
    String another(UUID agent) {
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var now = clock.instant();
        jdbc.sql("insert into entry_link (sha256, agent_id, created_at, expires_at) values (?, ?, ?, ?)")
                .params(Sha256.of(token), agent, Timestamp.from(now), Timestamp.from(now.plus(LIFE)))
                .update();
        return token;
    }

    /** Whether there is one that was made so lately that another would only be a nuisance. */
    boolean madeLately(UUID agent) {
        return jdbc.sql("select exists (select 1 from entry_link where agent_id = ? and created_at > ?)")
                .params(agent, Timestamp.from(clock.instant().minus(Duration.ofMinutes(5))))
                .query(Boolean.class)
                .single();
    }

    /** @throws Problem {@code not-found} alike for one that is wrong, used, withdrawn or too old */
    @Transactional(readOnly = true)
    public Owner look(String token) {
        return jdbc.sql(OWNER).params(Sha256.of(token), Timestamp.from(clock.instant())).query(Owner.class).optional().orElseThrow(Problem::notFound);
    }

    /**
     * Lets its owner in with this password from now on; whoever was in with an older one is out.
     *
     * @param name and {@code locale} of who comes for the first time; null: as the invitation says
     * @throws Problem {@code not-found}, or {@code weak-password}, after which the link still works
     */
    public Owner use(String token, @Nullable String name, @Nullable String locale, String password) {
        // Locked: of two who come with the same link at once one gets in.
        var owner = jdbc.sql(OWNER + " for update").params(Sha256.of(token), Timestamp.from(clock.instant())).query(Owner.class).optional()
                .orElseThrow(Problem::notFound);
        agents.setPassword(owner.id(), password);
        jdbc.sql("delete from entry_link where agent_id = ?").param(owner.id()).update();
        if (owner.invited()) {
            jdbc.sql("""
                    update agent set active = true, invited_at = null, mail = null, name = coalesce(?::text, name),
                        locale = coalesce(?::text, locale) where id = ?""")
                    .params(Arrays.asList(name, locale, owner.id()))
                    .update();
        }
        audit.note(owner.id(), owner.invited() ? "invitation-accepted" : "password-reset", owner.id(), Map.of());
        events.publishEvent(new AccessEnded(owner.id()));
        return owner;
    }
}

package io.tributary.identity;

import io.tributary.platform.Problem;
import io.tributary.platform.Sha256;
import io.tributary.platform.TributarySettings;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one-time link with which the first admin sets a password; there is no default one. */
@Service
public class SetupLink {

    private static final Logger LOG = LoggerFactory.getLogger(SetupLink.class);

    private final Agents agents;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TributarySettings settings;

    SetupLink(Agents agents, JdbcClient jdbc, Clock clock, TributarySettings settings) {
        this.agents = agents;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** As long as nobody works here, every start prints a new link; older ones stop working. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void print() {
        if (!agents.none()) return;
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("delete from setup_link where used_at is null").update();
        jdbc.sql("insert into setup_link (sha256, created_at) values (?, ?)")
                .params(Sha256.of(token), Timestamp.from(clock.instant()))
                .update();
        // To the terminal, not to the log: a log is kept and shipped, and this is a secret.
        System.out.printf("%n  Set up the first account, once:  %s/setup#%s%n%n", settings.publicUrl(), token);
        LOG.info("Nobody has an account yet; a one-time set-up link was printed to standard output");
    }

    /** @throws Problem {@code not-found} for a wrong or used link */
    @Transactional
    public Agent use(String token, String email, String name, String password) {
        var used = jdbc.sql("update setup_link set used_at = ? where sha256 = ? and used_at is null")
                .params(Timestamp.from(clock.instant()), Sha256.of(token))
                .update();
        if (used == 0 || !agents.none()) throw Problem.notFound();
        return agents.hire(email, name, Role.ADMIN, password);
    }
}

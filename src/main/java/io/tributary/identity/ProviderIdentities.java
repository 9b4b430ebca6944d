package io.tributary.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which agent somebody is whom a sign-in provider (OpenID Connect) vouches for. */
@Service
@Transactional
public class ProviderIdentities {

    private final JdbcClient jdbc;
    private final Agents agents;
    private final Clock clock;

    ProviderIdentities(JdbcClient jdbc, Agents agents, Clock clock) {
        this.jdbc = jdbc;
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * The agent known by issuer and subject; the first time, the one with this address, which is remembered.
     *
     * @param verifiedEmail an address the provider has verified; a mere claim lets anybody in who can type it there
     */
    public Optional<Agent> agent(String issuer, String subject, @Nullable String verifiedEmail) {
        var known = jdbc.sql("select agent_id from provider_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional();
        if (known.isPresent()) return agents.find(known.get());
        if (verifiedEmail == null) return Optional.empty();
        var agent = agents.byEmail(verifiedEmail).flatMap(found -> agents.find(found.id()));
        agent.ifPresent(found -> jdbc.sql("insert into provider_identity (issuer, subject, agent_id, linked_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(issuer, subject, found.id(), Timestamp.from(clock.instant()))
                .update());
        return agent;
    }
}

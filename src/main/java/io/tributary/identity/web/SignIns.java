package io.tributary.identity.web;

import io.tributary.identity.AccessEnded;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The browsers in which somebody is signed in. */
@Component
class SignIns {

    private static final String BROWSER = "tributary.browser";
    private static final String ADDRESS = "tributary.address";
    /** A browser may call itself anything, at any length. */
    private static final int LONGEST_NAME = 300;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignIns(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * One of them. Never its id: who knows that is signed in.
     *
     * @param browser what it called itself when signing in (User-Agent)
     * @param here whether it is the one that asks
     */
    record SignIn(Instant since, Instant lastSeen, @Nullable String browser, @Nullable String address, boolean here) {}

    /** Remembers in the session that was just begun what its owner may know it by later. */
    static void note(HttpServletRequest request) {
        var session = request.getSession();
        var name = request.getHeader("User-Agent");
        if (name != null) session.setAttribute(BROWSER, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
    }

    /** Newest use first. */
    List<SignIn> of(UUID agent, @Nullable String here) {
        return sessions.findByPrincipalName(agent.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new SignIn(session.getCreationTime(), session.getLastAccessedTime(), session.getAttribute(BROWSER),
                        session.getAttribute(ADDRESS), session.getId().equals(here)))
                .sorted(Comparator.comparing(SignIn::lastSeen).reversed())
                .toList();
    }

    @TransactionalEventListener
    void on(AccessEnded ended) {
        endOthers(ended.agent(), null);
    }

    void endOthers(UUID agent, @Nullable String here) {
        sessions.findByPrincipalName(agent.toString()).keySet().stream().filter(id -> !id.equals(here)).forEach(sessions::deleteById);
    }
}

package io.tributary.identity.web;

import io.tributary.identity.Agent;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** The moment somebody is in: a session of their own, whichever way they came. */
@Component
class SignedIn {

    private static final String AT = "signed-in-at";
    /** Long enough to add a passkey after lunch, short enough that a screen left open gives no account away. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;
    private final Audit audit;
    private final Clock clock;

    SignedIn(SecurityContextRepository contexts, CsrfTokenRepository csrfTokens, Audit audit, Clock clock) {
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
        this.audit = audit;
        this.clock = clock;
    }

    static Caller caller(Agent agent) {
        return new Caller(agent.id(), agent.name(), agent.role(), null);
    }

    /**
     * Ends whatever session there was and opens theirs.
     *
     * @param with {@code password}, {@code code} (password and one-time code), {@code passkey} or {@code provider}, for the audit log
     */
    CsrfToken open(Agent agent, String with, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) before.invalidate();
        admit(agent, request, response);
        SignIns.note(request);
        request.getSession().setAttribute(AT, clock.instant());
        var token = csrfTokens.generateToken(request);
        csrfTokens.saveToken(token, request, response);
        audit.note(agent.id(), "sign-in", null, Map.of("address", request.getRemoteAddr(), "with", with));
        return token;
    }

    /** Puts them into the session there is, as they are now. */
    void admit(Agent agent, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller(agent), null, List.of()));
        contexts.saveContext(context, request, response);
    }

    /** @throws Problem {@code sign-in-again} unless they signed in a short while ago: what opens the account is not changed on a screen left open */
    void requireFresh(HttpServletRequest request) {
        var session = request.getSession(false);
        var at = session == null ? null : session.getAttribute(AT);
        if (!(at instanceof Instant then) || then.plus(FRESH).isBefore(clock.instant())) throw new Problem(HttpStatus.FORBIDDEN, "sign-in-again");
    }
}

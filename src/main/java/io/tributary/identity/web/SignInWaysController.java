package io.tributary.identity.web;

import io.tributary.identity.Agent;
import io.tributary.identity.Passkeys;
import io.tributary.identity.SignInThrottle;
import io.tributary.identity.web.SessionController.Session;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The ways in besides a password. */
@RestController
@RequestMapping("/api/v1/session")
class SignInWaysController {

    private static final String ASKED = "passkey-request";
    /** A challenge nobody answers is no session to keep. */
    private static final int ASKED_SECONDS = 300;

    private final Passkeys passkeys;
    private final SignInProviders providers;
    private final SignInThrottle throttle;
    private final SessionController sessions;

    SignInWaysController(Passkeys passkeys, SignInProviders providers, SignInThrottle throttle, SessionController sessions) {
        this.passkeys = passkeys;
        this.providers = providers;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    /** @param providers where one can sign in elsewhere: a link to follow, and its name */
    record Ways(List<SignInProviders.Link> providers) {}

    record Answer(@NotNull JsonNode credential) {}

    @GetMapping("/ways")
    Ways ways() {
        return new Ways(providers.links());
    }

    @PostMapping("/passkey/options")
    JsonNode options(HttpServletRequest request) {
        throttle.check("passkey", request.getRemoteAddr());
        var options = passkeys.requestOptions();
        var session = request.getSession();
        if (session.isNew()) session.setMaxInactiveInterval(ASKED_SECONDS);
        session.setAttribute(ASKED, options);
        return passkeys.json(options);
    }

    /** 401 {@code bad-passkey} for one we do not know, or that answers another question. */
    @PostMapping("/passkey")
    Session signIn(@Valid @RequestBody Answer form, HttpServletRequest request, HttpServletResponse response) {
        throttle.check("passkey", request.getRemoteAddr());
        return sessions.open(authenticate(form, request), "passkey", request, response);
    }

    private Agent authenticate(Answer form, HttpServletRequest request) {
        var session = request.getSession(false);
        try {
            if (session == null || !(session.getAttribute(ASKED) instanceof PublicKeyCredentialRequestOptions asked)) {
                throw new Problem(HttpStatus.UNAUTHORIZED, "bad-passkey");
            }
            session.removeAttribute(ASKED);
            return passkeys.authenticate(asked, form.credential());
        } catch (Problem refused) {
            throttle.failed("passkey", request.getRemoteAddr());
            throw refused;
        }
    }
}

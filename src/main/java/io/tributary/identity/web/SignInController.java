package io.tributary.identity.web;

import io.tributary.identity.Agents;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.SignInThrottle;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How and where one is signed in oneself. */
@RestController
@RequestMapping("/api/v1")
class SignInController {

    private final Agents agents;
    private final SignIns signIns;
    private final SignInThrottle throttle;
    private final Audit audit;

    SignInController(Agents agents, SignIns signIns, SignInThrottle throttle, Audit audit) {
        this.agents = agents;
        this.signIns = signIns;
        this.throttle = throttle;
        this.audit = audit;
    }

    record NewPassword(@NotBlank @Size(max = 1000) String old, @NotBlank @Size(max = 1000) String password) {}

    /** Ends every other session too: whoever knew the old password may sit in one. */
    @PostMapping("/session/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewPassword form, HttpServletRequest request) {
        // Guessed at from a desk left open, as slowly as from outside.
        throttle.check(caller.getName(), request.getRemoteAddr());
        try {
            agents.changePassword(caller.id(), form.old(), form.password());
        } catch (Problem refused) {
            if (refused.code().equals("wrong-password")) throttle.failed(caller.getName(), request.getRemoteAddr());
            throw refused;
        }
        audit.note(caller.id(), "password-changed", caller.id(), Map.of());
        signIns.endOthers(caller.id(), here(request));
    }

    @GetMapping("/sessions")
    Page<SignIns.SignIn> signIns(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return Page.of(signIns.of(caller.id(), here(request)));
    }

    /** Signs out everywhere but here. */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signIns.endOthers(caller.id(), here(request));
        audit.note(caller.id(), "signed-out-elsewhere", caller.id(), Map.of());
    }

    private static @Nullable String here(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}

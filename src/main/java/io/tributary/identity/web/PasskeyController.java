package io.tributary.identity.web;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Passkeys;
import io.tributary.identity.Passkeys.Passkey;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One's own passkeys. Options and answers are WebAuthn's JSON. 403 {@code sign-in-again} if that was too long ago. */
@RestController
@RequestMapping("/api/v1/me/passkeys")
class PasskeyController {

    private static final String ASKED = "passkey-creation";

    private final Passkeys passkeys;
    private final SignedIn signedIn;
    private final Audit audit;

    PasskeyController(Passkeys passkeys, SignedIn signedIn, Audit audit) {
        this.passkeys = passkeys;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    record NewPasskey(@NotBlank @Size(max = 60) String name, @NotNull JsonNode credential) {}

    @GetMapping
    Page<Passkey> list(@AuthenticationPrincipal Caller caller) {
        return new Page<>(passkeys.of(caller.id()), null);
    }

    @PostMapping("/options")
    JsonNode options(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signedIn.requireFresh(request);
        var options = passkeys.creationOptions(caller);
        request.getSession().setAttribute(ASKED, options);
        return passkeys.json(options);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewPasskey form, HttpServletRequest request) {
        signedIn.requireFresh(request);
        if (!(request.getSession().getAttribute(ASKED) instanceof PublicKeyCredentialCreationOptions asked)) throw new Problem(HttpStatus.BAD_REQUEST, "bad-passkey");
        request.getSession().removeAttribute(ASKED);
        passkeys.register(caller, asked, form.name().strip(), form.credential());
        audit.note(caller.id(), "passkey-added", caller.id(), Map.of("name", form.name().strip()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest request) {
        signedIn.requireFresh(request);
        passkeys.remove(caller.id(), id);
        audit.note(caller.id(), "passkey-removed", caller.id(), Map.of("passkey", id));
    }
}

package io.tributary.identity.web;

import io.tributary.identity.Agents;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.OneTimeCodes;
import io.tributary.identity.OneTimeCodes.Enrolment;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The codes of an authenticator app, switched on and off by whom they guard. 403 {@code sign-in-again} if that was too long ago. */
@RestController
@RequestMapping("/api/v1/me/one-time-codes")
class OneTimeCodeController {

    private final OneTimeCodes codes;
    private final Agents agents;
    private final SignedIn signedIn;
    private final Audit audit;

    OneTimeCodeController(OneTimeCodes codes, Agents agents, SignedIn signedIn, Audit audit) {
        this.codes = codes;
        this.agents = agents;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    record State(boolean active, int recoveryCodesLeft) {}

    record Code(@NotBlank @Size(max = 50) String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    @GetMapping
    State state(@AuthenticationPrincipal Caller caller) {
        return new State(codes.active(caller.id()), codes.recoveryCodesLeft(caller.id()));
    }

    /** The secret, shown once; it counts from {@code /confirm} on. */
    @PostMapping
    Enrolment enrol(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signedIn.requireFresh(request);
        return codes.enrol(agents.find(caller.id()).orElseThrow(Problem::notFound));
    }

    @PostMapping("/confirm")
    RecoveryCodes confirm(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Code form, HttpServletRequest request) {
        signedIn.requireFresh(request);
        var recovery = codes.confirm(caller.id(), form.code());
        audit.note(caller.id(), "one-time-codes-on", caller.id(), Map.of());
        return new RecoveryCodes(recovery);
    }

    @PostMapping("/recovery-codes")
    RecoveryCodes recoveryCodes(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signedIn.requireFresh(request);
        if (!codes.active(caller.id())) throw new Problem(HttpStatus.CONFLICT, "second-factor-off");
        audit.note(caller.id(), "recovery-codes-renewed", caller.id(), Map.of());
        return new RecoveryCodes(codes.newRecoveryCodes(caller.id()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        signedIn.requireFresh(request);
        codes.remove(caller.id());
        audit.note(caller.id(), "one-time-codes-off", caller.id(), Map.of());
    }
}

package io.tributary.identity.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.OneTimeCodes;
import io.tributary.identity.Preferences;
import io.tributary.identity.SetupLink;
import io.tributary.identity.SignInThrottle;
import io.tributary.identity.Team;
import io.tributary.identity.Teams;
import io.tributary.platform.FeedPosition;
import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and how one likes one's screen. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final Agents agents;
    private final Preferences preferences;
    private final Teams teams;
    private final SignInThrottle throttle;
    private final SetupLink setup;
    private final FeedPosition feed;
    private final OneTimeCodes codes;
    private final SignedIn signedIn;
    private final TributarySettings settings;
    private final Audit audit;

    SessionController(Agents agents, Preferences preferences, Teams teams, SignInThrottle throttle, SetupLink setup,
            FeedPosition feed, OneTimeCodes codes, SignedIn signedIn, TributarySettings settings, Audit audit) {
        this.agents = agents;
        this.preferences = preferences;
        this.teams = teams;
        this.throttle = throttle;
        this.setup = setup;
        this.feed = feed;
        this.codes = codes;
        this.signedIn = signedIn;
        this.settings = settings;
        this.audit = audit;
    }

    /** @param code of the authenticator app, or a recovery code; asked for with 401 {@code code-required} where somebody has switched it on */
    record SignIn(@NotBlank @Size(max = 320) String email, @NotBlank @Size(max = 1000) String password, @Nullable @Size(max = 50) String code) {}

    record Csrf(String header, String token) {}

    /** {@code rights}: what they may do at the desk; what they may do with a ticket stands in it. */
    record Session(Agent user, Map<String, Object> preferences, List<Team> teams, List<DeskRight> rights, Csrf csrf, long seq, boolean demo) {}

    /** Absent: as before. A preference that is null is forgotten. */
    record Wishes(@Nullable @Size(max = 200) @Pattern(regexp = ".*\\S.*") String name, @Nullable @Pattern(regexp = "en|zh-CN") String locale,
            @Nullable @Pattern(regexp = "system|light|dark") String theme, @Nullable Map<String, @Nullable Object> preferences) {}

    record Setup(@NotBlank String token, @NotBlank @Size(max = 200) String name, @NotBlank @Email String email,
            @NotBlank @Size(max = 1000) String password) {}

    @PostMapping("/session")
    Session signIn(@Valid @RequestBody SignIn form, HttpServletRequest request, HttpServletResponse response) {
        throttle.check(form.email(), request.getRemoteAddr());
        var agent = agents.authenticate(form.email(), form.password()).orElse(null);
        if (agent == null) {
            refused(form, "password", request);
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad-credentials");
        }
        if (!codes.active(agent.id())) return open(agent, "password", request, response);
        if (form.code() == null || form.code().isBlank()) throw new Problem(HttpStatus.UNAUTHORIZED, "code-required");
        if (!codes.accepts(agent.id(), form.code())) {
            refused(form, "code", request);
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad-code");
        }
        return open(agent, "code", request, response);
    }

    private void refused(SignIn form, String with, HttpServletRequest request) {
        throttle.failed(form.email(), request.getRemoteAddr());
        audit.note(null, "sign-in-failed", form.email(), Map.of("address", request.getRemoteAddr(), "with", with));
    }

    Session open(Agent agent, String with, HttpServletRequest request, HttpServletResponse response) {
        return session(SignedIn.caller(agent), agent, signedIn.open(agent, with, request, response));
    }

    @GetMapping("/session")
    Session session(@AuthenticationPrincipal Caller caller, @Parameter(hidden = true) CsrfToken token) {
        return session(caller, agents.find(caller.id()).orElseThrow(Problem::notFound), token);
    }

    @PatchMapping("/session")
    Session prefer(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Wishes form, HttpServletRequest request,
            HttpServletResponse response, @Parameter(hidden = true) CsrfToken token) {
        if (form.preferences() != null) preferences.change(caller.id(), form.preferences());
        agents.prefer(caller.id(), form.name() == null ? null : form.name().strip(), form.locale(), form.theme());
        // What they write from now on is signed with the new name.
        if (form.name() != null && request.getSession(false) != null) signedIn.admit(agents.find(caller.id()).orElseThrow(Problem::notFound), request, response);
        return session(caller, token);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }

    @PostMapping("/setup")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setUp(@Valid @RequestBody Setup form, HttpServletRequest request) {
        throttle.check("setup", request.getRemoteAddr());
        try {
            setup.use(form.token(), form.email(), form.name(), form.password());
        } catch (Problem wrong) {
            if (wrong.status() == HttpStatus.NOT_FOUND) throttle.failed("setup", request.getRemoteAddr());
            throw wrong;
        }
    }

    private Session session(Caller caller, Agent agent, CsrfToken token) {
        return new Session(agent, preferences.of(agent.id()), teams.of(caller), teams.atDesk(caller).stream().sorted().toList(),
                new Csrf(token.getHeaderName(), token.getToken()), feed.now(), settings.demo() != null);
    }
}

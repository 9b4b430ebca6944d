package io.tributary.identity.web;

import io.tributary.identity.Agents;
import io.tributary.identity.ApiTokens;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Page;
import io.tributary.platform.Pinyin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works here, in which teams, and one's own API tokens. */
@RestController
@RequestMapping("/api/v1")
class DirectoryController {

    private final Agents agents;
    private final Teams teams;
    private final ApiTokens tokens;
    private final Audit audit;

    DirectoryController(Agents agents, Teams teams, ApiTokens tokens, Audit audit) {
        this.agents = agents;
        this.teams = teams;
        this.tokens = tokens;
        this.audit = audit;
    }

    record NamedTeam(UUID id, String name, @Nullable UUID parent, String pinyin) {}

    record NewToken(@NotBlank @Size(max = 200) String name, @Nullable List<@NotBlank String> scopes, @Nullable Instant expiresAt) {}

    @GetMapping("/agents")
    Page<Agents.Colleague> agents() {
        return Page.of(agents.colleagues());
    }

    @GetMapping("/teams")
    Page<NamedTeam> teams() {
        var parents = teams.parents();
        return Page.of(teams.all().stream()
                .map(team -> new NamedTeam(team.id(), team.name(), parents.getOrDefault(team.id(), Optional.empty()).orElse(null), Pinyin.of(team.name())))
                .toList());
    }

    @GetMapping("/api-tokens")
    Page<ApiTokens.ApiToken> tokens(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "false") boolean all) {
        if (all) caller.requireAdmin();
        return Page.of(all ? tokens.all() : tokens.of(caller));
    }

    @PostMapping("/api-tokens")
    @ResponseStatus(HttpStatus.CREATED)
    ApiTokens.Issued issue(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewToken form, HttpServletRequest request) {
        // A narrowed token cannot make itself a wider one.
        var issued = tokens.issue(caller, form.name(), form.scopes() == null ? caller.scopes() : within(caller, form.scopes()), form.expiresAt(),
                TokenFilter.token(request));
        audit.note(caller.id(), "api-token", issued.id(), Map.of("name", form.name()));
        return issued;
    }

    @DeleteMapping("/api-tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        tokens.revoke(caller, id);
        audit.note(caller.id(), "api-token-revoked", id, Map.of());
    }

    private static List<String> within(Caller caller, List<String> scopes) {
        return scopes.stream().filter(caller::may).toList();
    }
}

package io.tributary.identity.web;

import io.tributary.identity.Caller;
import io.tributary.identity.TeamRegister;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting up the teams, for administrators. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

    private final TeamRegister register;

    TeamController(TeamRegister register) {
        this.register = register;
    }

    record Sheet(@NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name, @Nullable UUID parent) {

        TeamRegister.Sheet read() {
            return new TeamRegister.Sheet(name.strip(), parent);
        }
    }

    record Member(boolean lead) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> create(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Sheet form) {
        caller.requireAdmin();
        return Map.of("id", register.create(form.read(), caller));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @Valid @RequestBody Sheet form) {
        caller.requireAdmin();
        register.change(id, form.read(), caller);
    }

    /** {@code moveTo}: the team that gets its tickets and mailboxes; without, 409 {@code team-in-use} while it has any. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dissolve(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestParam @Nullable UUID moveTo) {
        caller.requireAdmin();
        register.dissolve(id, moveTo, caller);
    }

    @PutMapping("/{id}/members/{agent}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID agent, @RequestBody Member form) {
        caller.requireAdmin();
        register.put(id, agent, form.lead(), caller);
    }

    @DeleteMapping("/{id}/members/{agent}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID agent) {
        caller.requireAdmin();
        register.remove(id, agent, caller);
    }
}

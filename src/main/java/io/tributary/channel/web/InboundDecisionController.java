package io.tributary.channel.web;

import io.tributary.channel.InboxDecisions;
import io.tributary.channel.InboxRows.InboxRow;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about parked and quarantined mail, one by one or two hundred at once. */
@RestController
@RequestMapping("/api/v1")
class InboundDecisionController {

    private final InboxDecisions decisions;

    InboundDecisionController(InboxDecisions decisions) {
        this.decisions = decisions;
    }

    /** {@code scope} is address or domain. */
    record BlockForm(@NotNull String scope, @Nullable @Size(max = 500) String reason) {}

    record Several(@NotNull @Size(min = 1, max = 200) List<@NotNull UUID> ids) {}

    /** {@code code} of the problem, null if it was done. */
    record Outcome(UUID id, @Nullable String code) {}

    @PostMapping("/inbound/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InboxRow replay(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return decisions.replay(caller, id);
    }

    /** When this answers, the mail is in its ticket. Once more changes nothing. */
    @PostMapping("/inbound/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InboxRow release(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) throws Exception {
        return decisions.release(caller, id);
    }

    @DeleteMapping("/inbound/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        decisions.delete(caller, id);
    }

    @PostMapping("/inbound/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody @Valid BlockForm form) {
        if (!form.scope.equals("address") && !form.scope.equals("domain")) throw Problem.invalid("scope", "unknown");
        decisions.block(caller, id, form.scope.equals("domain"), form.reason == null ? null : form.reason.replace("\0", ""));
    }

    @PostMapping("/inbound:replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Page<Outcome> replayAll(@AuthenticationPrincipal Caller caller, @RequestBody @Valid Several form) {
        return each(form, id -> decisions.replay(caller, id));
    }

    @PostMapping("/inbound:delete")
    Page<Outcome> deleteAll(@AuthenticationPrincipal Caller caller, @RequestBody @Valid Several form) {
        return each(form, id -> decisions.delete(caller, id));
    }

    private static Page<Outcome> each(Several form, Consumer<UUID> decide) {
        return Page.of(new LinkedHashSet<>(form.ids).stream().map(id -> {
            try {
                decide.accept(id);
                return new Outcome(id, null);
            } catch (Problem problem) {
                return new Outcome(id, problem.code());
            }
        }).toList());
    }
}

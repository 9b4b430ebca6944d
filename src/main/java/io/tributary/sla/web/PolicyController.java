package io.tributary.sla.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.platform.EntityTag;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.sla.Migration;
import io.tributary.sla.MigrationView;
import io.tributary.sla.Policies;
import io.tributary.sla.PolicyView;
import io.tributary.sla.PolicyViews;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What we promise to whom: everybody at the desk may read it, administrators write it. */
@RestController
@RequestMapping("/api/v1/sla/policies")
class PolicyController {

    private final Policies policies;
    private final PolicyViews views;
    private final Migration migration;

    PolicyController(Policies policies, PolicyViews views, Migration migration) {
        this.policies = policies;
        this.views = views;
        this.migration = migration;
    }

    record Order(@NotNull @Size(max = 1000) List<@NotNull UUID> ids) {}

    /** In their order; the first that is active and applies to a ticket holds. */
    @GetMapping
    Page<PolicyView> list() {
        return Page.of(views.all());
    }

    @Operation(summary = "Write a policy", description = """
            `name` is needed; `conditions` names values by field (`channel`, `team`, `category`, `tags`, `priority`, `tier`, `organisation`), and a ticket \
            must have one of each field's; `targets` and `chatTargets` say seconds by priority and metric (`first_response`, `next_response`, `resolution`), \
            `pauses` statuses by metric. It is put at the last place that leaves it a ticket.""")
    @PostMapping
    ResponseEntity<PolicyView> add(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode form) {
        caller.requireAdmin();
        var view = views.get(policies.add(form, caller).id());
        return ResponseEntity.created(URI.create("/api/v1/sla/policies/" + view.id())).eTag(tag(view)).body(view);
    }

    @GetMapping("/{id}")
    ResponseEntity<PolicyView> get(@PathVariable UUID id) {
        return tagged(views.get(id));
    }

    /** What is named is changed, which makes a new version; with {@code If-Match}, 412 if one of these fields has changed since that version. */
    @PatchMapping("/{id}")
    ResponseEntity<PolicyView> change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String rev, @RequestBody JsonNode patch) {
        caller.requireAdmin();
        policies.change(id, patch, rev == null ? null : rev(rev), caller);
        return tagged(views.get(id));
    }

    /** {@code ids}: all there are, in their new order; 412 {@code changed-meanwhile} if there are others now. */
    @PutMapping("/order")
    Page<PolicyView> order(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Order order) {
        caller.requireAdmin();
        policies.order(order.ids(), caller);
        return list();
    }

    /** The latest first, each with what is different from the one before. */
    @GetMapping("/{id}/versions")
    Page<PolicyView.Version> versions(@PathVariable UUID id) {
        return Page.of(views.versions(id));
    }

    /** It applies to no other ticket; those that have it keep it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        policies.retire(id, caller);
    }

    /** Of each policy that has any: how many open tickets stand under something older than what holds now. */
    @GetMapping("/older")
    Page<Migration.Older> older(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return Page.of(migration.older());
    }

    @Operation(summary = "What would change for older tickets", description = """
            `preview`: how many open tickets stand under something older than what holds now, and what would change for the first hundred of them; null while \
            they are being moved. `latest`: how far the last migration has come, or how it went.""")
    @GetMapping("/{id}/migration")
    Migration.Stand migration(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        return migration.stand(id);
    }

    @Operation(summary = "Move older tickets to what holds now", description = """
            They are moved one by one from now on, each as the preview says. With the preview's `target` as `If-Match`, 412 `changed-meanwhile` if something \
            else holds by now; 409 `migration-running`.""")
    @PostMapping("/{id}/migration")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MigrationView move(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestHeader(value = "If-Match", required = false) @Nullable String target) {
        caller.requireAdmin();
        return migration.begin(id, target == null ? null : EntityTag.plain(target), caller);
    }

    private static ResponseEntity<PolicyView> tagged(PolicyView view) {
        return ResponseEntity.ok().eTag(tag(view)).body(view);
    }

    private static String tag(PolicyView view) {
        return "\"" + view.version() + '"';
    }

    private static int rev(String ifMatch) {
        try {
            return Integer.parseInt(EntityTag.plain(ifMatch));
        } catch (NumberFormatException e) {
            throw Problem.invalid("If-Match", "value");
        }
    }
}

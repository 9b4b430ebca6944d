package io.tributary.automation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.tributary.automation.Webhook;
import io.tributary.automation.WebhookDelivery;
import io.tributary.automation.WebhookTrial;
import io.tributary.automation.Webhooks;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Other systems that are told of promises in danger, for administrators. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

    private final Webhooks webhooks;
    private final WebhookTrial trial;

    WebhookController(Webhooks webhooks, WebhookTrial trial) {
        this.webhooks = webhooks;
        this.trial = trial;
    }

    /** A webhook with its secret, which is told this once. */
    record WithSecret(@JsonUnwrapped Webhook webhook, String secret) {}

    @GetMapping
    Page<Webhook> list(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return Page.of(webhooks.all());
    }

    @Operation(summary = "Have another system told", description = """
            `name`, `url` (https) and `events` (`promise.warned`, `promise.broken`, `ticket.escalated`) are needed. The answer holds the `secret` once. \
            Each thing is posted as JSON `{type, timestamp, data: {ticket, promise, metric, dueAt, broken, url}}`, signed as Standard Webhooks 1.0 says \
            (headers `webhook-id`, `webhook-timestamp`, `webhook-signature`), at least once, in no promised order, for three days until a status of 2xx \
            comes back within 15 seconds; 410 switches the webhook off. The `webhook-id` stays the same on every try: whoever has seen it is done.""")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WithSecret add(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode form) {
        caller.requireAdmin();
        var created = webhooks.add(form, caller);
        return new WithSecret(created.webhook(), created.secret());
    }

    @GetMapping("/{id}")
    Webhook get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        requireKeeper(caller);
        return webhooks.get(id);
    }

    @PatchMapping("/{id}")
    Webhook change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody JsonNode patch) {
        requireKeeper(caller);
        return webhooks.change(id, patch, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        requireKeeper(caller);
        webhooks.remove(id, caller);
    }

    /** A new secret, told this once; the old one signs beside it for 24 hours. */
    @PostMapping("/{id}/rotate")
    WithSecret rotate(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        requireKeeper(caller);
        var rotated = webhooks.rotate(id, caller);
        return new WithSecret(rotated.webhook(), rotated.secret());
    }

    /** Posts a {@code webhook.test} now, at most ten times a minute, and answers what came back. */
    @PostMapping("/{id}/test")
    WebhookTrial.Outcome test(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        requireKeeper(caller);
        return trial.run(id, caller);
    }

    /** Latest first; kept for 30 days. {@code state}: {@code waiting}, {@code delivered} or {@code given_up}. */
    @GetMapping("/{id}/deliveries")
    Page<WebhookDelivery> deliveries(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestParam @Nullable String state,
            @RequestParam @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        requireKeeper(caller);
        return webhooks.deliveries(id, state, cursor, Math.clamp(limit, 1, 200));
    }

    /** Tries it again at once, under the same {@code webhook-id}; 409 {@code webhook-off} while the webhook is off. */
    @PostMapping("/{id}/deliveries/{delivery}/retry")
    WebhookDelivery retry(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID delivery) {
        requireKeeper(caller);
        return webhooks.retry(id, delivery, caller);
    }

    private static void requireKeeper(Caller caller) {
        if (!caller.administers()) throw Problem.notFound();
    }
}

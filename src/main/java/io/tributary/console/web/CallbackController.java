package io.tributary.console.web;

import io.tributary.console.FollowUpViews;
import io.tributary.console.FollowUpViews.Listed;
import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.ticket.Callbacks;
import io.tributary.ticket.Outcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers who were not content are called back: who does, and how it ended. */
@RestController
@RequestMapping("/api/v1")
class CallbackController {

    private final Callbacks callbacks;
    private final FollowUpViews views;
    private final Queue queue;

    CallbackController(Callbacks callbacks, FollowUpViews views, Queue queue) {
        this.callbacks = callbacks;
        this.views = views;
        this.queue = queue;
    }

    /** {@code from}: whom it is taken from on purpose; without, 409 {@code callback-taken} if anybody else has it. {@code to}: who calls, without the caller. */
    record Take(@Nullable UUID from, @Nullable UUID to) {}

    record Close(@NotNull @Pattern(regexp = "satisfied|unresolved|unreachable") String outcome, @Nullable @Size(max = 4_000) String note) {}

    /** {@code state}: {@code open}, {@code taken} or {@code closed}; without, all that are not closed. Oldest first. */
    @GetMapping("/callbacks")
    Page<Listed> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        return views.list(caller, state, cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/tickets/{number}/callback/take")
    TicketView take(@AuthenticationPrincipal Caller caller, @PathVariable long number, @RequestBody(required = false) @Nullable Take form) {
        callbacks.take(number, form == null ? null : form.from(), form == null || form.to() == null ? caller.id() : form.to(), caller);
        return queue.get(caller, number);
    }

    /** How it ended. {@code unresolved} opens the ticket again; anything else lets it be closed. 409 {@code no-callback} if none is open. */
    @PostMapping("/tickets/{number}/callback")
    TicketView close(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Close form) {
        var note = form.note() == null || form.note().isBlank() ? null : form.note().replace("\0", "").strip();
        callbacks.close(number, Outcome.of(form.outcome()), note, caller);
        return queue.get(caller, number);
    }
}

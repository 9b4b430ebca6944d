package io.tributary.console.web;

import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.ticket.Merges;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets that turn out to be one, and turn out not to be. Each answers with the ticket it was asked about. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class MergeController {

    private final Merges merges;
    private final Queue queue;

    MergeController(Merges merges, Queue queue) {
        this.merges = merges;
        this.queue = queue;
    }

    record Into(@NotNull Long into) {}

    record Other(@NotNull Long other) {}

    record Undo(@Nullable UUID operation) {}

    /** A possible follow-up belongs to the other ticket, and its sender takes part in that from now on. */
    @PostMapping("/join")
    TicketView join(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Into form) {
        queue.get(caller, number);
        merges.merge(number, form.into(), "join", caller);
        return queue.get(caller, number);
    }

    @PostMapping("/merge")
    TicketView merge(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Into form) {
        queue.get(caller, number);
        merges.merge(number, form.into(), "merge", caller);
        return queue.get(caller, number);
    }

    /** 409 {@code not-linked} unless they are marked as perhaps belonging together. */
    @PostMapping("/not-related")
    TicketView notRelated(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Other form) {
        queue.get(caller, number);
        merges.notRelated(number, form.other(), caller);
        return queue.get(caller, number);
    }

    @PostMapping("/undo")
    TicketView undo(@AuthenticationPrincipal Caller caller, @PathVariable long number, @RequestBody(required = false) @Nullable Undo form) {
        queue.get(caller, number);
        merges.undo(number, form == null ? null : form.operation(), caller);
        return queue.get(caller, number);
    }
}

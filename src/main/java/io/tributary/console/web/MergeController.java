package io.tributary.console.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.ticket.Merges;
import io.tributary.ticket.Splits;
import io.tributary.ticket.Undoing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets that turn out to be one, and turn out not to be. Each answers with the ticket it was asked about. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class MergeController {

    private final Merges merges;
    private final Splits splits;
    private final Undoing undoing;
    private final Queue queue;

    MergeController(Merges merges, Splits splits, Undoing undoing, Queue queue) {
        this.merges = merges;
        this.splits = splits;
        this.undoing = undoing;
        this.queue = queue;
    }

    record Into(@NotNull Long into) {}

    record Other(@NotNull Long other) {}

    record Split(@NotEmpty @Size(max = 1_000) Set<@NotNull UUID> messages, @Nullable @Size(max = 500) String subject) {}

    /** The new ticket, and the number of the one it was split off. */
    record SplitView(@JsonUnwrapped TicketView ticket, long from) {}

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

    /** Some messages become a ticket of their own, which is answered. */
    @PostMapping("/split")
    @ResponseStatus(HttpStatus.CREATED)
    SplitView split(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Split form) {
        queue.get(caller, number);
        var subject = form.subject() == null || form.subject().isBlank() ? null : form.subject().replaceAll("\\p{Cntrl}+", " ").strip();
        var part = splits.split(number, form.messages(), subject, caller);
        return new SplitView(queue.get(caller, part), number);
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
        undoing.undo(number, form == null ? null : form.operation(), caller);
        return queue.get(caller, number);
    }
}

package io.tributary.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.console.Queue;
import io.tributary.console.QueueFilter;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.ticket.BulkChange;
import io.tributary.ticket.BulkChanges;
import io.tributary.ticket.BulkChanges.Done;
import io.tributary.ticket.BulkChanges.Outcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The same change for many tickets, and back. */
@RestController
@RequestMapping("/api/v1")
class BulkController {

    private final BulkChanges changes;
    private final Queue queue;

    BulkController(BulkChanges changes, Queue queue) {
        this.changes = changes;
        this.queue = queue;
    }

    /** {@code before} and {@code limit} belong to {@code query}: those numbers come in descending order. */
    record Form(@Nullable List<@NotNull Long> numbers, @Nullable QueueFilter query, @Nullable Long before, @Nullable Integer limit,
            @NotNull JsonNode change) {}

    /** {@code next}: the {@code before} of the next call, while a query has more. */
    record Answer(UUID operation, List<Outcome> items, @Nullable Long next) {}

    @Operation(summary = "Change many tickets", description = """
            Either `numbers` or a `query` as `GET /tickets` takes it, 500 at most in a call. `change` holds fields as `PATCH /tickets/{number}` takes them, \
            `addTags` and `removeTags`. Each ticket stands for itself: `items` says what became of each, by `ok` and a problem's `code`.""")
    @PostMapping("/tickets/bulk")
    Answer change(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Form form) {
        var change = BulkChange.read(form.change());
        var query = form.query();
        if (form.numbers() != null) return answer(changes.change(form.numbers(), change, caller), null);
        if (query == null) throw Problem.invalid("numbers", "missing");
        var limit = Math.clamp(form.limit() == null ? BulkChanges.MOST : form.limit(), 1, BulkChanges.MOST);
        var found = queue.numbers(caller, query, form.before() == null ? Long.MAX_VALUE : form.before(), limit);
        return answer(changes.change(found, change, caller), found.size() < limit ? null : found.getLast());
    }

    @Operation(summary = "Undo a change to many tickets", description = """
            Puts each field back unless it was changed since: then its ticket's `code` is `changed-meanwhile` and `fields` names what was left. \
            409 `nothing-to-undo` the second time; 404 unless it is the caller's own.""")
    @PostMapping("/operations/{id}/undo")
    Done undo(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return changes.undo(id, caller);
    }

    private static Answer answer(Done done, @Nullable Long next) {
        return new Answer(done.operation(), done.items(), next);
    }
}

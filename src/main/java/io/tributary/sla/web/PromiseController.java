package io.tributary.sla.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.sla.Drawings;
import io.tributary.sla.PromiseView;
import io.tributary.sla.Promises;
import io.tributary.sla.RunningClocks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What tickets were promised and how that came about, and the processes that look after it. */
@RestController
@RequestMapping("/api/v1")
class PromiseController {

    private final Promises promises;
    private final RunningClocks running;
    private final Drawings drawings;

    PromiseController(Promises promises, RunningClocks running, Drawings drawings) {
        this.promises = promises;
        this.running = running;
        this.drawings = drawings;
    }

    @Operation(summary = "What a ticket was promised", description = """
            Every promise, the oldest first: its `target` in seconds of working time, the `policy` (with the number of its version) and `calendar` it stands \
            under, where its `process` waits, and as `explanation` all `intervals` from its start to its due time, counted or skipped (`outside-hours`, \
            `day-off`, or `paused` with the ticket's status as `name`).""")
    @GetMapping("/tickets/{number}/sla")
    Page<PromiseView> of(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        return Page.of(promises.of(caller, number));
    }

    @Operation(summary = "The promises of all tickets one sees", description = """
            `state`: `running`, `due_soon`, `overdue`, `paused` or `met`; without, all that are not met. Go on with `cursor`, the `next` of the page before.""")
    @GetMapping("/sla/clocks")
    Page<RunningClocks.Item> clocks(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        return running.list(caller, state, cursor, Math.clamp(limit, 1, 200));
    }

    @Operation(summary = "A drawn process", description = """
            `process` is a key, for the one that serves new tickets, or the engine's id of any. Supervisors and administrators get `tokens`, how many \
            promises stand at each element, of the tickets they see.""")
    @GetMapping("/sla/processes/{process}")
    Drawings.Drawing drawing(@AuthenticationPrincipal Caller caller, @PathVariable String process) {
        return drawings.get(caller, process);
    }
}

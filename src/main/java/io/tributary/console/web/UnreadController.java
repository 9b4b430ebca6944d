package io.tributary.console.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.console.Unread;
import io.tributary.console.Unread.Count;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller has read of their tickets, and wants to read once more. */
@RestController
@RequestMapping("/api/v1/tickets")
class UnreadController {

    private static final int MOST = 500;

    private final Unread unread;

    UnreadController(Unread unread) {
        this.unread = unread;
    }

    record Seen(@NotNull @Size(max = MOST) List<@NotNull Long> numbers, @Nullable UUID upTo) {}

    record Marked(@NotNull @Size(max = MOST) List<@NotNull Long> numbers) {}

    @Operation(summary = "Mark tickets as read", description = """
            All there is in them, or no further than to the message `upTo`. Answers `{number, unread}` of each ticket the caller sees.""")
    @PostMapping("/seen")
    Page<Count> seen(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Seen form) {
        return Page.of(unread.seen(caller, form.numbers(), form.upTo()));
    }

    @Operation(summary = "Mark tickets as unread", description = "Answers `{number, unread}` of each ticket the caller sees.")
    @PostMapping("/unread")
    Page<Count> unread(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Marked form) {
        return Page.of(unread.mark(caller, form.numbers()));
    }
}

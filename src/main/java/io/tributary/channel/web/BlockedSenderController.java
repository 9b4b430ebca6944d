package io.tributary.channel.web;

import io.tributary.channel.BlockedSenders;
import io.tributary.channel.BlockedSenders.BlockedSender;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is kept out, and letting them in again. Somebody is blocked from a mail of theirs. */
@RestController
@RequestMapping("/api/v1/blocked-senders")
class BlockedSenderController {

    private final BlockedSenders senders;

    BlockedSenderController(BlockedSenders senders) {
        this.senders = senders;
    }

    @GetMapping
    Page<BlockedSender> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return senders.list(caller, cursor, Math.clamp(limit, 1, 200));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        senders.unblock(caller, id);
    }
}

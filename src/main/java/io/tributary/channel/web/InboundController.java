package io.tributary.channel.web;

import io.tributary.channel.ChannelAccounts;
import io.tributary.channel.Inbox;
import io.tributary.channel.InboxRows;
import io.tributary.channel.InboxRows.Counts;
import io.tributary.channel.InboxRows.InboxRow;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for mail by HTTP, and the book of what came in. */
@RestController
@RequestMapping("/api/v1/inbound")
class InboundController {

    private final Inbox inbox;
    private final InboxRows rows;
    private final ChannelAccounts accounts;

    InboundController(Inbox inbox, InboxRows rows, ChannelAccounts accounts) {
        this.inbox = inbox;
        this.rows = rows;
        this.accounts = accounts;
    }

    record Accepted(UUID id) {}

    /** 202 only when it is durable; the same id for a mail we have. Up to 50 MB. */
    @PostMapping(value = "/{account}", consumes = "message/rfc822")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted accept(@AuthenticationPrincipal Caller caller, @PathVariable String account, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > Inbox.LIMIT_BYTES) throw Problem.tooLarge(Inbox.LIMIT_BYTES);
        var into = accounts.open(account);
        var raw = request.getInputStream().readNBytes((int) Inbox.LIMIT_BYTES + 1);
        if (raw.length > Inbox.LIMIT_BYTES) throw Problem.tooLarge(Inbox.LIMIT_BYTES);
        if (raw.length == 0) throw Problem.invalid("body", "empty");
        return new Accepted(inbox.accept(into, raw, Origin.LIVE, caller));
    }

    @GetMapping
    Page<InboxRow> list(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String account, @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return rows.list(caller, state, account, cursor, Math.clamp(limit, 1, 200));
    }

    /** Cheap enough to be asked every half a minute. */
    @GetMapping("/counts")
    Counts counts(@AuthenticationPrincipal Caller caller) {
        return rows.counts(caller);
    }

    @GetMapping("/{id}")
    InboxRow get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return rows.get(caller, id);
    }

    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".eml\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(rows.raw(caller, id));
    }
}

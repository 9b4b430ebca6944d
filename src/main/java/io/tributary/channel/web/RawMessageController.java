package io.tributary.channel.web;

import io.tributary.channel.Outbox;
import io.tributary.channel.RawMessages;
import io.tributary.identity.Caller;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A message in its envelope: its bytes, the seconds in which it can be taken back, and another try if it failed. */
@RestController
@RequestMapping("/api/v1/messages/{id}")
class RawMessageController {

    private final RawMessages messages;
    private final Outbox outbox;

    RawMessageController(RawMessages messages, Outbox outbox) {
        this.messages = messages;
        this.outbox = outbox;
    }

    @GetMapping("/raw")
    ResponseEntity<byte[]> raw(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".eml\"")
                .body(messages.get(caller, id));
    }

    /** Undoes a reply while it is held; 409 {@code already-sent} afterwards. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        outbox.takeBack(id, caller);
    }

    /** Sends a failed reply again; 409 {@code not-failed} if there is nothing to repeat. */
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        outbox.retry(id, caller);
    }
}

package io.tributary.ticket.web;

import io.tributary.identity.Caller;
import io.tributary.ticket.StatusLinks;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The customer's link to their ticket: an agent may copy it, and may make it worthless. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/status-link")
class StatusLinkController {

    private final StatusLinks links;

    StatusLinkController(StatusLinks links) {
        this.links = links;
    }

    record Link(String url) {}

    @PostMapping
    Link copy(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        return new Link(links.url(number, caller));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        links.revoke(number, caller);
    }
}

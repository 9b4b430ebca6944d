package io.tributary.console.web;

import io.tributary.console.OtherTickets;
import io.tributary.console.OtherTickets.Others;
import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.ticket.Links;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What stands beside a ticket: what its customer wrote elsewhere, and what somebody has put there. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class LinkController {

    private final Queue queue;
    private final Links links;
    private final OtherTickets others;

    LinkController(Queue queue, Links links, OtherTickets others) {
        this.queue = queue;
        this.links = links;
        this.others = others;
    }

    record Other(@NotNull Long other) {}

    /** What is not done first, then the latest activity; the first ten and how many there are. */
    @GetMapping("/others")
    Others others(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        queue.get(caller, number);
        return others.of(caller, number);
    }

    /** 409 {@code linked-with-itself}, {@code already-merged} or {@code too-many-links}. */
    @PostMapping("/links")
    TicketView link(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody Other form) {
        queue.get(caller, number);
        links.link(number, form.other(), caller);
        return queue.get(caller, number);
    }

    @DeleteMapping("/links/{other}")
    TicketView unlink(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable long other) {
        queue.get(caller, number);
        links.unlink(number, other, caller);
        return queue.get(caller, number);
    }
}
